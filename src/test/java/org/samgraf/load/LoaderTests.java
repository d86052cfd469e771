package org.samgraf.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.SharedStore;
import org.samgraf.store.Snapshot;
import org.samgraf.store.Store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.samgraf.SharedStore.BASE;

class LoaderTests {

	private static final String CATALOGUE = "data/graphs.ttl";

	private static final String CLAIMS = "data/sources/003/claims.ttl";

	private static final String OTHER_CLAIMS = "data/sources/004/claims.ttl";

	private static final String COUNTRIES = "data/reference/countries.ttl";

	private static final String METHODS = "ontology/schemes/method.ttl";

	private static final String SHAPES = "ontology/shapes/claim.ttl";

	private static final String RULE = "ontology/rules/41-uses-method.rq";

	private static final String SOURCE = graph("source/003");

	private static final String OTHER_SOURCE = graph("source/004");

	private static final String DERIVED = graph("derived");

	/** Of a claim that more than one test spoils. */
	private static final String EVIDENCE = "prov:wasDerivedFrom <id/claim/003-n3#evidence>";

	@TempDir
	Path folder;

	@Nested
	class IntoAnEmptyStore extends Scene {

		@Override
		Store openStore(Path directory) {
			return Store.open(directory, 0, SharedStore.UNNAMED);
		}

		@Test
		void everythingIsLoadedAndDerived() {
			LoadReport report = load();
			assertThat(report.problems()).isEmpty();
			assertThat(report.unchanged()).isEmpty();
			assertThat(report.removed()).isEmpty();
			assertThat(report.replaced()).contains(SOURCE, graph("ontology"), graph("schemes"), graph("shapes"),
					graph("reference"), graph("catalogue"));
			assertThat(report.replaced()).allSatisfy(name -> assertThat(size(name)).as(name).isPositive());
			assertThat(usesMethod("district/norrmalm", "pimp-my-soc")).isTrue();
		}

		@Test
		void aMalformedFileKeepsOnlyItsOwnGraphOut() {
			home().append(OTHER_CLAIMS, "this is not Turtle\n");
			LoadReport report = load();
			assertThat(report.problems()).singleElement()
				.satisfies(problem -> assertThat(problem.file()).isEqualTo(Path.of(OTHER_CLAIMS)));
			assertThat(report.replaced()).contains(SOURCE).doesNotContain(OTHER_SOURCE);
			assertThat(size(OTHER_SOURCE)).isZero();
		}

		@Test
		void malformedShapesAreNamed() {
			long line = home().append(SHAPES, "\nthis is not Turtle\n").lineOf(SHAPES, "this is not");
			refused().withMessageContaining("%s:%d: ".formatted(SHAPES, line));
			assertThat(size(SOURCE)).isZero();
		}

		@Test
		void nothingIsLoadedThatPointsToSomethingThatWasRefused() {
			String label = "rdfs:label \"Norrmalm\"@sv, \"Norrmalm\"@en ;";
			home().replace("data/reference/districts.ttl", label, "rdfs:label \"Norrmalm\"@sv ;");
			LoadReport report = load();
			assertThat(report.replaced()).doesNotContain(graph("reference"), SOURCE);
			assertThat(report.problems()).extracting(Problem::file)
				.contains(Path.of("data/reference/districts.ttl"), Path.of(CLAIMS));
		}

	}

	@Nested
	class IntoALoadedStore extends Scene {

		@Override
		Store openStore(Path directory) {
			return Store.open(LoadedStore.copyTo(directory), 0, SharedStore.UNNAMED);
		}

		@Test
		void nothingIsWrittenWhereNothingHasChanged() {
			String version = version();
			LoadReport report = load();
			assertThat(report.unchanged()).contains(SOURCE, DERIVED, graph("catalogue"));
			assertThat(report.replaced()).isEmpty();
			assertThat(report.removed()).isEmpty();
			assertThat(report.problems()).isEmpty();
			assertThat(version()).isEqualTo(version);
		}

		@Test
		void aFileThatWasOnlyTouchedHasNotChanged() throws IOException {
			String version = version();
			home().write(CLAIMS, home().read(CLAIMS));
			Files.setLastModifiedTime(home().resolve(CLAIMS), FileTime.fromMillis(0));
			assertThat(load().replaced()).isEmpty();
			assertThat(version()).isEqualTo(version);
		}

		@Test
		void aChangedFileReplacesItsGraphAndWhatIsDerived() {
			String version = version();
			home().replace(CLAIMS, "sg:method method:pimp-my-soc", "sg:method method:bbic");
			LoadReport report = load();
			assertThat(report.problems()).isEmpty();
			assertThat(report.replaced()).containsExactly(SOURCE);
			assertThat(report.unchanged()).contains(OTHER_SOURCE, graph("schemes"));
			assertThat(usesMethod("district/norrmalm", "bbic")).isTrue();
			assertThat(usesMethod("district/norrmalm", "pimp-my-soc")).isFalse();
			assertThat(version()).isNotEqualTo(version);
			assertThat(load().replaced()).as("and that is remembered").isEmpty();
		}

		@Test
		void aNewFileInAFolderIsLoaded() {
			home().write("data/reference/new.ttl", """
					@base <https://w3id.org/samgraf/> .
					@prefix sg: <https://w3id.org/samgraf/ontology#> .
					@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
					<id/place/new> a sg:Place ; rdfs:label "Ny"@sv, "New"@en ;
					    sg:within <id/country/SE> .
					""");
			LoadReport report = load();
			assertThat(report.problems()).isEmpty();
			assertThat(report.replaced()).containsExactly(graph("reference"));
			assertThat(ask("ASK { GRAPH <graph/reference> { <id/place/new> ?p ?o } }")).isTrue();
			home().delete("data/reference/new.ttl");
			assertThat(load().replaced()).containsExactly(graph("reference"));
			assertThat(ask("ASK { <id/place/new> ?p ?o }")).isFalse();
		}

		@Test
		void shapesThatChangeNothingReplaceNothingElse() {
			home().append(SHAPES, "\n# a remark\n");
			LoadReport report = load();
			assertThat(report.problems()).isEmpty();
			assertThat(report.replaced()).contains(graph("shapes"));
			assertThat(load().replaced()).as("and that is remembered").isEmpty();
			assertThat(usesMethod("district/norrmalm", "pimp-my-soc")).isTrue();
		}

		@Test
		void aGraphThatNewShapesRefuseStaysAsItWas() {
			int size = size(SOURCE);
			home().append(SHAPES, """

					sgsh:NoPimpMySoc a sh:NodeShape ;
					    rdfs:label "inte"@sv, "not"@en ;
					    sh:targetSubjectsOf sg:method ;
					    sh:property [ sh:path sg:method ; sh:not [ sh:hasValue
					            <https://w3id.org/samgraf/id/method/pimp-my-soc> ] ;
					        sh:message "Inte den."@sv, "Not that one."@en ] .
					""");
			LoadReport report = load();
			assertThat(report.problems())
				.contains(new Problem(Path.of(CLAIMS), home().lineOf(CLAIMS, "<id/claim/003-n4> a"), "Not that one."))
				.allSatisfy(problem -> assertThat(problem.message()).isEqualTo("Not that one."));
			assertThat(report.replaced()).contains(graph("shapes")).doesNotContain(SOURCE);
			assertThat(size(SOURCE)).isEqualTo(size);
			assertThat(usesMethod("district/norrmalm", "pimp-my-soc")).isTrue();
			assertThat(load().problems()).as("it is refused at every start").isEqualTo(report.problems());
		}

		@Test
		void aNewRuleDerivesAnew() {
			String version = version();
			home().write("ontology/rules/90-new.rq", """
					PREFIX sg: <https://w3id.org/samgraf/ontology#>
					CONSTRUCT { ?unit sg:usesTool ?method } WHERE { ?unit sg:usesMethod ?method }
					""");
			LoadReport report = load();
			assertThat(report.problems()).isEmpty();
			assertThat(report.replaced()).isEmpty();
			assertThat(version()).isNotEqualTo(version);
			assertThat(ask("ASK { GRAPH <graph/derived> { <id/district/norrmalm> sg:usesTool ?x } }"))
				.as("a rule sees what the former derived")
				.isTrue();
			home().delete("ontology/rules/90-new.rq");
			load();
			assertThat(ask("ASK { ?unit sg:usesTool ?x }")).isFalse();
			assertThat(usesMethod("district/norrmalm", "pimp-my-soc")).isTrue();
		}

		@Test
		void aGraphThatTheCatalogueNoLongerListsIsRemoved() {
			String catalogue = home().read(CATALOGUE);
			int entry = catalogue.indexOf("<graph/source/003> a dcat:Dataset");
			home().write(CATALOGUE, catalogue.substring(0, entry)
					+ catalogue.substring(catalogue.indexOf("<graph/source/004> a dcat:Dataset")));
			LoadReport report = load();
			assertThat(report.problems()).isEmpty();
			assertThat(report.removed()).containsExactly(SOURCE);
			assertThat(report.replaced()).containsExactly(graph("catalogue"));
			assertThat(size(SOURCE)).isZero();
			assertThat(usesMethod("district/norrmalm", "pimp-my-soc")).isFalse();
			assertThat(load().removed()).as("and that is remembered").isEmpty();
			home().write(CATALOGUE, catalogue);
			assertThat(load().replaced()).containsExactly(graph("catalogue"), SOURCE);
			assertThat(usesMethod("district/norrmalm", "pimp-my-soc")).isTrue();
		}

		@Test
		void aMalformedFileIsRefusedWithItsLine() {
			int size = size(SOURCE);
			home().replace(CLAIMS, "<id/claim/003-n4> a sg:MethodUse ;", "<id/claim/003-n4> a sg:MethodUse ; ;;. .");
			home().append(OTHER_CLAIMS, "# a remark\n");
			LoadReport report = load();
			assertThat(report.problems()).singleElement().satisfies(problem -> {
				assertThat(problem.file()).isEqualTo(Path.of(CLAIMS));
				assertThat(problem.line()).isEqualTo(home().lineOf(CLAIMS, "<id/claim/003-n4> a"));
				assertThat(problem.message()).isNotBlank();
				assertThat(problem).hasToString("%s:%d: %s".formatted(CLAIMS, problem.line(), problem.message()));
			});
			assertThat(report.replaced()).containsExactly(OTHER_SOURCE);
			assertThat(size(SOURCE)).isEqualTo(size);
			assertThat(usesMethod("district/norrmalm", "pimp-my-soc")).isTrue();
		}

		@Test
		void aRefusedFileIsLoadedWhenItIsMended() {
			String good = home().read(CLAIMS);
			home().append(CLAIMS, "this is not Turtle\n");
			assertThat(load().problems()).hasSize(1);
			assertThat(load().problems()).as("it is refused at every start").hasSize(1);
			home().write(CLAIMS, good + "# mended\n");
			LoadReport report = load();
			assertThat(report.problems()).isEmpty();
			assertThat(report.replaced()).containsExactly(SOURCE);
		}

		@Test
		void aRefusedFileThatIsPutBackAsItWasIsNoLongerAProblem() {
			String good = home().read(CLAIMS);
			int size = size(SOURCE);
			home().append(CLAIMS, "this is not Turtle\n");
			load();
			home().write(CLAIMS, good);
			assertThat(load().problems()).isEmpty();
			assertThat(size(SOURCE)).isEqualTo(size);
			String version = version();
			assertThat(load().replaced()).isEmpty();
			assertThat(version()).isEqualTo(version);
		}

		@ParameterizedTest
		@ValueSource(strings = { "\"2026-13-45\"^^xsd:date", "\"soon\"^^xsd:gYear" })
		void aLiteralThatIsNotOfItsDatatypeIsRefused(String literal) {
			String date = "\"--11-22\"^^xsd:gMonthDay";
			String source = "data/sources/003/source.ttl";
			long line = home().lineOf(source, date);
			home().replace(source, date, literal);
			assertThat(load().problems()).singleElement().satisfies(problem -> {
				assertThat(problem.file()).isEqualTo(Path.of(source));
				assertThat(problem.line()).isEqualTo(line);
			});
		}

		@Test
		void aFileInAnotherEncodingIsRefused() throws IOException {
			Files.write(home().resolve(COUNTRIES), home().read(COUNTRIES).getBytes(StandardCharsets.ISO_8859_1));
			int size = size(graph("reference"));
			assertThat(load().problems()).isNotEmpty()
				.allSatisfy(problem -> assertThat(problem.file()).isEqualTo(Path.of(COUNTRIES)));
			assertThat(size(graph("reference"))).isEqualTo(size);
		}

		@Test
		void aClaimWithoutEvidenceIsRefused() {
			home().replace(CLAIMS, EVIDENCE, "sg:repeated true");
			assertRefused(CLAIMS, "<id/claim/003-n3> a", "The claim must have at least one piece of evidence");
		}

		@Test
		void aSpanOutsideItsDocumentIsRefused() {
			home().replace(CLAIMS, "oa:end 1844", "oa:end 5037");
			assertRefused(CLAIMS, "<id/claim/003-n3#span> a", "The span runs beyond the text", "(5037 > 5036)");
		}

		@ParameterizedTest
		@ValueSource(strings = { "oa:start 1844", "oa:start 1900", "oa:start -1" })
		void anEmptyOrReversedSpanIsRefused(String start) {
			home().replace(CLAIMS, "oa:start 1776", start);
			assertRefused(CLAIMS, "<id/claim/003-n3#span> a", "start");
		}

		@Test
		void aNameInOneLanguageAloneIsRefused() {
			home().replace(METHODS, "skos:prefLabel \"IBIC\"@sv, \"IBIC\"@en", "skos:prefLabel \"IBIC\"@sv");
			assertRefused(METHODS, "method:ibic a", "one preferred label (skos:prefLabel) in Swedish (@sv) and one");
		}

		@Test
		void aMisspeltTermIsRefused() {
			home().replace(CLAIMS, "sg:method method:pimp-my-soc", "sg:methd method:pimp-my-soc");
			LoadReport report = load();
			assertThat(report.problems()).extracting(Problem::message)
				.anySatisfy(message -> assertThat(message).startsWith("The term is not in the ontology"));
			assertThat(report.replaced()).isEmpty();
		}

		@Test
		void aClaimThatPointsToAnUnknownThingIsRefused() {
			home().replace(CLAIMS, "sg:method method:pimp-my-soc", "sg:method method:none");
			assertRefused(CLAIMS, "<id/claim/003-n4> a", "method");
		}

		/** Otherwise the next load into an empty store would come to something else. */
		@Test
		void aGraphWhoseThingsWereTakenAwayIsReported() {
			String methods = home().read(METHODS);
			int start = methods.indexOf("method:pimp-my-soc a sg:Method");
			home().write(METHODS,
					methods.substring(0, start) + methods.substring(methods.indexOf("\nmethod:", start) + 1));
			assertThat(load().problems()).anySatisfy(problem -> assertThat(problem.file()).isEqualTo(Path.of(CLAIMS)));
		}

		@Test
		void aSubjectAloneOnItsLineIsFound() {
			home().replace(METHODS, "method:ibic a sg:Method ;", "method:ibic\n    a sg:Method ;")
				.replace(METHODS, "skos:prefLabel \"IBIC\"@sv, \"IBIC\"@en", "skos:prefLabel \"IBIC\"@sv");
			assertThat(load().problems()).extracting(Problem::line)
				.containsOnly(home().lineOf(METHODS, "method:ibic\n"));
		}

		@ParameterizedTest
		@ValueSource(strings = { "\"data/sources/none/\"", "\"data/sources/003/none.ttl\"", "\"../outside/\"",
				"\"data/../../outside/claims.ttl\"", "\"/etc/\"", "\"data/sources/003\"",
				"\"data/sources/003/claims.ttl/\"", "\"ontology/rules/\"" })
		void aPathThatCannotBeLoadedIsAProblemOfTheCatalogue(String path) throws IOException {
			Path outside = Files.createDirectory(LoaderTests.this.folder.resolve("outside"));
			Files.copy(home().resolve(CLAIMS), outside.resolve("claims.ttl"));
			int size = size(SOURCE);
			home().replace(CATALOGUE, "\"data/sources/003/\"", path);
			LoadReport report = load();
			assertThat(report.problems()).isNotEmpty()
				.allSatisfy(problem -> assertThat(problem.file()).isEqualTo(Path.of(CATALOGUE)))
				.anySatisfy(problem -> assertThat(problem.message()).contains(SOURCE));
			assertThat(report.replaced()).doesNotContain(SOURCE);
			assertThat(report.removed()).isEmpty();
			assertThat(size(SOURCE)).isEqualTo(size);
		}

		@Test
		void aPathThatIsWrittenAsAnIriIsRefused() {
			home().replace(CATALOGUE, "\"data/sources/003/\"", "<data/sources/003/>");
			refused().withMessageContaining(CATALOGUE).withMessageContaining("in quotes");
		}

		@Test
		void withoutACatalogueNothingIsLoadedAndNothingIsLost() {
			home().delete(CATALOGUE);
			refused().withMessageContaining(CATALOGUE)
				.withMessageContaining(home().root().toString())
				.withMessageContaining("samgraf.home");
		}

		@Test
		void aMalformedCatalogueIsNamed() {
			long line = home().append(CATALOGUE, "\nthis is not Turtle\n").lineOf(CATALOGUE, "this is not");
			refused().withMessageContaining("%s:%d: ".formatted(CATALOGUE, line));
		}

		@Test
		void aCatalogueWithoutShapesIsRefused() {
			home().replace(CATALOGUE, "sg:loadedFrom \"ontology/shapes/\" ;", "");
			refused().withMessageContaining(CATALOGUE).withMessageContaining(graph("shapes"));
		}

		@Test
		void aMalformedRuleIsNamed() {
			home().write(RULE, "# a remark\nCONSTRUCT { ?s ?p ?o }\nWHERE { ?s ?p ?o ; ; }}\n");
			refused().withMessageContaining(RULE + ":3: ");
		}

		@Test
		void aRuleWithAnUnknownPrefixIsNamed() {
			home().write(RULE, "# a remark\nCONSTRUCT { ?s none:p ?o }\nWHERE { ?s ?p ?o }\n");
			refused().withMessageContaining(RULE + ":2: ");
		}

		@Test
		void aRuleThatConstructsNothingIsNamed() {
			home().write(RULE, "SELECT * WHERE { ?s ?p ?o }\n");
			refused().withMessageContaining(RULE);
		}

		@Test
		void aRuleInAnotherEncodingIsNamed() throws IOException {
			Files.write(home().resolve(RULE), ("# å ä ö\n" + home().read(RULE)).getBytes(StandardCharsets.ISO_8859_1));
			refused().withMessageContaining(RULE);
		}

		@Test
		void withoutRulesNothingIsLoaded() throws IOException {
			try (var files = Files.list(home().resolve("ontology/rules"))) {
				for (Path file : files.toList()) {
					Files.delete(file);
				}
			}
			Files.delete(home().resolve("ontology/rules"));
			refused().withMessageContaining("ontology/rules");
		}

		@Test
		void malformedShapesLeaveTheOldOnesInForce() {
			home().append(SHAPES, "\nthis is not Turtle\n").replace(CLAIMS, EVIDENCE, "sg:repeated true");
			assertThat(load().problems()).extracting(Problem::file)
				.containsExactlyInAnyOrder(Path.of(SHAPES), Path.of(CLAIMS));
		}

		@Test
		void shapesThatMakeNoSenseAreRefused() {
			home().append(SHAPES, """

					sgsh:Senseless a sh:NodeShape ; sh:targetSubjectsOf sg:unit ;
					    sh:property [ sh:minCount "many" ] .
					""");
			refused().withMessageContaining("shapes");
		}

		@Test
		void shapesWithAMalformedQueryAreRefused() {
			home().append(SHAPES, """

					sgsh:Senseless a sh:NodeShape ; sh:targetSubjectsOf sg:unit ;
					    sh:sparql [ sh:select "SELECT nothing" ] .
					""");
			refused().withMessageContaining("shapes");
		}

		private void assertRefused(String file, String subject, String... words) {
			long line = home().lineOf(file, subject);
			LoadReport report = load();
			assertThat(report.problems()).isNotEmpty().allSatisfy(problem -> {
				assertThat(problem.file()).isEqualTo(Path.of(file));
				assertThat(problem.line()).isEqualTo(line);
				assertThat(problem.message()).contains(words);
			});
			assertThat(report.replaced()).isEmpty();
		}

	}

	/** A copy of the repository's files and a store to load them into. */
	@SuppressWarnings("NullAway.Init")
	abstract class Scene {

		private Home home;

		private Store store;

		abstract Store openStore(Path directory);

		@BeforeEach
		void open() {
			this.home = Home.copyTo(LoaderTests.this.folder.resolve("home"));
			this.store = openStore(LoaderTests.this.folder.resolve("store"));
		}

		@AfterEach
		void close() {
			this.store.close();
		}

		Home home() {
			return this.home;
		}

		LoadReport load() {
			return new Loader(this.home.root(), BASE, this.store).synchronise();
		}

		/** The load fails as a whole, and leaves the store as it was. */
		ThrowableAssertAlternative<LoadException> refused() {
			String version = version();
			var failure = assertThatExceptionOfType(LoadException.class).isThrownBy(this::load);
			assertThat(version()).isEqualTo(version);
			return failure;
		}

		String version() {
			return this.store.read(Snapshot::version);
		}

		int size(String graph) {
			Node name = NodeFactory.createURI(graph);
			return this.store.read(snapshot -> snapshot.data().getGraph(name).size());
		}

		boolean usesMethod(String unit, String method) {
			return ask(
					"ASK { GRAPH <graph/derived> { <id/%s> sg:usesMethod <id/method/%s> } }".formatted(unit, method));
		}

		boolean ask(String query) {
			String prologue = "BASE <%s> PREFIX sg: <%sontology#> ".formatted(BASE, BASE);
			return this.store.read(snapshot -> {
				try (QueryExec execution = QueryExec.dataset(snapshot.data()).query(prologue + query).build()) {
					return execution.ask();
				}
			});
		}

	}

	private static String graph(String name) {
		return BASE + "graph/" + name;
	}

	@Test
	void problemsSayWhereTheyAre() {
		assertThat(List.of(new Problem(Path.of("a.ttl"), 7, "Wrong."), new Problem(Path.of("a.ttl"), 0, "Wrong.")))
			.map(Problem::toString)
			.containsExactly("a.ttl:7: Wrong.", "a.ttl: Wrong.");
	}

}
