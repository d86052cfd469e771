package org.samgraf.endpoint;

import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFLanguages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.samgraf.Server;
import org.samgraf.SharedStore;

import static org.assertj.core.api.Assertions.assertThat;

/** The SPARQL 1.1 Graph Store Protocol, for reading only. */
class GraphsTests {

	private static final String DOCUMENT = SharedStore.BASE + "graph/source/003";

	private static final String TRIPLE = "<urn:test:s> <urn:test:p> <urn:test:o> .";

	private final Server server = Server.shared();

	private final Sparql sparql = new Sparql(this.server);

	private String count(String pattern) {
		return this.sparql.rows("SELECT (COUNT(*) AS ?n) { " + pattern + " }").getFirst();
	}

	@Test
	void aGraphIsGivenByItsName() {
		HttpResponse<String> response = this.server.get("/graphs?graph=" + Server.encode(DOCUMENT), "Accept",
				"text/turtle");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/turtle");
		Model model = ModelFactory.createDefaultModel();
		RDFDataMgr.read(model, new StringReader(response.body()), null, Lang.TURTLE);
		assertThat(Long.toString(model.size())).isEqualTo(count("GRAPH <" + DOCUMENT + "> { ?s ?p ?o }"));
		assertThat(model.containsResource(model.createResource(SharedStore.BASE + "id/claim/003-r6"))).isTrue();
		assertThat(model.containsResource(model.createResource(SharedStore.BASE + "id/claim/004-b8"))).isFalse();
	}

	@Test
	void theDefaultGraphIsTheUnion() {
		HttpResponse<String> response = this.server.get("/graphs?default", "Accept", "application/n-triples");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(Long.toString(response.body().lines().count())).isEqualTo(count("?s ?p ?o"));
	}

	@ParameterizedTest
	@CsvSource({ "application/trig, TriG", "application/n-quads, N-Quads" })
	void theWholeIsGivenGraphByGraph(String type, String lang) {
		HttpResponse<String> response = this.server.get("/graphs", "Accept", type);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
		Dataset dataset = DatasetFactory.create();
		RDFDataMgr.read(dataset, new StringReader(response.body()), null, RDFLanguages.nameToLang(lang));
		List<String> names = new ArrayList<>();
		dataset.listModelNames().forEachRemaining(name -> names.add(name.getURI()));
		assertThat(names).containsExactlyInAnyOrderElementsOf(this.sparql.rows("SELECT DISTINCT ?g { GRAPH ?g {} }"));
		assertThat(dataset.getDefaultModel().size()).as("the union is not repeated").isZero();
		assertThat(Long.toString(dataset.getUnionModel().size())).isEqualTo(count("?s ?p ?o"));
	}

	@Test
	void aGraphThatThereIsNotIsNotFound() {
		HttpResponse<String> response = this.server.get("/graphs?graph=urn:test:none");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).contains("urn:test:none");
	}

	static Stream<Arguments> writes() {
		String name = "/graphs?graph=" + Server.encode(DOCUMENT);
		return Stream.of("PUT", "POST", "DELETE", "PATCH")
			.flatMap(method -> Stream.of(name, "/graphs?graph=urn:test:new", "/graphs?default", "/graphs", "/sparql")
				.map(address -> Arguments.of(method, address)));
	}

	@ParameterizedTest
	@MethodSource("writes")
	void nothingCanBeWritten(String method, String address) {
		nothingChangesBy(() -> this.server.send(method, address, BodyPublishers.ofString(TRIPLE), "Content-Type",
				"text/turtle"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			INSERT DATA { <urn:test:s> <urn:test:p> <urn:test:o> }
			INSERT DATA { GRAPH <urn:test:g> { <urn:test:s> <urn:test:p> <urn:test:o> } }
			DELETE WHERE { ?s ?p ?o }
			DROP ALL
			CLEAR DEFAULT
			LOAD <http://127.0.0.1:1/>
			LOAD SILENT <file:///etc/hostname> INTO GRAPH <urn:test:g>
			""")
	void nothingCanBeUpdated(String update) {
		String parameter = "update=" + Server.encode(update);
		String query = "query=" + Server.encode(update);
		nothingChangesBy(() -> this.server.post("/sparql", Sparql.FORM_TYPE, parameter));
		nothingChangesBy(() -> this.server.post("/sparql?" + parameter, Sparql.FORM_TYPE, ""));
		nothingChangesBy(() -> this.server.get("/sparql?" + parameter));
		nothingChangesBy(() -> this.server.post("/sparql", "application/sparql-update", update));
		nothingChangesBy(() -> this.server.post("/graphs", "application/sparql-update", update));
		nothingChangesBy(() -> this.sparql.post(update));
		nothingChangesBy(() -> this.server.post("/sparql", Sparql.FORM_TYPE, query));
		nothingChangesBy(() -> this.server.get("/sparql?" + query));
	}

	private void nothingChangesBy(Supplier<HttpResponse<String>> request) {
		List<String> before = state();
		HttpResponse<String> response = request.get();
		assertThat(response.statusCode()).as(response.body()).isBetween(400, 499);
		assertThat(state()).isEqualTo(before);
	}

	/** The version, which rises with every commit, and the size. */
	private List<String> state() {
		return List.of(this.server.get("/api/questions/cooperation/by-rating?partner=BUP")
			.headers()
			.firstValue("Samgraf-Version")
			.orElseThrow(), this.sparql.size());
	}

	@ParameterizedTest
	@CsvSource({ "/update", "/sparql/update", "/data", "/upload", "/$/ping", "/$/server", "/$/datasets",
			"/$/compact/sparql" })
	void thereAreNoOtherOperationsOfFuseki(String address) {
		assertThat(this.server.get(address).statusCode()).isEqualTo(404);
		assertThat(this.server.post(address, Sparql.FORM_TYPE, "").statusCode()).isIn(404, 405);
	}

}
