package org.samgraf.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samgraf.SharedStore;
import org.samgraf.store.Store;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** How rows are made of what a query gives, on data made for it. */
class AnswersTests {

	private static final String DATA = """
			@prefix : <https://example.org/> .
			@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
			@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
			:g {
			    :a rdfs:label "Örebro"@sv, "Aorebro"@en .
			    :b rdfs:label "Ängelholm"@sv, "Bangelholm"@en .
			    :c rdfs:label "Åmål"@sv, "Camal"@en .
			    :d rdfs:label "zinkgruvan"@sv, "Dzink"@en .
			    :e rdfs:label "Arboga"@sv, "Earboga"@en .
			    :claim1 :unit :a ; :year 2024 ; :on "2024-04-16"^^xsd:date .
			    :claim2 :unit :a ; :year 2024 .
			    :claim3 :unit :b ; :year 9 .
			    :claim4 :unit :c ; :year 10 .
			    :claim5 :unit :d .
			    :claim6 :unit :e ; :year 2024 ; :more :claim7 .
			}
			""";

	private final Path folder;

	private final Store store;

	AnswersTests(@TempDir Path folder) throws IOException {
		this.folder = folder;
		this.store = Store.open(folder.resolve("store"), 0, SharedStore.UNNAMED);
		this.store.write(data -> RDFParser.fromString(DATA, Lang.TRIG).parse(StreamRDFLib.dataset(data)));
		FileSystemUtils.copyRecursively(SharedStore.ROOT.resolve("queries/internal"),
				folder.resolve("queries/internal"));
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	@Test
	void rowsThatDifferInTheirClaimsAloneAreOne() throws IOException {
		List<Answer.Row> rows = rows("#+ sort: [unit]\nSELECT ?unit ?claim { ?claim <https://example.org/unit> ?unit }",
				"sv");
		assertThat(rows).hasSize(5).allSatisfy(row -> assertThat(row.values()).containsOnlyKeys("unit"));
		assertThat(rows.getLast().claims()).extracting(Labels::key).containsExactlyInAnyOrder("claim1", "claim2");
	}

	@Test
	void rowsThatDifferInAMissingValueAreTwo() throws IOException {
		List<Answer.Row> rows = rows(
				"""
						SELECT ?unit ?on ?claim { VALUES ?unit { <https://example.org/a> } ?claim <https://example.org/unit> ?unit
						    OPTIONAL { ?claim <https://example.org/on> ?on } }
						""",
				"sv");
		assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row.claims()).hasSize(1));
	}

	@Test
	void everyVariableThatEndsInClaimHoldsAClaim() throws IOException {
		Answer answer = ask(
				"""
						SELECT ?unit ?claim ?laterClaim ?claims { ?claim <https://example.org/unit> ?unit ; <https://example.org/more> ?laterClaim
						    BIND (1 AS ?claims) }
						""",
				"sv");
		Answer.Rows rows = (Answer.Rows) answer.result();
		assertThat(rows.columns()).containsExactly("unit", "claims");
		assertThat(rows.rows()).singleElement()
			.satisfies(row -> assertThat(row.claims()).extracting(Labels::key)
				.containsExactlyInAnyOrder("claim6", "claim7"));
	}

	@Test
	void thingsAreInTheSwedishOrderOfTheirNames() throws IOException {
		String query = "#+ sort: [unit]\nSELECT ?unit ?claim { ?claim <https://example.org/unit> ?unit }";
		assertThat(units(query, "sv")).containsExactly("e", "d", "c", "b", "a");
		assertThat(units(query, "en")).as("by the names in the language").containsExactly("a", "b", "c", "d", "e");
	}

	@Test
	void theOrderCanBeTurnedRound() throws IOException {
		assertThat(units("#+ sort: [-unit]\nSELECT ?unit ?claim { ?claim <https://example.org/unit> ?unit }", "sv"))
			.containsExactly("a", "b", "c", "d", "e");
	}

	@Test
	void numbersAreInTheirOwnOrderAndWhatIsMissingIsLast() throws IOException {
		String pattern = "SELECT ?unit ?year ?claim { ?claim <https://example.org/unit> ?unit OPTIONAL { ?claim <https://example.org/year> ?year } }";
		assertThat(units("#+ sort: [year, unit]\n" + pattern, "sv")).containsExactly("b", "c", "e", "a", "d");
		assertThat(units("#+ sort: [-year, unit]\n" + pattern, "sv")).containsExactly("e", "a", "c", "b", "d");
	}

	@Test
	void withoutASortTheOrderIsTheQuerys() throws IOException {
		assertThat(units("SELECT ?unit ?claim { ?claim <https://example.org/unit> ?unit } ORDER BY ?claim", "sv"))
			.containsExactly("a", "b", "c", "d", "e");
	}

	@Test
	void anAskIsTrueOrFalse() throws IOException {
		assertThat(ask("ASK { ?s <https://example.org/unit> <https://example.org/a> }", "sv").result())
			.isEqualTo(new Answer.Truth(true));
		assertThat(ask("ASK { ?s <https://example.org/unit> <https://example.org/x> }", "sv").result())
			.isEqualTo(new Answer.Truth(false));
	}

	@Test
	void aConstructGivesTriples() throws IOException {
		assertThat(ask("CONSTRUCT WHERE { ?s <https://example.org/unit> ?o }", "sv").result())
			.isInstanceOfSatisfying(Answer.Triples.class, triples -> assertThat(triples.graph().size()).isEqualTo(6));
	}

	@Test
	void anAnswerThatIsTooLargeIsRefused() throws IOException {
		for (String query : List.of("SELECT ?unit ?claim { ?claim <https://example.org/unit> ?unit }",
				"CONSTRUCT WHERE { ?s <https://example.org/unit> ?o }")) {
			Question question = question(query);
			assertThat(answers(6).ask(question, Map.of(), "sv")).isNotNull();
			assertThatExceptionOfType(TooLargeException.class)
				.isThrownBy(() -> answers(5).ask(question, Map.of(), "sv"))
				.satisfies(ex -> assertThat(ex.limit()).isEqualTo(5));
		}
	}

	@Test
	void aQueryThatTakesTooLongIsStopped() throws IOException {
		Question question = question("""
				SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o . ?p ?q ?r . ?s ?t ?u
				    . ?v ?w ?x }
				""");
		Answers answers = new Answers(this.store, catalogue(), Duration.ofMillis(50), 100);
		assertThatExceptionOfType(QueryCancelledException.class)
			.isThrownBy(() -> answers.ask(question, Map.of(), "sv"));
	}

	@Test
	void namesFollowTheDataset() throws IOException {
		Node unit = NodeFactory.createURI("https://example.org/e");
		Question question = question("SELECT ?unit ?claim { ?claim <https://example.org/unit> ?unit }");
		Answers answers = answers(100);
		Answer before = answers.ask(question, Map.of(), "sv");
		this.store.write(data -> {
			data.deleteAny(Node.ANY, unit, RDFS.label.asNode(), Node.ANY);
			data.add(unit, unit, RDFS.label.asNode(), NodeFactory.createLiteralLang("Östersund", "sv"));
		});
		Answer after = answers.ask(question, Map.of(), "sv");
		assertThat(after.version()).isNotEqualTo(before.version());
		assertThat(after.labels().of(unit, "sv")).isEqualTo("Östersund");
		assertThat(before.labels().of(unit, "sv")).isEqualTo("Arboga");
	}

	private List<String> units(String text, String language) throws IOException {
		return rows(text, language).stream()
			.map(row -> Labels.key(Objects.requireNonNull(row.values().get("unit"))))
			.toList();
	}

	private List<Answer.Row> rows(String text, String language) throws IOException {
		return ((Answer.Rows) ask(text, language).result()).rows();
	}

	private Answer ask(String text, String language) throws IOException {
		return answers(100).ask(question(text), Map.of(), language);
	}

	private Question question(String text) throws IOException {
		Path file = this.folder.resolve("queries/tests/question.rq");
		Files.createDirectories(this.folder.resolve("queries/tests"));
		Files.writeString(file, text);
		return QuestionReader.read("tests/question", file);
	}

	private QuestionCatalogue catalogue() {
		return new QuestionCatalogue(this.folder.resolve("queries"));
	}

	private Answers answers(int maxRows) {
		return new Answers(this.store, catalogue(), Duration.ofMinutes(5), maxRows);
	}

}
