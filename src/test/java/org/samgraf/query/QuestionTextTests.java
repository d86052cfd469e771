package org.samgraf.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.SharedStore;

import static org.assertj.core.api.Assertions.assertThat;

/** A question as text that runs says what the question says. */
class QuestionTextTests {

	private static final Node X = NodeFactory.createURI("urn:test:x");

	@TestFactory
	Stream<DynamicTest> textWithArguments() {
		return SharedStore.catalogue()
			.questions()
			.stream()
			.map(question -> DynamicTest.dynamicTest(question.name(), () -> {
				Map<String, List<String>> written = new LinkedHashMap<>();
				question.parameters().forEach(parameter -> {
					if (parameter.example() != null) {
						written.put(parameter.name(), List.of(parameter.example()));
					}
				});
				Answer asked = SharedStore.answers().ask(question, written, "en");
				String text = SharedStore.answers().text(question, written);
				assertThat(QueryFactory.create(text)).isEqualTo(Arguments.bind(question.query(), asked.arguments()));
				assertThat(text.lines()).containsAll(question.text().lines().toList());
			}));
	}

	@TestFactory
	Stream<DynamicTest> textWithoutArguments() {
		return SharedStore.catalogue()
			.questions()
			.stream()
			.map(question -> DynamicTest.dynamicTest(question.name(),
					() -> assertThat(question.textWith(Map.of())).isEqualTo(question.text())));
	}

	/** The place is what stands after the brace that opens the pattern. */
	@ParameterizedTest
	@ValueSource(strings = { "SELECT ?x WHERE {@ ?x ?p 1 }", "SELECT ?x {@}",
			"SELECT (EXISTS { ?x ?p 2 } AS ?found) WHERE {@ ?x ?p 1 }",
			"SELECT ?x # a { in a comment\n WHERE {@ ?x ?p 1 }", "ASK {@ ?x ?p '{', \"}\", <urn:test:#> }",
			"CONSTRUCT { ?x ?p 1 } WHERE {@ ?x ?p 1 }",
			"CONSTRUCT { ?x ?p [ ?q 1 ] } WHERE {@ ?x ?p 1 . OPTIONAL { ?x ?q 2 } }",
			"PREFIX construct: <urn:test:#> SELECT ?x WHERE {@ ?x construct:p 1 }", "DESCRIBE ?x WHERE {@ ?x ?p 1 }" })
	void argumentsStandAtTheBeginningOfThePattern(String marked) {
		String text = marked.replace("@", "");
		Query query = QueryFactory.create(text);
		String with = Question.adHoc(query, text).textWith(Map.of("x", List.of(X)));
		assertThat(with).startsWith(marked.substring(0, marked.indexOf('@')) + "\n    VALUES ?x { <urn:test:x> }\n");
		assertThat(QueryFactory.create(with)).isEqualTo(Arguments.bind(query, Map.of("x", List.of(X))));
	}

	@Test
	void whatTheQueryDoesNotUseIsLeftOut() {
		String text = "SELECT ?x WHERE { ?x ?p 1 }";
		assertThat(Question.adHoc(QueryFactory.create(text), text).textWith(Map.of("other", List.of(X))))
			.isEqualTo(text);
	}

	@Test
	void alternativesAndLiteralsAreWrittenSoThatTheyAreReadAsTheyWere() {
		String text = "PREFIX t: <urn:test:> SELECT ?x WHERE { ?x ?p 1 }";
		Query query = QueryFactory.create(text);
		List<Node> terms = List.of(X, NodeFactory.createLiteralString("\"} \\ \n{ 'å'"),
				NodeFactory.createURI("urn:test:a(b"));
		String with = Question.adHoc(query, text).textWith(Map.of("x", terms));
		assertThat(with).contains("{ t:x ");
		assertThat(QueryFactory.create(with)).isEqualTo(Arguments.bind(query, Map.of("x", terms)));
	}

}
