package org.samgraf.ontology;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.samgraf.SharedStore;
import org.samgraf.data.Repository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The modules carry a complete header, and the queries use no term that the ontology
 * lacks and name nothing that the data lack.
 */
class OntologyTests {

	@TestFactory
	Stream<DynamicTest> modules() throws Exception {
		String version = pomVersion();
		return Repository.in("ontology", ".ttl").stream().map(file -> {
			String module = SharedStore.BASE + "ontology/" + file.getFileName().toString().replace(".ttl", "");
			return DynamicTest.dynamicTest(file.getFileName().toString(), file.toUri(), () -> header(module, version));
		});
	}

	@Test
	void theWholeOntologyHasAHeaderAndItsModules() throws Exception {
		header(SharedStore.BASE + "ontology", pomVersion());
		assertThat(Repository.values("SELECT ?part { <ontology> dcterms:hasPart ?part }"))
			.as("all modules but the alignments, which nothing depends on")
			.containsExactlyInAnyOrderElementsOf(Repository.in("ontology", ".ttl")
				.stream()
				.map(file -> SharedStore.BASE + "ontology/" + file.getFileName().toString().replace(".ttl", ""))
				.filter(module -> !module.endsWith("/alignments"))
				.toList());
	}

	@Test
	void shapesAndCatalogueHaveTheVersionOfThePom() throws Exception {
		assertThat(
				Repository.values("SELECT ?version { VALUES ?x { <shapes> <catalogue> } ?x owl:versionInfo ?version }"))
			.hasSize(2)
			.containsOnly(pomVersion());
	}

	private static void header(String module, String version) {
		Map<String, List<String>> header = Repository
			.select("""
					SELECT (STR(?p) AS ?property) (CONCAT(STR(?o), IF(isLiteral(?o), CONCAT("@", LANG(?o)), "")) AS ?value) {
						<%s> a owl:Ontology ; ?p ?o
					}"""
				.formatted(module))
			.stream()
			.collect(Collectors.groupingBy(row -> String.valueOf(row.get("property")),
					Collectors.mapping(row -> String.valueOf(row.get("value")), Collectors.toList())));
		String owl = "http://www.w3.org/2002/07/owl#";
		String dcterms = "http://purl.org/dc/terms/";
		assertThat(header.get(owl + "versionInfo")).containsExactly(version + "@");
		assertThat(header.get(owl + "versionIRI")).containsExactly(module + "/" + version);
		assertThat(header.get(dcterms + "license"))
			.containsExactly("https://creativecommons.org/publicdomain/zero/1.0/");
		for (String text : List.of(dcterms + "abstract", "http://www.w3.org/2000/01/rdf-schema#label")) {
			assertThat(header.get(text)).as(text)
				.hasSize(2)
				.anyMatch(value -> value.matches("(?s).+@sv"))
				.anyMatch(value -> value.matches("(?s).+@en"));
		}
	}

	private static String pomVersion() throws Exception {
		var pom = DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(SharedStore.ROOT.resolve("pom.xml").toFile());
		return XPathFactory.newInstance().newXPath().evaluate("/project/version", pom);
	}

	@TestFactory
	Stream<DynamicTest> queries() {
		return Stream
			.of(Repository.in("ontology/rules", ".rq"), Repository.in("ontology/checks", ".rq"),
					Repository.below("queries", ".rq"))
			.flatMap(List::stream)
			.map(file -> DynamicTest.dynamicTest(Repository.name(file), file.toUri(),
					() -> assertThat(Repository.unknown(Repository.text(file))).isEmpty()));
	}

}
