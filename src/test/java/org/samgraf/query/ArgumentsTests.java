package org.samgraf.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.expr.NodeValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ArgumentsTests {

	private static final Node BUP = NodeFactory.createURI("https://example.org/bup");

	private static final Node SCHOOL = NodeFactory.createURI("https://example.org/school");

	private static final Node PRESCHOOL = NodeFactory.createURI("https://example.org/preschool");

	private static final Labels LABELS = new LabelsOf().preferred(BUP, "BUP", "CAMHS")
		.preferred(SCHOOL, "skola", "school")
		.variant(SCHOOL, "bildning")
		.preferred(PRESCHOOL, "förskola", "preschool")
		.variant(PRESCHOOL, "bildning")
		.labels();

	@Nested
	class Resolving {

		private final Question question = question(parameter("partner", Parameter.Type.IRI, "partners"),
				parameter("thing", Parameter.Type.IRI, null), parameter("text", Parameter.Type.STRING, null),
				parameter("number", Parameter.Type.INTEGER, null), parameter("day", Parameter.Type.DATE, null));

		@Test
		void everyTypeBecomesATerm() {
			Map<String, List<Node>> terms = resolve(
					Map.of("partner", List.of("camhs"), "thing", List.of("https://example.org/any"), "text",
							List.of(" as it is "), "number", List.of(" 7 "), "day", List.of("2026-01-31")));
			assertThat(terms).containsOnly(Map.entry("partner", List.of(BUP)),
					Map.entry("thing", List.of(NodeFactory.createURI("https://example.org/any"))),
					Map.entry("text", List.of(NodeFactory.createLiteralString(" as it is "))),
					Map.entry("number", List.of(NodeValue.makeInteger(7).asNode())),
					Map.entry("day", List.of(NodeValue.makeDate("2026-01-31").asNode())));
		}

		@Test
		void severalArgumentsAreAlternatives() {
			assertThat(resolve(Map.of("partner", List.of("skola", "BUP"))))
				.containsOnly(Map.entry("partner", List.of(SCHOOL, BUP)));
		}

		@Test
		void blankArgumentsAreNone() {
			assertThat(resolve(Map.of("partner", List.of("", "  "), "number", List.of(" ")))).isEmpty();
			assertThat(resolve(Map.of("partner", List.of("", "BUP")))).containsOnly(Map.entry("partner", List.of(BUP)));
		}

		@ParameterizedTest
		@CsvSource({ "number, seven", "number, 7.5", "number, 99999999999", "day, 2026-02-30", "day, 31/1 2026",
				"day, 2026", "day, 2026-1-1" })
		void whatIsNotOfTheTypeIsTold(String name, String value) {
			assertThat(problems(Map.of(name, List.of(value)))).singleElement()
				.isEqualTo(
						new ArgumentProblem.WrongType(name, value, this.question.parameter(name).orElseThrow().type()));
		}

		@Test
		void whatIsNoChoiceIsToldWithTheNearest() {
			assertThat(problems(Map.of("partner", List.of("skolor")))).singleElement()
				.isInstanceOfSatisfying(ArgumentProblem.NotAChoice.class, problem -> {
					assertThat(problem.name()).isEqualTo("partner");
					assertThat(problem.value()).isEqualTo("skolor");
					assertThat(problem.nearest()).startsWith(SCHOOL);
				});
		}

		@Test
		void whatMayMeanSeveralThingsIsToldWithAllOfThem() {
			assertThat(problems(Map.of("partner", List.of("Bildning"))))
				.containsExactly(new ArgumentProblem.Ambiguous("partner", "Bildning", List.of(SCHOOL, PRESCHOOL)));
		}

		@Test
		void anUnknownParameterIsToldWithTheNearest() {
			assertThat(problems(Map.of("prtner", List.of("BUP")))).containsExactly(new ArgumentProblem.UnknownParameter(
					"prtner", "partner", List.of("partner", "thing", "text", "number", "day")));
		}

		@Test
		void aQuestionWithoutParametersTakesNone() {
			ArgumentException failure = catchThrowableOfType(ArgumentException.class,
					() -> Arguments.resolve(question(), Map.of("x", List.of("1")), ArgumentsTests::choices, LABELS));
			assertThat(failure.problems()).containsExactly(new ArgumentProblem.UnknownParameter("x", "", List.of()));
		}

		@Test
		void allThatIsWrongIsToldAtOnce() {
			assertThat(problems(Map.of("partner", List.of("nobody", "Bildning"), "number", List.of("seven"), "other",
					List.of("x"))))
				.hasSize(4);
		}

		@Test
		void aMissingArgumentIsToldWithAnExample() {
			Question required = question(
					new Parameter("partner", Parameter.Type.IRI, true, "BUP", List.of(), "partners", Map.of()));
			for (Map<String, List<String>> written : List.of(Map.<String, List<String>>of(),
					Map.of("partner", List.of(" ")))) {
				ArgumentException failure = catchThrowableOfType(ArgumentException.class,
						() -> Arguments.resolve(required, written, ArgumentsTests::choices, LABELS));
				assertThat(failure.problems()).containsExactly(new ArgumentProblem.Missing("partner", "BUP"));
			}
		}

		@Test
		void defaultsHoldWhereNothingIsGiven() {
			Question withDefault = question(new Parameter("partner", Parameter.Type.IRI, true, null,
					List.of("BUP", "skola"), "partners", Map.of()));
			assertThat(Arguments.resolve(withDefault, Map.of(), ArgumentsTests::choices, LABELS))
				.containsOnly(Map.entry("partner", List.of(BUP, SCHOOL)));
			assertThat(Arguments.resolve(withDefault, Map.of("partner", List.of("preschool")), ArgumentsTests::choices,
					LABELS))
				.containsOnly(Map.entry("partner", List.of(PRESCHOOL)));
		}

		private Map<String, List<Node>> resolve(Map<String, List<String>> written) {
			return Arguments.resolve(this.question, written, ArgumentsTests::choices, LABELS);
		}

		private List<ArgumentProblem> problems(Map<String, List<String>> written) {
			return catchThrowableOfType(ArgumentException.class, () -> resolve(written)).problems();
		}

	}

	@Nested
	class Binding {

		private static final Node NAME = NodeFactory.createURI("urn:name");

		private final DatasetGraph data = DatasetGraphFactory.create();

		Binding() {
			for (String name : List.of("one", "two", "three")) {
				this.data.add(NodeFactory.createURI("urn:graph"), NodeFactory.createURI("urn:" + name), NAME,
						NodeFactory.createLiteralString(name));
			}
		}

		@Test
		void oneValue() {
			assertThat(names(ALL, Map.of("name", List.of(literal("two"))))).containsExactly("two");
		}

		@Test
		void severalValuesAreAlternatives() {
			assertThat(names(ALL, Map.of("name", List.of(literal("two"), literal("three"), literal("four")))))
				.containsExactlyInAnyOrder("two", "three");
		}

		@Test
		void severalParametersHoldTogether() {
			assertThat(names(ALL,
					Map.of("name", List.of(literal("one"), literal("two")), "thing",
							List.of(NodeFactory.createURI("urn:two"), NodeFactory.createURI("urn:three")))))
				.containsExactly("two");
		}

		@Test
		void nothingBoundLeavesTheQueryOpen() {
			assertThat(names(ALL, Map.of())).containsExactlyInAnyOrder("one", "two", "three");
		}

		@Test
		void whatTheQueryDoesNotMentionIsLeftOut() {
			assertThat(names(ALL, Map.of("other", List.of(literal("x"))))).hasSize(3);
		}

		@Test
		void aVariableOfAFilterAloneIsBound() {
			String query = "SELECT ?name { GRAPH ?g { ?thing <urn:name> ?name } FILTER (?name != ?not) }";
			assertThat(names(query, Map.of("not", List.of(literal("two"))))).containsExactlyInAnyOrder("one", "three");
		}

		@Test
		void aVariableOfAnExistsAloneIsBound() {
			String query = "SELECT ?name { GRAPH ?g { ?thing <urn:name> ?name } FILTER EXISTS { GRAPH ?g { ?thing ?p ?only } } }";
			assertThat(names(query, Map.of("only", List.of(literal("two"))))).containsExactly("two");
		}

		@Test
		void theQueryItselfIsNotChanged() {
			Query query = QueryFactory.create(ALL);
			String before = query.serialize();
			Arguments.bind(query, Map.of("name", List.of(literal("two"))));
			assertThat(query.serialize()).isEqualTo(before);
		}

		@ParameterizedTest
		@ValueSource(strings = { "two\" } #", "two') } UNION { ?s ?p ?o", "\\\"two", "}\n} DROP ALL", "?name",
				"<urn:two>", "two\u0000", "\uD83D\uDE00" })
		void whatLooksLikeAQueryIsData(String text) {
			assertThat(names(ALL, Map.of("name", List.of(literal(text))))).isEmpty();
			assertThat(names(ALL, Map.of("thing", List.of(NodeFactory.createURI(text))))).isEmpty();
			this.data.add(NodeFactory.createURI("urn:graph"), NodeFactory.createURI("urn:four"), NAME, literal(text));
			assertThat(names(ALL, Map.of("name", List.of(literal(text))))).containsExactly(text);
		}

		private static final String ALL = "SELECT ?name { GRAPH ?g { ?thing <urn:name> ?name } }";

		private static Node literal(String text) {
			return NodeFactory.createLiteralString(text);
		}

		private List<String> names(String query, Map<String, List<Node>> terms) {
			try (QueryExec execution = QueryExec.dataset(this.data)
				.query(Arguments.bind(QueryFactory.create(query), terms))
				.build()) {
				List<String> names = new ArrayList<>();
				execution.select().forEachRemaining(row -> names.add(row.get("name").getLiteralLexicalForm()));
				return names;
			}
		}

	}

	/** The same ones, whatever their name. */
	private static Choices choices(String name) {
		assertThat(name).isEqualTo("partners");
		return new Choices(List.of(new Choice(BUP, 1), new Choice(SCHOOL, 1), new Choice(PRESCHOOL, 0)), LABELS);
	}

	private static Parameter parameter(String name, Parameter.Type type, @Nullable String choices) {
		return new Parameter(name, type, false, null, List.of(), choices, Map.of());
	}

	private static Question question(Parameter... parameters) {
		Query query = QueryFactory.create("ASK {}");
		return new Question("tests/question", Map.of(), Map.of(), List.of(), List.of(parameters), 100, List.of(), null,
				null, List.of(), query, query.serialize());
	}

}
