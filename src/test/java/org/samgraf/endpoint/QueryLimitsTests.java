package org.samgraf.endpoint;

import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.Server;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is asked, the server says no in time and goes on. A result is whole, or else
 * the status tells that it is not.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryLimitsTests {

	private static final int MAX_ROWS = 50;

	private static final String ENDLESS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l";

	private static final String NEVER = ENDLESS + " FILTER(CONCAT(STR(?a), STR(?f), STR(?i), STR(?l)) = 'x')";

	private final Server server = Server.start("samgraf.query-timeout=3s", "samgraf.max-rows=" + MAX_ROWS);

	private final Sparql sparql = new Sparql(this.server);

	@AfterAll
	void stop() {
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT (COUNT(*) AS ?n) { " + ENDLESS + " }", "SELECT ?a { " + NEVER + " } ORDER BY ?a",
			"SELECT ?a { " + NEVER + " }", "ASK { " + NEVER + " }", "CONSTRUCT { ?a ?b ?l } WHERE { " + NEVER + " }",
			"DESCRIBE ?a { " + NEVER + " }",
			"SELECT (COUNT(*) AS ?n) { ?a (!<urn:test:p>|^!<urn:test:p>)* ?b . ?c (!<urn:test:p>|^!<urn:test:p>)* ?d }",
			"SELECT * { ?s ?p ?o FILTER EXISTS { " + NEVER + " } }",
			"SELECT ?a { { VALUES ?a { 1 2 3 } } UNION { " + NEVER + " } }",
			"CONSTRUCT { <urn:test:s> <urn:test:p> ?a } WHERE { { VALUES ?a { 1 2 3 } } UNION { " + NEVER + " } }" })
	void whatWouldRunForEverIsStopped(String query) {
		HttpResponse<String> response = this.sparql.post(query);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
		assertThat(response.body()).doesNotContain("bindings", "urn:test:s");
		answersAsEver();
	}

	/**
	 * By whichever limit it comes to first: of its time, or of the rows that it keeps.
	 */
	@Test
	void whatWouldKeepRowsForEverIsStopped() {
		HttpResponse<String> response = this.sparql
			.post("SELECT (COUNT(DISTINCT CONCAT(STR(?a), STR(?f))) AS ?n) { " + ENDLESS + " }");
		assertThat(response.statusCode()).as(response.body()).isIn(400, 503);
		assertThat(response.body()).doesNotContain("bindings");
		answersAsEver();
	}

	@ParameterizedTest
	@ValueSource(strings = { "timeout=3600", "timeout=3600000" })
	void aClientCannotMoveTheLimit(String parameter) {
		String form = parameter + "&query=" + Server.encode("ASK { " + NEVER + " }");
		assertThat(this.server.get("/sparql?" + form, "Timeout", "3600").statusCode()).isEqualTo(503);
		assertThat(this.server.post("/sparql", Sparql.FORM_TYPE, form, "Timeout", "3600").statusCode()).isEqualTo(503);
	}

	private void answersAsEver() {
		HttpResponse<String> response = this.sparql
			.get("ASK { <https://w3id.org/samgraf/id/municipality/0127> ?p ?o }");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(Server.json(response).required("boolean").asBoolean()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT * { ?s ?p ?o } LIMIT %d", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT %d" })
	void asManyRowsAsTheLimitButNotMoreAreGiven(String query) {
		HttpResponse<String> most = this.sparql.post(query.formatted(MAX_ROWS));
		assertThat(most.statusCode()).isEqualTo(200);
		HttpResponse<String> tooMany = this.sparql.post(query.formatted(MAX_ROWS + 1));
		assertThat(tooMany.statusCode()).isEqualTo(413);
		assertThat(tooMany.body()).contains("more than 50 rows", "LIMIT");
	}

	@Test
	void aDescriptionIsLimitedToo() {
		HttpResponse<String> response = this.sparql.post("DESCRIBE ?s { ?s ?p ?o }", "application/n-triples");
		assertThat(response.statusCode()).isEqualTo(413);
	}

	@Test
	void questionsAreLimitedToo() {
		HttpResponse<String> response = this.server.get("/api/questions/cooperation/by-rating/coverage");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(Server.json(response).required("detail").asString()).contains("50");
	}

	static Stream<Arguments> nested() {
		return Stream.of(100, 1_000, 3_000, 20_000)
			.flatMap(depth -> Stream.of(nest(depth, "SELECT * { FILTER(", "(", "1", ")", ") }"),
					nest(depth, "SELECT * { BIND(", "STR(", "1", ")", " AS ?x) }"),
					nest(depth, "SELECT * { FILTER(", "!", "true", "", ") }"),
					nest(depth, "SELECT * ", "{ ", "?s <urn:test:p> 1", " }", ""),
					nest(depth, "SELECT * { ", "?s <urn:test:p> 1 OPTIONAL { ", "", " }", " }"),
					nest(depth, "SELECT * { ", "?s <urn:test:p> 1 MINUS { ", "", " }", " }"),
					nest(depth, "SELECT * { ", "{ SELECT * { ", "?s <urn:test:p> 1", " } }", " }"),
					nest(depth, "SELECT * { ?s ", "(", "<urn:test:p>", ")*", " 1 }"),
					nest(depth, "SELECT * { ?s ?p ", "( ", "1", " )", " }"),
					nest(depth, "SELECT * { ?s ?p ", "[ ?p ", "1", " ]", " }"),
					nest(depth, "SELECT * { ?s <urn:test:p> 1 FILTER(", "?s = 1 || ", "false", "", ") }"),
					nest(depth, "SELECT * ", "{ ?s <urn:test:p> 1 } UNION ", "{}", "", "").replace("SELECT * ",
							"SELECT * { ") + " }"))
			.map(query -> Arguments.of(query.substring(0, 60), query.length(), query));
	}

	private static String nest(int depth, String before, String open, String inside, String close, String after) {
		return before + open.repeat(depth) + inside + close.repeat(depth) + after;
	}

	@ParameterizedTest(name = "{0}… ({1})")
	@MethodSource("nested")
	void howeverDeepAQueryIsItIsAnsweredOrRefused(String name, int length, String query) {
		HttpResponse<String> response = this.sparql.post(query);
		assertThat(response.statusCode()).as(name + " " + length + " " + response.body()).isIn(200, 400, 413, 503);
		assertThat(response.body()).isNotBlank().doesNotContain("null");
	}

	@Test
	void nineThousandParenthesesAreTooDeep() {
		for (String query : new String[] { nest(9_000, "SELECT * { FILTER(", "(", "1", ")", ") }"),
				nest(9_000, "SELECT * ", "{ ", "?s <urn:test:p> 1", " }", "") }) {
			HttpResponse<String> response = this.sparql.post(query);
			assertThat(response.statusCode()).isEqualTo(400);
			assertThat(response.body()).contains("nested too deeply");
		}
		answersAsEver();
	}

	/** Jena takes twice as long to prepare it for every further level. */
	@Test
	void manyLevelsOfExistsAreTooDeep() {
		HttpResponse<String> response = this.sparql
			.post(nest(22, "SELECT * { ", "?s <urn:test:p> 1 FILTER EXISTS { ", "", " }", " }"));
		assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
		assertThat(response.body()).contains("nested too deeply");
	}

	/**
	 * Jena takes time in the square of their number to prepare it, and cannot be stopped.
	 */
	@Test
	void tooManyPartsAreRefused() {
		String parts = IntStream.range(0, 6_000)
			.mapToObj(i -> "BIND(1 AS ?x" + i + ")")
			.collect(Collectors.joining(" "));
		HttpResponse<String> response = this.sparql.post("SELECT * { " + parts + " }");
		assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
	}

}
