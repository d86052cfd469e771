package org.samgraf.query;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.samgraf.SharedStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every question has a test file beside it, and answers as that says. A new question is
 * tested by its file alone.
 */
class QuestionCasesTests {

	private static final Path QUERIES = SharedStore.ROOT.resolve("queries");

	@TestFactory
	Stream<DynamicContainer> questions() {
		return SharedStore.catalogue().questions().stream().map(this::cases);
	}

	private DynamicContainer cases(Question question) {
		Path file = file(question);
		if (!Files.exists(file)) {
			return DynamicContainer.dynamicContainer(question.name(), Stream
				.of(DynamicTest.dynamicTest("has a test file", file.toUri(), () -> assertThat(file).exists())));
		}
		return DynamicContainer.dynamicContainer(question.name(), file.toUri(), Expectation.read(file)
			.stream()
			.map(expected -> DynamicTest.dynamicTest(expected.name(), file.toUri(), () -> check(question, expected))));
	}

	@TestFactory
	Stream<DynamicTest> languages() {
		return SharedStore.catalogue()
			.questions()
			.stream()
			.map(question -> DynamicTest.dynamicTest(question.name(), () -> {
				assertThat(question.summary()).containsOnlyKeys("en", "sv");
				assertThat(question.description()).containsOnlyKeys("en", "sv");
				assertThat(question.parameters())
					.allSatisfy(parameter -> assertThat(parameter.description()).as(parameter.name())
						.containsOnlyKeys("en", "sv"));
			}));
	}

	@Test
	void everyCompetencyQuestionIsAnswered() {
		Stream<String> answered = SharedStore.catalogue()
			.questions()
			.stream()
			.flatMap(question -> Expectation.read(file(question)).stream())
			.flatMap(expected -> expected.answers().stream());
		assertThat(answered)
			.contains(IntStream.rangeClosed(1, 30).mapToObj(number -> "CQ" + number).toArray(String[]::new));
	}

	private static Path file(Question question) {
		return QUERIES.resolve(question.name() + ".test.yaml");
	}

	private void check(Question question, Expectation expected) {
		Answer answer = SharedStore.answers().ask(question, expected.ask(), "sv");
		assertThat(expected.differences(answer, SharedStore.BASE)).as(question.name()).isEmpty();
		if (answer.result() instanceof Answer.Rows rows) {
			assertThat(rows.rows()).as("every row rests on a claim")
				.allSatisfy(row -> assertThat(row.claims()).isNotEmpty());
		}
		if (question.coverage() != null) {
			var states = (Answer.Rows) SharedStore.answers().coverage(question, expected.ask(), "sv").result();
			assertThat(states.rows().stream().map(row -> row.values().get("unit"))).as("one state a unit")
				.doesNotHaveDuplicates()
				.doesNotContainNull();
			assertThat(states.rows()).allSatisfy(row -> assertThat(row.values()).containsKey("state"));
		}
		assertThat(answer.evidence().values()).as("every claim has a span")
			.allSatisfy(evidence -> assertThat(evidence.spans()).isNotEmpty());
	}

}
