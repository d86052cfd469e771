package org.samgraf.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.samgraf.Server;
import org.samgraf.access.Users;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/** The suite of the SPARQL 1.1 Protocol, of which the manifest has the names alone. */
class ProtocolConformanceTests {

	private static final Server SERVER = Server.start(Users.setting(), "samgraf.union-default-graph=false");

	private static final Map<String, Map<String, Object>> CASES = read();

	@AfterAll
	static void stop() {
		SERVER.close();
	}

	private static Map<String, Map<String, Object>> read() {
		try (InputStream list = ProtocolConformanceTests.class.getResourceAsStream("/protocol.yaml")) {
			return new Yaml().load(list);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void allOfTheManifestAreHere(@TempDir Path folder) {
		Path manifest = Suite.unpack("/testcases-sparql-1.1-w3c/protocol/manifest.ttl", folder);
		assertThat(Manifest.entries(manifest).map(entry -> entry.getURI().replaceFirst(".*#", "")))
			.containsExactlyInAnyOrderElementsOf(CASES.keySet());
	}

	@TestFactory
	Stream<DynamicTest> protocol() {
		return CASES.entrySet()
			.stream()
			.map(each -> DynamicTest.dynamicTest(each.getKey(), () -> run(each.getValue())));
	}

	private static void run(Map<String, Object> request) {
		begin();
		HttpResponse<String> response = send(request);
		assertThat(response.statusCode() / 100).as(response.body()).isEqualTo(request.get("status"));
		assertThat(response.body()).contains(text(request, "gives"));
		if (request.containsKey("in")) {
			assertThat(response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", ""))
				.matches(text(request, "in"));
		}
		if (request.containsKey("then")) {
			HttpResponse<String> then = SERVER.post("/sparql", "application/sparql-query", text(request, "then"),
					"Accept", "application/sparql-results+json");
			assertThat(Server.json(then).required("boolean").asBoolean()).isTrue();
		}
	}

	private static void begin() {
		String data = "<urn:test:s0> <urn:test:p> 0 . <urn:test:d1> { <urn:test:s1> <urn:test:p> 1 } "
				+ "<urn:test:d2> { <urn:test:s2> <urn:test:p> 2 } <urn:test:d3> { <urn:test:s3> <urn:test:p> 3 }";
		assertThat(SERVER.send("PUT", "/graphs", BodyPublishers.ofString(data),
				Users.editor("Content-Type", "application/trig")))
			.returns(204, HttpResponse::statusCode);
	}

	private static HttpResponse<String> send(Map<String, Object> request) {
		String parameters = encoded(request.get("parameters"));
		String body = text(request, "body");
		String type = text(request, "type");
		if (request.containsKey("form")) {
			body = encoded(request.get("form"));
			type = "application/x-www-form-urlencoded";
		}
		String[] headers = type.isEmpty() ? Users.editor() : Users.editor("Content-Type", type);
		String charset = request.containsKey("charset") ? text(request, "charset") : "UTF-8";
		return SERVER.send(text(request, "to"), "/sparql" + (parameters.isEmpty() ? "" : "?" + parameters),
				BodyPublishers.ofByteArray(body.getBytes(Charset.forName(charset))), headers);
	}

	/**
	 * Parameters of an address or a form; one with several values comes several times.
	 */
	@SuppressWarnings("unchecked")
	private static String encoded(@Nullable Object parameters) {
		List<String> pairs = new ArrayList<>();
		((Map<String, Object>) ((parameters != null) ? parameters : Map.of())).forEach((name, value) -> {
			List<Object> values = (value instanceof List<?> several) ? (List<Object>) several : List.of(value);
			values.forEach(each -> pairs.add(name + "=" + Server.encode(each.toString())));
		});
		return pairs.stream().collect(Collectors.joining("&"));
	}

	private static String text(Map<String, Object> request, String key) {
		return request.getOrDefault(key, "").toString();
	}

}
