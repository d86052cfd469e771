package org.samgraf.question;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.Server;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The workbench as it is without JavaScript, and what its editor asks. */
class WorkbenchTests {

	private static final String SG = "PREFIX sg: <https://w3id.org/samgraf/ontology#>\n";

	private static final String FORM = "application/x-www-form-urlencoded";

	private final Server server = Server.shared();

	@Test
	void aQueryIsRunAndItsRowsAreLinkedAndTraced() {
		HttpResponse<String> response = run(SG + """
				SELECT ?unit ?rating ?claim WHERE {
					?claim a sg:CooperationAssessment ; sg:unit ?unit ; sg:rating ?rating .
				}
				""");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Server-Timing"))
			.hasValueSatisfying(timing -> assertThat(timing).matches("query;dur=\\d+"));
		assertThat(response.body())
			.contains("href=\"/doc/claim/003-r6\"", "href=\"/doc/district/rinkeby-kista\"",
					"PREFIX sg: &lt;https://w3id.org/samgraf/ontology#&gt;\nSELECT ?unit")
			.containsPattern("Claims that they rest on: \\d+");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SELECT * { VALUES ?x { 1 1 1 } }                              | Rows: 3,
			SELECT ?x { VALUES (?x ?claim) { (1 2) (1 3) } }              | Rows: 2,
			SELECT (1 AS ?claim) (<urn:test:x> AS ?otherClaim) {}         | Rows: 1,
			SELECT * { ?s <urn:test:none> ?o }                            | nothing in the data fits
			ASK { ?s ?p ?o }                                              | Yes, in
			ASK { ?s <urn:test:none> ?o }                                 | No, in
			CONSTRUCT { <urn:test:s> <urn:test:p> ?x } WHERE { VALUES ?x { 1 2 } } | Rows: 2,
			DESCRIBE <https://w3id.org/samgraf/id/municipality/0127>      | municipality/0127
			""")
	void aQueryGivesWhatItSays(String query, String expected) {
		assertThat(run(query).body()).contains(expected).doesNotContain("class=\"failure\"");
	}

	@Test
	void aLongQueryIsPostedAndHasNoAddress() {
		String query = "# " + "long ".repeat(3000) + "\r\nASK { ?s ?p ?o }";
		HttpResponse<String> response = this.server.post("/workbench", FORM, "query=" + Server.encode(query));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("Yes, in", "too long for an address").doesNotContain("class=\"address\"");
	}

	@Test
	void anAddressOfTheGreatestLengthIsUnderstood() {
		String query = "ASK {} # ";
		String address = address(query + "x".repeat(8000 - address(query).length()));
		assertThat(address).hasSize(8000);
		assertThat(this.server.get(address).body()).contains("Yes, in");
	}

	@Test
	void anErrorIsShownAtItsPlace() {
		HttpResponse<String> response = run("SELECT ?s WHERE {\n  ?s ?p ?o ;; <oh&no> ) .\n}");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body())
			.contains("No result", "Line 2, column", "data-line=\"2\"", "data-column=\"", "?s ?p ?o ;; ")
			.doesNotContain("<oh&no>", "Server-Timing");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }       | SERVICE
			SELECT (<java:java.lang.System.exit>(1) AS ?x) {}             | java:
			INSERT DATA { <urn:test:a> <urn:test:b> 1 }                   | No result
			LOAD <file:///etc/passwd>                                     | No result
			""")
	void whatTheGuardRefusesIsRefusedHere(String query, String expected) {
		assertThat(run(query).body()).contains("No result", expected).doesNotContain("id=\"answer-table\"");
	}

	@Test
	void anAnswerThatIsTooLargeOrTakesTooLongIsNeverShownInPart() {
		try (Server small = Server.start("samgraf.max-rows=5", "samgraf.query-timeout=2s")) {
			assertThat(small.get(address("SELECT * { VALUES ?x { 1 2 3 4 5 } }")).body()).contains("Rows: 5,");
			assertThat(small.get(address("SELECT * { VALUES ?x { 1 2 3 4 5 6 } }")).body()).contains("more than 5 rows")
				.doesNotContain("<table");
			assertThat(small
				.get(address("SELECT * { { VALUES ?a { 1 2 3 } } UNION {"
						+ " ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(CONCAT(STR(?a), STR(?f), STR(?i)) = 'x') } }"))
				.body()).contains("stopped after 2 seconds").doesNotContain("<table");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "</textarea><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>" })
	void textIsShownAndNeverRead(String evil) {
		String literal = evil.replace("\"", "\\\"");
		for (String query : List.of(evil, "SELECT (\"%s\" AS ?x) {}".formatted(literal),
				"SELECT (IRI(\"javascript:alert(1)\") AS ?x) (\"%s\"@en AS ?y) {}".formatted(literal),
				"CONSTRUCT { <urn:test:s> <urn:test:p> \"%s\" } WHERE {}".formatted(literal))) {
			assertThat(run(query).body()).doesNotContain("<script>", "<img", "href=\"javascript:");
		}
	}

	@Test
	void everyExampleIsThereAndFillsTheEditor() {
		String page = this.server.get("/workbench").body();
		HttpResponse<String> all = this.server.get("/api/questions");
		assertThat(all.statusCode()).as(all.body()).isEqualTo(200);
		JsonNode questions = Server.json(all);
		assertThat(questions).isNotEmpty()
			.allSatisfy(question -> assertThat(page).contains("?question=" + question.required("name").stringValue()));
		HttpResponse<String> filled = this.server
			.get("/workbench?question=cooperation/by-rating&partner=BUP&partner=school&lang=sv");
		assertThat(filled.body()).contains("VALUES ?partner {", "id/partner-kind/bup", "Din fråga")
			.doesNotContain("Server-Timing");
	}

	@ParameterizedTest
	@CsvSource({ "/workbench?question=cooperation/none, 404",
			"/workbench?question=cooperation/by-rating&partner=xyz, 400", "/workbench?query=&page=2, 200",
			"/workbench?query=ASK%20%7B%7D&chart=none&from=a&to=b&sort=-c, 200" })
	void whatIsNotThereIsToldInAPage(String address, int status) {
		HttpResponse<String> response = this.server.get(address, "Accept", "text/html");
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
	}

	@Test
	void pagesOfRowsAndTheWayTheyAreShownAreInTheAddress() {
		String query = "SELECT * { VALUES (?x ?y) { (1 2) (1 3) (2 3) } }";
		String page = this.server.get(address(query) + "&size=2&page=2&chart=x&from=x&to=y").body();
		assertThat(page).contains("Rows 3 to 3 of 3", "id=\"answer-chart\"", "id=\"answer-graph\"", "<svg");
	}

	@Test
	void aCheckTellsWhatIsWrongAndWhere() {
		assertThat(check("ASK { ?s ?p ?o }")).isEmpty();
		assertThat(check("SELECT * {\n ?s ?p }")).singleElement().satisfies(problem -> {
			assertThat(problem.required("line").intValue()).isEqualTo(2);
			assertThat(problem.required("column").intValue()).isPositive();
			assertThat(problem.required("message").stringValue()).isNotBlank();
		});
		assertThat(check("ASK { SERVICE <urn:test:x> {} }")).singleElement()
			.satisfies(problem -> assertThat(problem.required("message").stringValue()).contains("SERVICE"));
	}

	@Test
	void aCheckReadsNoMoreThanAQueryMayHave() {
		assertThat(this.server.post("/api/workbench/check", "text/plain", "x".repeat(1_100_000)).statusCode())
			.isEqualTo(413);
	}

	private Iterable<JsonNode> check(String query) {
		HttpResponse<String> response = this.server.post("/api/workbench/check", "text/plain;charset=utf-8", query);
		assertThat(response.statusCode()).isEqualTo(200);
		return Server.json(response).required("problems");
	}

	@Test
	void termsAreOfferedInALanguageWithWhereTheyAreUsed() {
		HttpResponse<String> response = this.server.get("/api/workbench/terms?lang=sv");
		JsonNode terms = Server.json(response);
		assertThat(terms.required("prefixes").required("sg").stringValue())
			.isEqualTo("https://w3id.org/samgraf/ontology#");
		int place = 0;
		JsonNode classes = terms.required("classes");
		while (!classes.required(place).required("iri").stringValue().endsWith("#CooperationAssessment")) {
			place++;
		}
		String assessment = Integer.toString(place);
		JsonNode rating = find(terms.required("properties"), "https://w3id.org/samgraf/ontology#rating");
		assertThat(rating.required("label").stringValue()).isEqualTo("omdöme");
		assertThat(rating.required("on").required(assessment).intValue()).isPositive();
		assertThat(find(terms.required("properties"), "https://w3id.org/samgraf/ontology#mapColumn").required("on")
			.has(assessment)).isFalse();
		assertThat(
				find(terms.required("graphs"), "https://w3id.org/samgraf/graph/reference").required("uses").intValue())
			.isPositive();
		assertThat(find(terms.required("things"), "https://w3id.org/samgraf/id/municipality/0127").required("names"))
			.anyMatch(name -> name.stringValue().equals("Botkyrka"));
		String tag = response.headers().firstValue("ETag").orElseThrow();
		assertThat(this.server.get("/api/workbench/terms?lang=sv", "If-None-Match", tag).statusCode()).isEqualTo(304);
		assertThat(this.server.get("/api/workbench/terms?lang=en", "If-None-Match", tag).statusCode()).isEqualTo(200);
	}

	private static JsonNode find(JsonNode terms, String iri) {
		return StreamSupport.stream(terms.spliterator(), false)
			.filter(term -> term.required("iri").stringValue().equals(iri))
			.findFirst()
			.orElseThrow();
	}

	private HttpResponse<String> run(String query) {
		return this.server.get(address(query));
	}

	private static String address(String query) {
		return "/workbench?lang=en&query=" + Server.encode(query);
	}

}
