package org.samgraf;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samgraf.load.Home;
import org.samgraf.load.LoadReport;
import org.samgraf.load.LoadedStore;
import org.samgraf.load.Loader;
import org.samgraf.query.Answer;
import org.samgraf.query.Answers;
import org.samgraf.query.Labels;
import org.samgraf.query.QuestionCatalogue;
import org.samgraf.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

/** What is new in the domain or asked anew needs files alone. */
class NoJavaNeededTests {

	private final Home home;

	private final Store store;

	NoJavaNeededTests(@TempDir Path folder) {
		this.home = Home.copyTo(folder.resolve("home"));
		this.store = Store.open(LoadedStore.copyTo(folder.resolve("store")), 0, SharedStore.UNNAMED);
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	@Test
	void aNewQuestionIsOneFile() {
		this.home.write("queries/tests/visited-by.rq", """
				#+ summary: Who was visited?
				#+ params:
				#+   - name: visitor
				#+     type: iri
				#+     required: true
				#+     choices: choices/visited
				#+ sort: [unit]
				#+ sv:
				#+   summary: Vilka har fått besök?
				PREFIX sg: <https://w3id.org/samgraf/ontology#>
				SELECT ?unit ?claim WHERE {
				    ?claim a sg:VisitAccount ; sg:unit ?unit ; sg:visit/sg:visitor ?visitor
				}
				""");
		this.home.write("queries/internal/choices/visited.rq", """
				PREFIX sg: <https://w3id.org/samgraf/ontology#>
				SELECT ?value (COUNT(?visit) AS ?claims) WHERE { ?visit sg:visitor ?value } GROUP BY ?value
				""");
		Answer answer = ask("tests/visited-by", Map.of("visitor", List.of("national-coordinator")));
		assertThat(claims(answer)).contains("003-t1");
		assertThat(answer.evidence().values()).allSatisfy(evidence -> assertThat(evidence.spans()).isNotEmpty());
	}

	@Test
	void aNewMethodAndAClaimOfItAreFound() {
		this.home.append("ontology/schemes/method.ttl", """

				method:walking-talks a sg:Method ;
				    skos:inScheme scheme:method ;
				    skos:prefLabel "promenadsamtal"@sv, "walking talks"@en ;
				    skos:definition "Samtal under en promenad."@sv, "Talks during a walk."@en ;
				    skos:altLabel "gå och prata"@sv .
				""");
		String claim = "<id/claim/004-test> a sg:MethodUse ;";
		this.home.append("data/sources/004/claims.ttl", """

				%s
				    rdfs:label "Botkyrka har promenadsamtal"@sv, "Botkyrka has walking talks"@en ;
				    sg:unit <id/municipality/0127> ;
				    sg:method <id/method/walking-talks> ;
				    sg:modality <id/modality/done> ;
				    sg:voice <id/voice/narration> ;
				    sg:speaker <id/role/visitor> ;
				    sg:reporter <id/role/visitor> ;
				    prov:wasDerivedFrom <id/claim/004-test#evidence> .
				<id/claim/004-test#evidence> a oa:SpecificResource ;
				    oa:hasSource <id/source/004> ;
				    sg:spanSha256 "3f712712e887c8f7a6986a5080e9720e30c9ec582e567cfc4f0e751da79f6c3c" ;
				    oa:hasSelector <id/claim/004-test#span> .
				<id/claim/004-test#span> a oa:TextPositionSelector ;
				    oa:start 0 ;
				    oa:end 10 .
				""".formatted(claim));
		LoadReport report = new Loader(this.home.root(), SharedStore.BASE, this.store).synchronise();
		assertThat(report.problems()).isEmpty();
		for (String written : List.of("walking-talks", "Promenadsamtal", "walking talks", "gå-och-prata")) {
			Answer answer = ask("methods/use", Map.of("method", List.of(written)));
			assertThat(claims(answer)).as(written).containsExactly("004-test");
			assertThat(answer.coverage()).as("units that report its use").containsValue(1);
		}
	}

	private Answer ask(String question, Map<String, List<String>> arguments) {
		QuestionCatalogue catalogue = new QuestionCatalogue(this.home.resolve("queries"));
		Answers answers = new Answers(this.store, catalogue, Duration.ofMinutes(5), 100_000);
		return answers.ask(catalogue.find(question).orElseThrow(), arguments, "sv");
	}

	private static Set<String> claims(Answer answer) {
		return ((Answer.Rows) answer.result()).rows()
			.stream()
			.flatMap(row -> row.claims().stream())
			.map(Labels::key)
			.collect(Collectors.toSet());
	}

}
