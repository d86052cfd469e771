package org.samgraf.query;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samgraf.SharedStore;
import org.samgraf.load.Home;

import static org.assertj.core.api.Assertions.assertThat;

/** A question and its cases are two files, and the cases can fail. */
class NewQuestionTests {

	private static final String CASES = "queries/tests/methods-of-unit.test.yaml";

	private final Home home;

	NewQuestionTests(@TempDir Path folder) {
		this.home = Home.copyTo(folder.resolve("home")).write("queries/tests/methods-of-unit.rq", """
				#+ summary: What does a unit use?
				#+ params:
				#+   - {name: unit, type: iri, choices: choices/units, required: true}
				PREFIX sg: <https://w3id.org/samgraf/ontology#>
				SELECT ?method ?claim WHERE { ?claim a sg:MethodUse ; sg:unit ?unit ; sg:method ?method }
				""");
	}

	@Test
	void itsCasesHold() {
		assertThat(differences("""
				- name: Norrmalm uses Pimp my soc
				  ask: {unit: Norrmalm}
				  rows:
				    - {method: method/pimp-my-soc, claims: [003-n4]}
				  others: true
				  never:
				    - {method: method/signs-of-safety}
				""")).isEmpty();
	}

	@Test
	void aRowThatIsNotThereIsTold() {
		assertThat(differences("""
				- name: Norrmalm uses SIP
				  ask: {unit: Norrmalm}
				  rows:
				    - {method: method/signs-of-safety}
				  others: true
				""")).singleElement().asString().startsWith("missing ");
	}

	@Test
	void aClaimThatIsNotThereIsTold() {
		assertThat(differences("""
				- name: Norrmalm uses Pimp my soc
				  ask: {unit: Norrmalm}
				  rows:
				    - {method: method/pimp-my-soc, claims: [003-n4, 003-n5]}
				  others: true
				""")).singleElement().asString().startsWith("missing ");
	}

	@Test
	void aRowThatWasNotExpectedIsTold() {
		assertThat(differences("""
				- name: Norrmalm uses nothing
				  ask: {unit: Norrmalm}
				""")).isNotEmpty().allSatisfy(told -> assertThat(told).startsWith("not expected "));
	}

	@Test
	void aRowThatMustNeverComeBackIsTold() {
		assertThat(differences("""
				- name: Norrmalm uses nothing
				  ask: {unit: Norrmalm}
				  others: true
				  never:
				    - {method: method/pimp-my-soc}
				""")).singleElement().asString().startsWith("must never come back");
	}

	private List<String> differences(String cases) {
		this.home.write(CASES, cases);
		QuestionCatalogue catalogue = new QuestionCatalogue(this.home.resolve("queries"));
		Answers answers = new Answers(SharedStore.store(), catalogue, Duration.ofMinutes(5), 100_000);
		Question question = catalogue.find("tests/methods-of-unit").orElseThrow();
		return Expectation.read(this.home.resolve(CASES))
			.stream()
			.flatMap(expected -> expected.differences(answers.ask(question, expected.ask(), "sv"), SharedStore.BASE)
				.stream())
			.toList();
	}

}
