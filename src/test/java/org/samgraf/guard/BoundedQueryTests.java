package org.samgraf.guard;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is ordinary has the same result with bounds as without; what grows is stopped. */
class BoundedQueryTests {

	private static final String ROWS = "VALUES (?s ?l ?i ?d ?e) { "
			+ "('kommun' 'Skolan i norr'@sv 3 2.50 1.5e0) ('Äpple (1)' 'chat'@fr -7 0.125 -1.0e300) "
			+ "('' ''@en 0 0.0 0.0e0) ('a.b\\nc' UNDEF 12345678901234567890 -1.10 2.0e0) "
			+ "(<urn:x> 5 'x' true UNDEF) }";

	/** Two of these make 640,000 rows. */
	private static final String DIGITS = "{ VALUES ?%1$s { "
			+ String.join(" ", IntStream.range(0, 800).mapToObj(Integer::toString).toList()) + " } }";

	private static List<Binding> run(String text, boolean bounded) {
		DatasetGraph dataset = DatasetGraphFactory.create();
		try (QueryExec execution = QueryExec.dataset(dataset)
			.query(Guard.check(text, "urn:base:"))
			.timeout(20, TimeUnit.SECONDS)
			.build()) {
			if (bounded) {
				Guard.bound(execution.getContext());
			}
			return execution.select().stream().toList();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "CONCAT(?s, ?s)", "CONCAT(?l, ?l)", "CONCAT(?l, '-', ?l)", "CONCAT(?s, ?i)", "CONCAT()",
			"CONCAT('a'@sv, 'b'@sv)", "CONCAT('a'@sv, 'b'@en)", "CONCAT(STR(?i), STR(?e), STR(?s))", "STR(?l)",
			"STR(?s)", "STR(?unbound)", "REPLACE(?s, 'a', 'bb')", "REPLACE(?l, '[aeiou]', '')",
			"REPLACE(?l, '(.)', '$1$1')", "REPLACE(?s, '^', 'x')", "REPLACE(?s, 'x*', '-')",
			"REPLACE(?s, 'A', 'z', 'i')", "REPLACE(?s, '.', '#', 'q')", "REPLACE(?s, 'a', '$1')",
			"REPLACE(?s, ?s, 'q')", "REPLACE(?i, '1', '2')", "REPLACE(?s, '(a)|(b)', '[$2]')",
			"REPLACE(?l, 'chat'@fr, 'cat')", "REGEX(?s, 'kommun')", "REGEX(?s, '^K', 'i')", "REGEX(?l, 'äpple', 'i')",
			"REGEX(?s, 'a.b.c', 's')", "REGEX(?s, '^c$', 'm')", "REGEX(?s, 'kom mun', 'x')", "REGEX(?s, '(1)', 'q')",
			"REGEX(?i, '3')", "REGEX(STR(?i), '^(\\\\d)\\\\1')", "REGEX(?s, '^(?!a)')", "REGEX(?s, ?s)",
			"REGEX(?s, '(kom|äpp)(mun|le)?', 'i')", "REGEX(?s, '\\\\p{Lu}')", "?i + ?d", "?i - ?e", "?d * ?d",
			"?i * ?e", "?i / ?e", "?d / 3", "?e / 0", "?i / 0", "?s + 1", "?i + 'a'", "1 + 2 * 3", "CONCAT('a', 'b')",
			"REPLACE('abc', 'b', 'x')",
			"'2020-01-01T00:00:00Z'^^<http://www.w3.org/2001/XMLSchema#dateTime>"
					+ " + 'P1D'^^<http://www.w3.org/2001/XMLSchema#dayTimeDuration>",
			"CONTAINS(?l, 'chat')", "CONTAINS(?l, 'a'@fr)", "CONTAINS(?s, 'a'@fr)", "STRBEFORE(?l, 'o')",
			"STRAFTER(?s, 'o')", "ENCODE_FOR_URI(?s)", "ENCODE_FOR_URI(?l)", "ENCODE_FOR_URI(?i)",
			"STR(<<( <urn:s> <urn:p> ?i )>>)", "STRLANG(?s, 'sv-SE')", "STRLANG(?s, ?l)", "STRLANG(?i, 'sv')",
			"STRLANGDIR(?s, 'sv', 'ltr')", "STRLANGDIR(?s, 'sv', 'up')", "STRLANGDIR(?s, 'sv', ?i)",
			"IF(REGEX(?s, 'a'), ?i * 2, CONCAT(?s, '!'))", "COALESCE(REPLACE(?i, 'a', 'b'), 'none')",
			"EXISTS { FILTER(REGEX(?s, 'o')) }" })
	void whatIsOrdinaryIsTheSame(String expression) {
		for (String query : new String[] { "SELECT (" + expression + " AS ?x) { " + ROWS + " }",
				"SELECT * { " + ROWS + " FILTER(" + expression + ") }",
				"SELECT ?i { " + ROWS + " } ORDER BY (" + expression + ") STR(?i)",
				"SELECT ?g (COUNT(*) AS ?n) { " + ROWS + " } GROUP BY (" + expression + " AS ?g) ORDER BY ?g ?n",
				"SELECT (MIN(" + expression + ") AS ?a) (SAMPLE(STR(" + expression + ")) AS ?b) { " + ROWS + " }",
				"SELECT (GROUP_CONCAT(" + expression + ") AS ?a) { " + ROWS + " }" }) {
			assertThat(run(query, true)).as(query).isEqualTo(run(query, false));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT (GROUP_CONCAT(?i; SEPARATOR=', ') AS ?x) (COUNT(*) AS ?n) { ROWS }",
			"SELECT (GROUP_CONCAT(DISTINCT ?c) AS ?x) { VALUES ?c { 'a' 'b' 'a' 'c'@sv } }",
			"SELECT ?b (GROUP_CONCAT(?s; SEPARATOR='') AS ?x) { ROWS BIND(?i > 1 AS ?b) } GROUP BY ?b ORDER BY ?b",
			"SELECT (GROUP_CONCAT(?s) AS ?x) (SUM(?s) AS ?y) { FILTER(false) }",
			"SELECT (GROUP_CONCAT(DISTINCT ?s) AS ?x) { FILTER(false) }", "SELECT (SUM(?d * ?d) AS ?x) { ROWS }",
			"SELECT (COUNT(DISTINCT ?s) AS ?x) (AVG(?d) AS ?y) { ROWS }",
			"SELECT DISTINCT ?b { ROWS BIND(?d > 1 AS ?b) }", "SELECT * { ROWS } ORDER BY DESC(?d) ?s",
			"SELECT ?s { ROWS } GROUP BY ?s ORDER BY ?s",
			"SELECT ?s { ROWS } GROUP BY ?s HAVING (SUM(?i) > 0) ORDER BY ?s",
			"SELECT ?s (COUNT(*) AS ?n) { ROWS } GROUP BY ?s ORDER BY ?s",
			"SELECT * { { ROWS } MINUS { VALUES ?i { 3 0 } } } ORDER BY ?s",
			"SELECT * { { ROWS } OPTIONAL { VALUES (?i ?z) { (3 1) (0 2) } FILTER(?z + 1 > 2) } } ORDER BY ?s",
			"SELECT * { { ROWS } { SELECT DISTINCT ?i { VALUES ?i { 3 3 0 } } } } ORDER BY ?s",
			"SELECT * { { SELECT DISTINCT ?s { ROWS } ORDER BY ?s LIMIT 2 } } ORDER BY ?s",
			"SELECT DISTINCT ?s { ROWS } ORDER BY ?s LIMIT 3 OFFSET 1",
			"SELECT * { ROWS FILTER EXISTS { { VALUES ?i { 3 } } MINUS { VALUES ?s { 'q' } } } }" })
	void soIsWhatSortsAndGroups(String query) {
		String full = query.replace("ROWS", ROWS);
		assertThat(run(full, true)).as(query).isEqualTo(run(full, false));
	}

	private static String steps(String start, String step, int times) {
		StringBuilder query = new StringBuilder(
				"SELECT (STRLEN(STR(?x" + times + ")) AS ?n) { BIND(" + start + " AS ?x0)");
		IntStream.range(0, times)
			.forEach(i -> query.append(" BIND(").append(step.replace("?x", "?x" + i)).append(" AS ?x" + (i + 1) + ")"));
		return query.append(" }").toString();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CONCAT(?x, ?x)", "REPLACE(?x, 'a', 'aa')", "REPLACE(?x, '^(.*)$', '$1$1')",
			"REPLACE(?x, '.+', '$0$0', 's')", "IF(true, CONCAT(?x, ?x), 1)", "COALESCE(CONCAT(?x, ?x), 1)",
			"CONCAT(STR(?x), UCASE(?x))", "STRDT(CONCAT(?x, ?x), <http://www.w3.org/2001/XMLSchema#string>)",
			"STRLANG(CONCAT(STR(?x), STR(?x)), 'sv')" })
	void aTextThatGrowsIsStopped(String step) {
		assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> run(steps("'a'", step, 30), true))
			.satisfies(ex -> assertThat(ex.reason()).contains("1,000,000 characters").endsWith("."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "?x * ?x", "?x * ?x * 1.5", "?x / (1 / ?x)" })
	void aNumberThatGrowsIsStopped(String step) {
		assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> run(steps("1024", step, 200), true))
			.satisfies(ex -> assertThat(ex.reason()).contains("1,000 digits").endsWith("."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "xsd:integer(?long)", "xsd:decimal(?long)", "xsd:double(?long)", "xsd:gYear(?long)",
			"STRDT(?long, xsd:integer)" })
	void aValueThatTakesLongToReadIsStopped(String cast) {
		String query = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
				+ "SELECT (%s AS ?x) { BIND(REPLACE('%s', 'a', '99999999') AS ?long) }";
		assertThat(run(query.formatted(cast, "a".repeat(100)), true)).isNotNull();
		assertThatExceptionOfType(LimitExceededException.class)
			.isThrownBy(() -> run(query.formatted(cast, "a".repeat(1000)), true))
			.satisfies(ex -> assertThat(ex.reason()).contains("1,000 characters").endsWith("."));
		String text = query.formatted("STRLEN(xsd:string(?long))", "a".repeat(1000));
		assertThat(run(text, true)).isEqualTo(run(text, false));
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT (GROUP_CONCAT(?a; SEPARATOR='xxxxxxxx') AS ?x) { CROSS }",
			"SELECT (GROUP_CONCAT(DISTINCT CONCAT(STR(?a), STR(?b), 'xxxxxxx')) AS ?x) { CROSS }",
			"SELECT * { CROSS } ORDER BY (?a + ?b)", "SELECT DISTINCT * { CROSS }",
			"SELECT (COUNT(DISTINCT CONCAT(STR(?a), STR(?b))) AS ?x) { CROSS }",
			"SELECT (COUNT(DISTINCT *) AS ?x) { CROSS }", "SELECT ?a ?b { CROSS } GROUP BY ?a ?b",
			"SELECT ?a ?b (COUNT(*) AS ?n) { CROSS } GROUP BY ?a ?b",
			"SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT ?a ?b { CROSS } } }",
			"SELECT * { VALUES ?c { 1 2 } MINUS { CROSS VALUES ?c { 1 3 } } }",
			"ASK { FILTER EXISTS { SELECT ?a { CROSS } ORDER BY (?a * ?b) } }",
			"SELECT * { VALUES ?v { 1 2 } FILTER EXISTS { SELECT DISTINCT ?a ?b { CROSS } ORDER BY ?b } }",
			"SELECT * { { CROSS BIND(?a + ?b AS ?c) } { VALUES ?c { 1 } BIND(1 AS ?d) } }" })
	void rowsThatAreKeptAreCounted(String query) {
		String cross = DIGITS.formatted("a") + DIGITS.formatted("b");
		String full = query.replace("CROSS", cross).replace("ASK", "SELECT *");
		assertThatThrownBy(() -> run(full, true)).as(query).isInstanceOf(LimitExceededException.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT (COUNT(*) AS ?n) { CROSS }", "SELECT (SUM(?a) AS ?n) { CROSS }",
			"SELECT ?a (COUNT(*) AS ?n) (MAX(?b) AS ?m) { CROSS } GROUP BY ?a", "SELECT DISTINCT ?a { CROSS }",
			"SELECT * { CROSS } ORDER BY (?a + ?b) LIMIT 10",
			"SELECT * { CROSS FILTER(CONCAT(STR(?a), STR(?b)) = '11') }" })
	void rowsThatPassByAreNot(String query) {
		String full = query.replace("CROSS", DIGITS.formatted("a") + DIGITS.formatted("b"));
		assertThat(run(full, true)).hasSizeLessThanOrEqualTo(1000).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "^(a|aa)+\\\\1c$", "^(a+)+$", "(a*)*b", "(.*,){12}P", "(a|a?)+b", "([a-z]+)*=" })
	void aRegularExpressionStopsWithTheQuery(String pattern) {
		String text = "SELECT (REGEX('" + "a".repeat(5000) + "!', '" + pattern + "') AS ?x) (REPLACE('" + "a".repeat(40)
				+ "!', '" + pattern + "', '') AS ?y) {}";
		try (QueryExec execution = QueryExec.dataset(DatasetGraphFactory.create())
			.query(Guard.check(text, "urn:base:"))
			.timeout(Duration.ofSeconds(1).toMillis(), TimeUnit.MILLISECONDS)
			.build()) {
			Guard.bound(execution.getContext());
			long start = System.nanoTime();
			try {
				execution.select().materialize();
			}
			catch (QueryCancelledException ex) {
				// Either that or a quick answer will do.
			}
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "(|a|){40}z", "((a?)?){20}z",
			"(?:a?|b?)(?:a?|b?)(?:a?|b?)(?:a?|b?)(?:a?|b?)(?:a?|b?)(?:a?|b?)z", "\\\\b{999999999}z",
			"((((((a*)*)*)*)*)*)*z", "(?x) ( | )", "x# comment" })
	void oneThatCannotBeStoppedIsRefused(String pattern) {
		assertThatThrownBy(() -> run("SELECT (REGEX('', '" + pattern + "', 'x') AS ?x) {}", true))
			.isInstanceOf(LimitExceededException.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "NOW() + xsd:dayTimeDuration(CONCAT('P9999999', '999D'))",
			"STRDT(CONCAT('P99999999', '9D'), xsd:dayTimeDuration) < 'P1D'^^xsd:dayTimeDuration",
			"('P99999D'^^xsd:dayTimeDuration * 9999) < 'P1D'^^xsd:dayTimeDuration",
			"'P90000D'^^xsd:dayTimeDuration + 'PT2000000H'^^xsd:dayTimeDuration" })
	void aDurationThatTakesForEverIsStopped(String expression) {
		String query = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT (" + expression + " AS ?x) {}";
		try {
			assertThat(run(query, true)).allMatch(Binding::isEmpty);
		}
		catch (LimitExceededException ex) {
			assertThat(ex.reason()).contains("100,000 days");
		}
	}

	/** Where Jena itself fails, the value is missing, and the row is there. */
	@ParameterizedTest
	@ValueSource(strings = { "HOURS(<urn:x>)", "TZ(BNODE())", "'a'@en < 'a'@en--ltr",
			"'PT1S'^^xsd:dayTimeDuration * 'NaN'^^xsd:double", "'P1M'^^xsd:yearMonthDuration / -1e308",
			"'PT1S'^^xsd:dayTimeDuration - 'P1M'^^xsd:yearMonthDuration" })
	void whatFailsInARowHasNoValue(String expression) {
		String prefix = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ";
		assertThat(run(prefix + "SELECT ?y (" + expression + " AS ?x) { VALUES ?y { 1 2 } }", true)).hasSize(2)
			.allMatch(row -> row.size() == 1);
		assertThat(run(prefix + "SELECT ?y { VALUES ?y { 1 2 } FILTER(" + expression + ") }", true)).isEmpty();
		assertThat(run(prefix + "SELECT ?y { VALUES ?y { 1 2 } } ORDER BY (" + expression + ")", true)).hasSize(2);
	}

}
