package org.samgraf.page;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.Server;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The search over HTTP: as a page, as JSON, as suggestions, and as browsers learn of it.
 */
class SearchPageTests {

	private final Server server = Server.shared();

	private String page(String query) {
		HttpResponse<String> response = this.server.get("/search?" + query, "Accept", "text/html");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
		return response.body();
	}

	private JsonNode json(String query) {
		HttpResponse<String> response = this.server.get("/api/search?" + query);
		assertThat(response.statusCode()).isEqualTo(200);
		return Server.json(response);
	}

	@Test
	void hitsAreLinksBelowHeadingsByKind() {
		String page = page("q=barnpsykiatri&lang=sv");
		assertThat(page).contains("<html lang=\"sv\"", "<p role=\"status\"", "En träff för",
				"href=\"/doc/partner-kind/bup\"", "slag av part</span>", "även:", "<bdi>barnpsykiatri</bdi>",
				"<code>bup</code>");
		assertThat(page("q=barnpsykiatri&lang=en")).contains("One hit for", "also:");
	}

	@Test
	void kindsAreFacets() {
		String page = page("q=Botkyrka&lang=sv");
		assertThat(page).contains("href=\"/search?q=Botkyrka&amp;kind=MethodUse\"")
			.containsOnlyOnce("href=\"/doc/municipality/0127\"");
		String methods = page("q=Botkyrka&kind=MethodUse&lang=sv");
		assertThat(methods).contains("href=\"/search?q=Botkyrka&amp;kind=MethodUse\" aria-current=\"true\"", "004-b1")
			.doesNotContain("href=\"/doc/municipality/0127\"");
		assertThat(page("q=Botkyrka&kind=Nonsense&lang=en")).contains("There is none of that kind.");
	}

	@Test
	void aKindIsShownPageByPage() {
		String first = page("q=kommun&kind=Municipality&lang=en");
		assertThat(first).contains("rel=\"next\"", "Page 1 of").doesNotContain("rel=\"prev\"");
		String second = page("q=kommun&kind=Municipality&page=2&lang=en");
		assertThat(second).contains("rel=\"prev\"", "Page 2 of");
		assertThat(first.split("<li", -1).length).isEqualTo(second.split("<li", -1).length);
	}

	@Test
	void whereNothingIsFoundThereAreWaysOn() {
		assertThat(page("q=Botkyrkrkraka&lang=sv")).contains("Inget hittades för", "Menade du",
				"href=\"/doc/municipality/0127\"", "href=\"/questions\"");
	}

	@Test
	void questionsAreFound() {
		assertThat(page("q=cooperation/by-rating&lang=en")).contains("href=\"/questions/cooperation/by-rating\"");
	}

	@Test
	void nothingThatIsTypedIsMarkup() {
		String page = page("q=" + Server.encode("<script>alert(1)</script>\" onload=\"x") + "&lang=en");
		assertThat(page).doesNotContain("<script>alert", "\" onload").contains("&lt;script&gt;alert");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\"", "*", "~", "😀", "\u202Eabc", "...", "AND OR NOT", "{!}", "label:*" })
	void oddTextsHaveAnAnswer(String text) {
		for (String path : List.of("/search?q=", "/api/search?q=", "/api/search/suggestions?q=")) {
			assertThat(this.server.get(path + Server.encode(text)).statusCode()).as(path + text).isEqualTo(200);
		}
	}

	@Test
	void aTextThatIsTooLongIsRefusedOrCut() {
		for (int length : new int[] { 201, 5_000, 10_000, 100_000 }) {
			assertThat(this.server.get("/search?q=" + "a".repeat(length)).statusCode()).isIn(200, 400, 414);
		}
		assertThat(page("q=" + "a".repeat(300) + "&lang=en")).contains("More was typed than a search takes");
	}

	@Test
	void thePageNumberIsChecked() {
		for (String number : List.of("0", "-1", "x", "99999999999")) {
			assertThat(this.server.get("/search?q=a&page=" + number).statusCode()).isEqualTo(400);
			assertThat(this.server.get("/api/search?q=a&size=" + number).statusCode()).isEqualTo(400);
		}
		assertThat(page("q=kommun&kind=Municipality&page=1000000&lang=en")).contains("rel=\"prev\"");
	}

	@Test
	void programsGetTheSame() {
		JsonNode found = json("q=BUP&lang=sv&size=3");
		assertThat(found.required("total").asInt()).isGreaterThan(3);
		assertThat(found.required("hits")).hasSize(3);
		JsonNode first = found.required("hits").required(0);
		assertThat(first.required("iri").asString()).endsWith("/id/partner-kind/bup");
		assertThat(first.required("kind").asString()).isEqualTo("PartnerKind");
		assertThat(first.required("kindLabel").asString()).isEqualTo("slag av part");
		assertThat(first.required("fit").asString()).isEqualTo("key");
		assertThat(first.required("claims").asInt()).isPositive();
		assertThat(this.server.get(first.required("address").asString()).statusCode()).isEqualTo(200);
		assertThat(json("q=BUP&kind=PartnerKind").required("hits")).hasSize(1);
	}

	@Test
	void anAnswerThatIsKnownIsNotSentAgain() {
		for (String address : List.of("/search?q=BUP&lang=en", "/api/search?q=BUP&lang=en")) {
			String tag = this.server.get(address).headers().firstValue("ETag").orElseThrow();
			assertThat(this.server.get(address, "If-None-Match", tag).statusCode()).isEqualTo(304);
		}
	}

	@Test
	void browsersLearnHowToSearch() {
		HttpResponse<String> response = this.server.get("/opensearch.xml?lang=sv");
		assertThat(response.headers().firstValue("Content-Type").orElseThrow())
			.startsWith("application/opensearchdescription+xml");
		String root = this.server.root().toString();
		assertThat(response.body()).contains("<ShortName>Samgraf</ShortName>",
				"template=\"" + root + "/search?q={searchTerms}&amp;lang=sv\"",
				"template=\"" + root + "/api/search/suggestions?q={searchTerms}&amp;lang=sv\"",
				"<Language>sv</Language>");
	}

	@Test
	void browsersGetSuggestions() {
		HttpResponse<String> response = this.server.get("/api/search/suggestions?q=Botk&lang=sv");
		assertThat(response.headers().firstValue("Content-Type").orElseThrow())
			.startsWith("application/x-suggestions+json");
		JsonNode suggestions = Server.json(response);
		assertThat(suggestions).hasSize(4);
		assertThat(suggestions.required(0).asString()).isEqualTo("Botk");
		assertThat(suggestions.required(1).required(0).asString()).isEqualTo("Botkyrka");
		assertThat(suggestions.required(2)).hasSameSizeAs(suggestions.required(1));
		assertThat(suggestions.required(3)).hasSameSizeAs(suggestions.required(1));
	}

	@Test
	void itIsDescribed() {
		JsonNode paths = Server.json(this.server.get("/api/openapi")).required("paths");
		assertThat(paths.has("/api/search")).isTrue();
		assertThat(paths.has("/api/questions")).isTrue();
	}

}
