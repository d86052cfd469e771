package org.samgraf.query;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class QuestionReaderTests {

	private static final String QUERY = "SELECT ?s WHERE { ?s ?p ?o }\n";

	@TempDir
	Path folder;

	@Test
	void aHeaderIsRead() throws IOException {
		Question question = read("""
				#+ summary: Who?
				#+ description: >-
				#+   One
				#+   sentence.
				#+ tags: [a, b]
				#+ params:
				#+   - name: unit
				#+     type: iri
				#+     required: true
				#+     choices: choices/units
				#+     example: Botkyrka
				#+     description: The unit
				#+   - {name: year, type: integer, default: 2026}
				#+ pagination: 20
				#+ sort: [-year, unit]
				#+ coverage: coverage/units
				#+ chart: year
				#+ graph: [unit, year]
				#+ sv:
				#+   summary: Vem?
				#+   params:
				#+     unit: Enheten
				# A remark of the query.
				PREFIX sg: <https://w3id.org/samgraf/ontology#>
				SELECT ?unit ?year WHERE { ?unit sg:year ?year }
				""");
		assertThat(question.name()).isEqualTo("tests/question");
		assertThat(question.topic()).isEqualTo("tests");
		assertThat(question.summary()).isEqualTo(Map.of("en", "Who?", "sv", "Vem?"));
		assertThat(question.description()).isEqualTo(Map.of("en", "One sentence."));
		assertThat(question.tags()).containsExactly("a", "b");
		assertThat(question.pageSize()).isEqualTo(20);
		assertThat(question.sort()).containsExactly("-year", "unit");
		assertThat(question.coverage()).isEqualTo("coverage/units");
		assertThat(question.chart()).isEqualTo("year");
		assertThat(question.graph()).containsExactly("unit", "year");
		assertThat(question.parameter("unit")).hasValueSatisfying(unit -> {
			assertThat(unit.type()).isEqualTo(Parameter.Type.IRI);
			assertThat(unit.required()).isTrue();
			assertThat(unit.choices()).isEqualTo("choices/units");
			assertThat(unit.example()).isEqualTo("Botkyrka");
			assertThat(unit.defaults()).isEmpty();
			assertThat(unit.description()).isEqualTo(Map.of("en", "The unit", "sv", "Enheten"));
		});
		assertThat(question.parameter("year")).hasValueSatisfying(year -> {
			assertThat(year.type()).isEqualTo(Parameter.Type.INTEGER);
			assertThat(year.required()).isFalse();
			assertThat(year.defaults()).containsExactly("2026");
		});
		assertThat(question.parameter("other")).isEmpty();
		assertThat(question.text()).startsWith("# A remark of the query.").endsWith("}");
		assertThat(question.query().getResultVars()).containsExactly("unit", "year");
	}

	@Test
	void aQueryNeedsNoHeader() throws IOException {
		Question question = read(QUERY);
		assertThat(question.parameters()).isEmpty();
		assertThat(question.pageSize()).isEqualTo(100);
		assertThat(question.coverage()).isNull();
		assertThat(question.chart()).isNull();
		assertThat(question.graph()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "#+ summry: Who?", "#+ params: [{name: a, type: iri, requierd: true}]",
			"#+ sv: {summry: Vem}" })
	void anUnknownKeyIsRefusedWithThoseThatAreKnown(String header) throws IOException {
		refused(header + "\n" + QUERY).withMessageContaining("the header has [")
			.withMessageMatching("(?s).*(summary|required).*");
	}

	@ParameterizedTest
	@CsvSource({ "text", "IRIS", "''" })
	void anUnknownTypeIsRefusedWithThoseThatAreKnown(String type) throws IOException {
		refused("#+ params: [{name: unit, type: '%s'}]\n%s".formatted(type, QUERY)).withMessageContaining("'unit'")
			.withMessageContaining("'" + type + "'")
			.withMessageContaining("iri, string, integer, date");
	}

	@Test
	void aMissingTypeIsRefused() throws IOException {
		refused("#+ params: [{name: unit}]\n" + QUERY).withMessageContaining("the type of the parameter 'unit'");
	}

	@Test
	void aParameterWithoutANameIsRefused() throws IOException {
		refused("#+ params: [{type: iri}]\n" + QUERY).withMessageContaining("a parameter has no name");
	}

	@ParameterizedTest
	@ValueSource(strings = { "#+ summary: [", "#+ summary: Who: what?", "#+ a\n#+b: {", "#+ summary: 'open" })
	void whatIsNotYamlIsRefused(String header) throws IOException {
		refused(header + "\n" + QUERY).withMessageContaining("YAML");
	}

	@ParameterizedTest
	@ValueSource(strings = { "#+ just words", "#+ [a, b]", "#+ params: words", "#+ sv: words" })
	void whatHasNoKeysIsRefused(String header) throws IOException {
		refused(header + "\n" + QUERY).withMessageContaining("where keys and values belong");
	}

	/** As a person leaves it who means to write the text later. */
	@ParameterizedTest
	@ValueSource(
			strings = { "#+ summary:", "#+ params: [{name: a, type: iri, description: }]", "#+ sv:\n#+   summary:" })
	void aKeyWithoutAValueIsAsIfItWereNotThere(String header) throws IOException {
		assertThat(read(header + "\n" + QUERY).summary()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "many", "0", "-1", "2.5" })
	void aPageSizeThatIsNoneIsRefused(String size) throws IOException {
		refused("#+ pagination: %s\n%s".formatted(size, QUERY)).withMessageContaining("pagination");
	}

	@ParameterizedTest
	@ValueSource(strings = { "#+ chart: none", "#+ chart: claim", "#+ graph: [s, none]", "#+ chart: '?s'" })
	void aPictureOfAColumnThatIsNotThereIsRefusedWithThoseThatAre(String header) throws IOException {
		refused(header + "\nSELECT ?s ?o ?claim WHERE { ?s ?claim ?o }\n").withMessageContaining("[s, o]")
			.withMessageContaining("names the column");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			chart: [s, o]    | one column
			graph: s         | two columns
			graph: [s, o, s] | two columns
			""")
	void aPictureOfTooManyOrTooFewColumnsIsRefused(String header, String told) throws IOException {
		refused("#+ " + header + "\nSELECT ?s ?o WHERE { ?s ?p ?o }\n").withMessageContaining(told);
	}

	@Test
	void triplesHaveNoColumnsToDraw() throws IOException {
		refused("#+ chart: s\nCONSTRUCT WHERE { ?s ?p ?o }\n").withMessageContaining("[]");
	}

	@Test
	void theTermsOfAQueryAreThoseOutsideOfCommentsAndTexts() throws IOException {
		Question question = read("""
				PREFIX sg: <https://w3id.org/samgraf/ontology#>
				# sg:comment
				SELECT ?s WHERE { ?s a sg:Claim ; sg:unit/sg:partOf* ?o ; sg:unit ?u FILTER (?o != "sg:text") } # sg:end
				""");
		assertThat(question.terms()).extracting(Labels::key).containsExactly("Claim", "unit", "partOf");
	}

	@Test
	void yamlThatMakesJavaObjectsIsRefused() throws IOException {
		refused("#+ summary: !!java.net.URL [\"http://localhost/\"]\n" + QUERY).withMessageContaining("YAML");
	}

	@Test
	void aSyntaxErrorIsToldWithItsLineInTheFile() throws IOException {
		refused("""
				#+ summary: Who?
				#+ tags: [a]
				PREFIX sg: <https://w3id.org/samgraf/ontology#>
				SELECT ?s
				WHERE { ?s sg:p }
				""").withMessageContaining("line 5").withMessageNotContaining("line 3");
	}

	@Test
	void emptyLinesCountToo() throws IOException {
		refused("""
				#+ summary: Who?

				# A remark.

				SELECT ?s
				WHERE { ?s <urn:p> }
				""").withMessageContaining("line 6").withMessageNotContaining("line 4");
	}

	@Test
	void anUnknownPrefixIsToldWithItsLineInTheFile() throws IOException {
		refused("""
				#+ summary: Who?
				SELECT ?s
				WHERE { ?s none:p ?o }
				""").withMessageContaining("none:p")
			.withMessageContaining("line 3")
			.withMessageNotContaining("line: 2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "# nothing\n", "INSERT DATA { <urn:a> <urn:b> <urn:c> }" })
	void whatIsNoQueryIsRefused(String text) throws IOException {
		refused(text);
	}

	@Test
	void extensionsOfTheStandardAreRefused() throws IOException {
		refused("SELECT * WHERE { ?s ?p ?o LET (?x := 1) }");
	}

	@Test
	void anotherEncodingIsRefused() throws IOException {
		Path file = this.folder.resolve("question.rq");
		Files.write(file, ("# å\n" + QUERY).getBytes(StandardCharsets.ISO_8859_1));
		assertThatExceptionOfType(QuestionException.class).isThrownBy(() -> QuestionReader.read("tests/question", file))
			.withMessageStartingWith(file + ": ")
			.withMessageContaining("UTF-8");
	}

	@Test
	void windowsLineEndsMakeNoDifference() throws IOException {
		Question question = read("#+ summary: Who?\r\n#+ tags: [a]\r\n" + QUERY.replace("\n", "\r\n"));
		assertThat(question.summary()).isEqualTo(Map.of("en", "Who?"));
		assertThat(question.tags()).containsExactly("a");
	}

	@Test
	void aFolderThatIsMissingIsRefused() {
		Path missing = this.folder.resolve("none");
		assertThatExceptionOfType(QuestionException.class).isThrownBy(() -> new QuestionCatalogue(missing))
			.withMessageContaining("'" + missing + "'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "#+ coverage: coverage/none", "#+ params: [{name: s, type: iri, choices: choices/none}]" })
	void aQuestionThatNamesAMissingQueryIsToldWithWhatThereIs(String header) throws IOException {
		Files.createDirectories(this.folder.resolve("internal/coverage"));
		Files.createDirectories(this.folder.resolve("tests"));
		Files.writeString(this.folder.resolve("internal/coverage/units.rq"), QUERY);
		Files.writeString(this.folder.resolve("tests/question.rq"), header + "\n" + QUERY);
		assertThatExceptionOfType(QuestionException.class).isThrownBy(() -> new QuestionCatalogue(this.folder))
			.withMessageContaining("tests/question")
			.withMessageContaining("/none")
			.withMessageContaining("coverage/units");
	}

	@Test
	void internalQueriesAreNoQuestions() throws IOException {
		Files.createDirectories(this.folder.resolve("internal"));
		Files.writeString(this.folder.resolve("internal/labels.rq"), QUERY);
		QuestionCatalogue catalogue = new QuestionCatalogue(this.folder);
		assertThat(catalogue.questions()).isEmpty();
		assertThat(catalogue.find("internal/labels")).isEmpty();
		assertThat(catalogue.find("labels")).isEmpty();
		assertThat(catalogue.internal("labels").text()).isEqualTo(QUERY.strip());
	}

	private Question read(String text) throws IOException {
		return QuestionReader.read("tests/question", Files.writeString(this.folder.resolve("question.rq"), text));
	}

	private ThrowableAssertAlternative<QuestionException> refused(String text) throws IOException {
		Path file = Files.writeString(this.folder.resolve("question.rq"), text);
		return assertThatExceptionOfType(QuestionException.class)
			.isThrownBy(() -> QuestionReader.read("tests/question", file))
			.withMessageStartingWith(file + ": ");
	}

}
