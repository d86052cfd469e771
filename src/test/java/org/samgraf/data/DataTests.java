package org.samgraf.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFLib;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.samgraf.SharedStore;

import static org.assertj.core.api.Assertions.assertThat;

/** The repository's data load, all of them, and the reference data are complete. */
class DataTests {

	@Test
	void theDataLoadWithoutAProblem() {
		assertThat(SharedStore.report().problems()).isEmpty();
	}

	@TestFactory
	Stream<DynamicTest> everyFileBelongsToOneGraph() {
		List<Map<String, String>> catalogue = Repository
			.select("SELECT ?graph ?path { GRAPH <graph/catalogue> { ?graph sg:loadedFrom ?path } }");
		return files()
			.map(file -> DynamicTest.dynamicTest(Repository.name(file) + " is of one graph", file.toUri(), () -> {
				String name = Repository.name(file);
				String folder = name.substring(0, name.lastIndexOf('/') + 1);
				assertThat(catalogue).filteredOn(row -> name.equals(row.get("path")) || folder.equals(row.get("path")))
					.hasSize(1);
			}));
	}

	@TestFactory
	Stream<DynamicTest> everyFileIsWellFormed() {
		return files().map(file -> DynamicTest.dynamicTest(Repository.name(file) + " is well-formed", file.toUri(),
				() -> RDFParser.source(file)
					.base(SharedStore.BASE)
					.errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
					.parse(StreamRDFLib.sinkNull())));
	}

	private static Stream<Path> files() {
		return Stream
			.of(Repository.in("ontology", ".ttl"), Repository.in("ontology/schemes", ".ttl"),
					Repository.in("ontology/shapes", ".ttl"), Repository.below("data", ".ttl"))
			.flatMap(List::stream);
	}

	@Test
	void everyCataloguedGraphIsLoaded() {
		assertThat(Repository.values(
				"SELECT ?graph { GRAPH <graph/catalogue> { <catalogue> <http://www.w3.org/ns/dcat#dataset> ?graph } }"))
			.containsExactlyInAnyOrderElementsOf(
					Repository.values("SELECT DISTINCT ?graph { GRAPH ?graph { ?s ?p ?o } }"));
	}

	@TestFactory
	Stream<DynamicTest> nothingIsNameless() {
		return Repository.below("data", ".ttl")
			.stream()
			.map(file -> DynamicTest.dynamicTest(Repository.name(file) + " has no blank node", file.toUri(),
					() -> assertThat(Repository.graph(List.of(file)).stream())
						.noneMatch(triple -> triple.getSubject().isBlank() || triple.getObject().isBlank())));
	}

	@Test
	void everySourceHasNotes() throws IOException {
		try (var folders = Files.list(SharedStore.ROOT.resolve("data/sources"))) {
			assertThat(folders).isNotEmpty()
				.allSatisfy(folder -> assertThat(folder.resolve("notes.md")).isNotEmptyFile());
		}
	}

	@Test
	void allMunicipalitiesAreThere() {
		assertThat(identifiers("?unit a sg:Municipality ; sg:territory/a sg:MunicipalTerritory")).hasSize(290)
			.doesNotHaveDuplicates()
			.allMatch(code -> code.matches("\\d{4}"));
		assertThat(identifiers("?unit a sg:MunicipalTerritory ; sg:within/a sg:County")).hasSize(290);
	}

	@Test
	void allCountiesAreThere() {
		assertThat(identifiers("?unit a sg:County ; sg:within <id/country/SE>")).hasSize(21)
			.doesNotHaveDuplicates()
			.allMatch(code -> code.matches("\\d{2}"));
	}

	@Test
	void allRegionsAreThereAndGotlandIsAMunicipality() {
		assertThat(identifiers("?unit a sg:Region ; sg:territory/a sg:County")).hasSize(20)
			.doesNotHaveDuplicates()
			.doesNotContain("09")
			.allMatch(code -> code.matches("\\d{2}"));
		assertThat(Repository.values("SELECT ?unit { ?unit a sg:Region, sg:Municipality }"))
			.containsExactly(SharedStore.BASE + "id/municipality/0980");
	}

	@Test
	void allCityDistrictsAreThere() {
		assertThat(Repository.values("SELECT ?unit { ?unit a sg:CityDistrict ; sg:partOf/a sg:Municipality }"))
			.hasSize(33)
			.doesNotHaveDuplicates();
	}

	private static List<String> identifiers(String pattern) {
		return Repository.values(
				"SELECT ?code { GRAPH <graph/reference> { %s . ?unit dcterms:identifier ?code } }".formatted(pattern));
	}

}
