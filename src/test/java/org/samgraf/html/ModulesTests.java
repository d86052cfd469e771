package org.samgraf.html;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.Server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Modules of JavaScript, ours and those that they import. */
class ModulesTests {

	private static final Pattern IMPORT = Pattern.compile(
			"(?m)^(?:import|export)\\b(?:[^;'\"]*?\\bfrom)?\\s*(['\"])([^'\"]+)\\1|\\bimport\\((['\"])([^'\"]+)\\3\\)");

	private final Server server = Server.shared();

	/** What a browser loads for a page that has the editor. */
	@Test
	void everyImportOfEveryModuleIsServed() {
		Set<String> seen = new LinkedHashSet<>(Set.of("/js/workbench.js"));
		Deque<String> open = new ArrayDeque<>(seen);
		while (!open.isEmpty()) {
			String address = open.pop();
			HttpResponse<String> response = this.server.get(address);
			assertThat(response.statusCode()).as(address).isEqualTo(200);
			assertThat(response.headers().firstValue("Content-Type").orElse("")).as(address)
				.startsWith("text/javascript");
			IMPORT.matcher(response.body()).results().forEach(found -> {
				String name = (found.group(2) != null) ? found.group(2) : found.group(4);
				assertThat(name).as("what %s imports", address).matches("\\.?\\.?/.*");
				String imported = URI.create(address).resolve(name).getPath();
				if (seen.add(imported)) {
					open.add(imported);
				}
			});
		}
		assertThat(seen).hasSizeGreaterThan(12)
			.anyMatch(address -> address.startsWith("/webjars/codemirror__view/"))
			.anyMatch(address -> address.endsWith("/mode/sparql.js"));
	}

	@Test
	void aModuleWithItsVersionInTheAddressIsKeptForEver() {
		HttpResponse<String> response = this.server.get("/webjars/" + new WebJars().path("crelt"));
		assertThat(response.headers().firstValue("Cache-Control"))
			.hasValueSatisfying(control -> assertThat(control).contains("immutable", "public", "max-age=31536000"));
	}

	@Test
	void aModuleOfOursIsAskedForAgainAndSentOnlyWhenItChanged() {
		HttpResponse<String> response = this.server.get("/js/editor.js");
		assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
		String tag = response.headers().firstValue("ETag").orElseThrow();
		assertThat(this.server.get("/js/editor.js", "If-None-Match", tag).statusCode()).isEqualTo(304);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/package.json", "/dist/index.cjs", "/README.md", "/dist/index.js.map", "/", "" })
	void whatIsNoModuleIsNotServed(String file) {
		String folder = "/webjars/" + new WebJars().path("@codemirror/state").replace("/dist/index.js", "");
		assertThat(this.server.get(folder + file).statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/webjars/", "/webjars/crelt/0.0.0/index.js", "/webjars/none/1/index.js",
			"/webjars/crelt/..%2f..%2fapplication.yaml" })
	void thereIsNothingElseBesides(String address) {
		assertThat(this.server.get(address).statusCode()).isIn(400, 404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "@codemirror/none", "@codemirror/state/none", "@codemirror", "" })
	void aModuleThatNobodyHasIsToldByName(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> new WebJars().path(name)).withMessageContaining(name);
	}

}
