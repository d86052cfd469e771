package org.samgraf.query;

import java.util.List;
import java.util.Map;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.SharedStore;

import static org.assertj.core.api.Assertions.assertThat;

class ChoicesTests {

	private static final Node BUP = thing("child-psychiatry");

	private static final Node SCHOOL = thing("school");

	private static final Node STOCKHOLM = thing("municipality/0180");

	private static final Node STOCKHOLM_COUNTY = thing("county/01");

	private static final Node ORPHAN = thing("without-a-name");

	private final Labels labels = new LabelsOf().preferred(BUP, "barn- och ungdomspsykiatri", "child psychiatry")
		.variant(BUP, "BUP")
		.variant(BUP, "barn- och ungdomspsykiatrin")
		.preferred(SCHOOL, "skola", "school")
		.variant(SCHOOL, "skolan")
		.variant(SCHOOL, "grundskolan i Ängelholm")
		.preferred(STOCKHOLM, "Stockholm", "Stockholm")
		.variant(STOCKHOLM, "Stockholms stad")
		.preferred(STOCKHOLM_COUNTY, "Stockholms län", "Stockholm County")
		.variant(STOCKHOLM_COUNTY, "Stockholm")
		.variant(STOCKHOLM, "huvudstaden")
		.variant(STOCKHOLM_COUNTY, "huvudstaden")
		.labels();

	private final Choices choices = new Choices(List.of(new Choice(SCHOOL, 0), new Choice(BUP, 3),
			new Choice(STOCKHOLM, 1), new Choice(STOCKHOLM_COUNTY, 0), new Choice(ORPHAN, 0)), this.labels);

	@ParameterizedTest
	@ValueSource(strings = { "https://example.org/child-psychiatry", "child-psychiatry", "Child Psychiatry",
			"barn- och ungdomspsykiatri", "Barn- och ungdomspsykiatrin", "BARN- OCH UNGDOMSPSYKIATRI",
			"barn och ungdomspsykiatri", "barn–  och\u00A0ungdomspsykiatri", "bup", "BUP", " BUP ", "\tbup\n" })
	void aThingIsFoundByAnyOfItsNames(String text) {
		assertThat(this.choices.find(text)).containsExactly(BUP);
	}

	/** As macOS writes file names: a letter, then its ring or dots. */
	@ParameterizedTest
	@ValueSource(
			strings = { "grundskolan i Ängelholm", "grundskolan i A\u0308ngelholm", "GRUNDSKOLAN I A\u0308NGELHOLM" })
	void decomposedLettersMakeNoDifference(String text) {
		assertThat(this.choices.find(text)).containsExactly(SCHOOL);
	}

	@ParameterizedTest
	@ValueSource(strings = { "grundskolan i Angelholm", "skol", "skolans", "", " ", "-", "https://example.org/School",
			"?x", "https://example.org/other", "child-psychiatry>", "{}", "*", ".*", "sch%ol" })
	void whatIsNobodysNameIsNotFound(String text) {
		assertThat(this.choices.find(text)).isEmpty();
	}

	@Test
	void aPreferredNameGoesBeforeAVariant() {
		assertThat(this.choices.find("Stockholm")).containsExactly(STOCKHOLM);
	}

	@Test
	void aVariantOfTwoThingsIsAmbiguous() {
		assertThat(this.choices.find("Huvudstaden")).containsExactlyInAnyOrder(STOCKHOLM, STOCKHOLM_COUNTY);
	}

	@Test
	void aThingWithoutANameIsFoundByItsKey() {
		assertThat(this.choices.find("without a name")).containsExactly(ORPHAN);
	}

	@Test
	void onlyWhatIsAcceptedIsFound() {
		Choices others = new Choices(List.of(new Choice(SCHOOL, 0)), this.labels);
		assertThat(others.find("BUP")).isEmpty();
		assertThat(others.nearest("BUP")).containsExactly(SCHOOL);
	}

	@Test
	void theNearestNameComesFirst() {
		assertThat(this.choices.nearest("skolor")).startsWith(SCHOOL);
		assertThat(this.choices.nearest("barnpsykiatri")).startsWith(BUP);
		assertThat(this.choices.nearest("Stokholm")).startsWith(STOCKHOLM);
	}

	@Test
	void atMostThreeAreSuggested() {
		assertThat(this.choices.nearest("zzz")).hasSize(3).doesNotHaveDuplicates();
		assertThat(this.choices.nearest("")).hasSize(3);
	}

	@Test
	void whatLeadsToAnAnswerIsSuggestedBeforeWhatIsAsNear() {
		Node one = thing("one");
		Node other = thing("other");
		Labels names = new LabelsOf().preferred(one, "samma", "same").preferred(other, "samma", "same").labels();
		assertThat(new Choices(List.of(new Choice(one, 0), new Choice(other, 1)), names).nearest("sama"))
			.containsExactly(other, one);
	}

	@Test
	void theOrderOfTheQueryIsKept() {
		assertThat(this.choices.all()).extracting(Choice::value)
			.containsExactly(SCHOOL, BUP, STOCKHOLM, STOCKHOLM_COUNTY, ORPHAN);
	}

	/** In the data itself, since that is what people meet. */
	@Test
	void everyChoiceOfEveryQuestionIsFoundByItsIri() {
		for (Question question : SharedStore.catalogue().questions()) {
			SharedStore.answers().choices(question).forEach((parameter, accepted) -> {
				assertThat(accepted.all()).as("%s of %s", parameter, question.name()).isNotEmpty();
				assertThat(accepted.all()).extracting(Choice::value)
					.allSatisfy(value -> assertThat(accepted.find(value.getURI())).containsExactly(value));
			});
		}
	}

	@Test
	void aNameIsInTheLanguageThatIsAskedForElseInAny() {
		assertThat(this.labels.of(BUP, "en")).isEqualTo("child psychiatry");
		assertThat(this.labels.of(BUP, "fi")).isEqualTo("barn- och ungdomspsykiatri");
		assertThat(this.labels.of(ORPHAN, "sv")).isEqualTo("without-a-name");
		assertThat(this.labels.of(NodeFactory.createLiteralString("2026"), "sv")).isEqualTo("2026");
		assertThat(Map.of("a", Labels.key(STOCKHOLM), "b", Labels.key(NodeFactory.createURI("urn:x#y"))))
			.containsEntry("a", "0180")
			.containsEntry("b", "y");
	}

	private static Node thing(String key) {
		return NodeFactory.createURI("https://example.org/" + key);
	}

}
