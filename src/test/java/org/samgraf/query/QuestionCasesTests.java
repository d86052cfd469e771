package org.samgraf.query;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
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
		Path file = QUERIES.resolve(question.name() + ".test.yaml");
		if (!Files.exists(file)) {
			return DynamicContainer.dynamicContainer(question.name(), Stream
				.of(DynamicTest.dynamicTest("has a test file", file.toUri(), () -> assertThat(file).exists())));
		}
		return DynamicContainer.dynamicContainer(question.name(), file.toUri(), QuestionCase.read(file)
			.stream()
			.map(expected -> DynamicTest.dynamicTest(expected.name(), file.toUri(), () -> check(question, expected))));
	}

	private void check(Question question, QuestionCase expected) {
		Answer answer = SharedStore.answers().ask(question, expected.ask(), "sv");
		assertThat(expected.differences(answer)).as(question.name()).isEmpty();
		assertThat(((Answer.Rows) answer.result()).rows()).as("every row rests on a claim")
			.allSatisfy(row -> assertThat(row.claims()).isNotEmpty());
		assertThat(answer.evidence().values()).as("every claim has a span")
			.allSatisfy(evidence -> assertThat(evidence.spans()).isNotEmpty());
	}

}
