package org.samgraf.guard;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.jena.query.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Whoever writes a query is told what is wrong and where. */
class GuardTests {

	@Test
	void whatMayRunIsParsed() {
		Query query = Guard.check("SELECT ?s { ?s ?p ?o }", "urn:base:");
		assertThat(query.getResultVars()).containsExactly("s");
	}

	@Test
	void aRelativeNameIsResolvedAgainstTheBase() {
		Query query = Guard.check("SELECT (<of> AS ?x) {}", "http://localhost/sparql");
		assertThat(query.getProject().getExprs().values()).hasToString("[<http://localhost/of>]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT (%s AS ?x) {}", "SELECT (1.%s * 2 AS ?x) {}", "ASK { ?s ?p '%s'^^<urn:type> }" })
	void aNumberThatTakesLongToReadIsRefused(String query) {
		assertThat(Guard.check(query.formatted("9".repeat(1000)), "urn:base:")).isNotNull();
		RefusedQueryException refusal = catchThrowableOfType(RefusedQueryException.class,
				() -> Guard.check("\n" + query.formatted("9".repeat(1001)), "urn:base:"));
		assertThat(refusal.reason()).contains("1,000 digits").endsWith(".");
		assertThat(refusal.line()).isEqualTo(2);
		assertThat(refusal.column()).isEqualTo(query.indexOf("%s") + 1001);
	}

	@Test
	void aLongNameIsRefused() {
		String query = "PREFIX p: <http://x/%s> ASK { p:a p:b p:c }";
		assertThat(Guard.check(query.formatted("a".repeat(1900)), "urn:base:")).isNotNull();
		RefusedQueryException refusal = catchThrowableOfType(RefusedQueryException.class,
				() -> Guard.check(query.formatted("a".repeat(2000)), "urn:base:"));
		assertThat(refusal.reason()).contains("2,000 characters");
	}

	@Test
	void whatIsLessThanAnythingIsNoName() {
		assertThat(Guard.check("ASK { FILTER(1<2%s) }".formatted(" ".repeat(3000)), "urn:base:")).isNotNull();
		assertThat(Guard.check("ASK { FILTER('%s'<'b') }".formatted("a".repeat(3000)), "urn:base:")).isNotNull();
	}

	/** Jena would compare each with each. */
	@Test
	void manyWordsAndSignsAreRefused() {
		String many = IntStream.range(0, 25_000).mapToObj(i -> "?x" + i).collect(Collectors.joining(" "));
		RefusedQueryException refusal = catchThrowableOfType(RefusedQueryException.class,
				() -> Guard.check("SELECT " + many + " {}", "urn:base:"));
		assertThat(refusal.reason()).contains("20,000 words and signs");
		assertThat(Guard.check("ASK {} # " + many, "urn:base:")).isNotNull();
		String data = "<urn:s> <urn:p> " + "1,".repeat(25_000) + "2";
		assertThat(UpdateGuard.check("INSERT DATA { " + data + " }", "urn:base:")).isNotNull();
		assertThat(catchThrowableOfType(RefusedQueryException.class,
				() -> UpdateGuard.check("INSERT { " + data + " } WHERE {}", "urn:base:"))
			.reason()).contains("20,000 words and signs");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SELECT * {                          | 1 | 10 | <EOF>
			SELECT *\\n{ ?s ?p }                 | 2 | 9  | Encountered
			SELECT *\\n\\n{ ?s ?p 'x }           | 3 | 13 | Lexical error
			SELECT *\\n{ ?s no:where 1 }         | 2 | 6  | Unresolved prefixed name: no:where.
			SELECT * { BIND(1 AS ?x) BIND(2 AS ?x) } | 0 | 0 | in-scope
			SELECT * { SERVICE <urn:x> {} }     | 0 | 0  | SERVICE
			""")
	void aRefusalTellsThePlace(String text, int line, int column, String reason) {
		RefusedQueryException refusal = catchThrowableOfType(RefusedQueryException.class,
				() -> Guard.check(text.replace("\\n", "\n"), "urn:base:"));
		assertThat(refusal.reason()).contains(reason).endsWith(".").doesNotStartWith("Line");
		assertThat(refusal.line()).as(refusal.reason()).isEqualTo(line);
		assertThat(refusal.column()).as(refusal.reason()).isEqualTo(column);
	}

}
