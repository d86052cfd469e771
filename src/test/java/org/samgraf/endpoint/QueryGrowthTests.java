package org.samgraf.endpoint;

import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samgraf.Server;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A query of a few lines can double a text or a number until memory is full, or hold a
 * core with one regular expression, which no time limit prevents. Here it is stopped.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryGrowthTests {

	private static final int STEPS = 40;

	private final Server server = Server.start("samgraf.query-timeout=3s");

	private final Sparql sparql = new Sparql(this.server);

	@AfterAll
	void stop() {
		this.server.close();
	}

	/** Applies a step, in which x stands for what was before, time and again. */
	private static String steps(String start, String step) {
		String steps = IntStream.range(0, STEPS)
			.mapToObj(i -> "BIND(" + step.replace("?x", "?x" + i) + " AS ?x" + (i + 1) + ")")
			.collect(Collectors.joining(" "));
		return "SELECT (STRLEN(STR(?x" + STEPS + ")) AS ?n) { BIND(" + start + " AS ?x0) " + steps + " }";
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
			'a'  | CONCAT(?x, ?x)                                 | 400 | more than 1,000,000 characters
			'a'  | CONCAT(STR(?x), UCASE(?x))                     | 400 | more than 1,000,000 characters
			'a'  | REPLACE(?x, 'a', 'aa')                         | 400 | more than 1,000,000 characters
			'a'  | REPLACE(?x, '^(.*)$', '$1$1')                  | 400 | more than 1,000,000 characters
			'a'@sv | STRLANG(CONCAT(STR(?x), STR(?x)), 'sv')      | 400 | more than 1,000,000 characters
			1024 | ?x * ?x                                        | 400 | more than 1,000 digits
			1.5  | ?x * ?x                                        | 400 | more than 1,000 digits
			1024 | ?x / (1 / ?x)                                  | 400 | more than 1,000 digits
			'a'  | TRIPLE(?x, <urn:p>, ?x)                        | 400 | triple terms in more than 4 places
			'a'  | <<( ?x <urn:p> ?x )>>                          | 400 | triple terms in more than 4 places
			""")
	void whatGrowsIsStopped(String start, String step, int status, String reason) {
		isStopped(steps(start, step), status, reason);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '¦', quoteCharacter = '§',
			textBlock = """
					400 ¦ 1,000,000 characters ¦ SELECT (GROUP_CONCAT(?l) AS ?x) { ?s ?p ?o . ?t ?q ?l }
					400 ¦ long texts of more than ¦ SELECT * { ?s ?p ?o . BIND(CONCAT(LONG, STR(?o)) AS ?x) }
					413 ¦ characters ¦ SELECT * { BIND(CONCAT(LONG, 'x') AS ?x) ?s ?p ?o }
					413 ¦ characters ¦ CONSTRUCT { ?s ?p ?x } WHERE { BIND(CONCAT(LONG, 'x') AS ?x) ?s ?p ?o }
					400 ¦ regular expression ¦ SELECT (REGEX(CONCAT(REPLACE(LONG, 'x', 'a'), '!'), '^(a|aa)+\\\\1c$') AS ?x) {}
					503 ¦ ¦ SELECT (REGEX('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '^(a|aa)+\\\\1c$') AS ?x) {}
					503 ¦ ¦ SELECT * { ?s ?p ?o FILTER(REGEX('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '^(a|aa)+\\\\1c$')) }
					503 ¦ ¦ SELECT * { ?s ?p ?o } ORDER BY (REPLACE('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '^(a|aa)+\\\\1c$', ''))
					400 ¦ nothing in too many ways ¦ SELECT (REGEX('', '(|a|){60}z') AS ?x) {}
					400 ¦ searches for too long ¦ SELECT (CONTAINS(LONG, CONCAT(LONG, 'y')) AS ?x) {}
					503 ¦ ¦ SELECT ?p (GROUP_CONCAT(DISTINCT CONCAT(STR(?s), STR(?l))) AS ?x) { CROSS } GROUP BY ?p
					503 ¦ ¦ SELECT * { CROSS } ORDER BY ?l
					503 ¦ ¦ SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT ?s ?o ?l { CROSS } } }
					503 ¦ ¦ SELECT ?s ?l (COUNT(*) AS ?n) { CROSS } GROUP BY ?s ?l
					503 ¦ ¦ SELECT (COUNT(DISTINCT CONCAT(STR(?s), STR(?l))) AS ?n) { CROSS }
					503 ¦ ¦ ASK { FILTER EXISTS { { SELECT ?s { CROSS } ORDER BY ?l } } }
					""")
	void soIsWhatTakesTooMuch(int status, @Nullable String reason, String query) {
		isStopped(query.replace("LONG", "'" + "x".repeat(200_000) + "'")
			.replace("CROSS", "?s ?p ?o . ?t ?q ?l . ?u ?v ?w"), status, (reason != null) ? reason : "");
	}

	/** Whether the time is over first or the rows are too many depends on the machine. */
	private void isStopped(String query, int status, String reason) {
		HttpResponse<String> response = this.sparql.post(query);
		String shown = query.substring(0, Math.min(query.length(), 300));
		assertThat(response.statusCode()).as(shown + "\n" + response.body())
			.isIn(status, (status == 503) ? 400 : status);
		assertThat(response.body()).contains(reason).doesNotContain("bindings", "org.samgraf");
		assertThat(Server.json(this.sparql.get("ASK {}")).required("boolean").asBoolean()).isTrue();
	}

}
