package org.samgraf.conformance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.NodeIterator;
import org.apache.jena.sparql.vocabulary.ResultSetGraphVocab;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.resultset.ResultsCompare;
import org.apache.jena.sparql.resultset.ResultsFormat;
import org.apache.jena.sparql.resultset.SPARQLResult;
import org.apache.jena.sparql.util.IsoMatcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.samgraf.Server;
import org.samgraf.access.Users;

import static org.assertj.core.api.Assertions.assertThat;

/** The suites of SPARQL 1.0 and 1.1: query, update, syntax and the formats of results. */
class SparqlConformanceTests {

	@TempDir
	private static Path folder;

	private static final Server SERVER = Server.start(Users.setting(), "samgraf.union-default-graph=false");

	@AfterAll
	static void stop() {
		SERVER.close();
	}

	@TestFactory
	Stream<DynamicTest> sparql10() {
		Path manifest = Suite.unpack("/testcases-sparql-1.0-w3c/data-r2/manifest-evaluation.ttl", folder);
		return Stream.of(manifest, manifest.resolveSibling("manifest-syntax.ttl")).flatMap(this::tests);
	}

	@TestFactory
	Stream<DynamicTest> sparql11() {
		return tests(Suite.unpack("/testcases-sparql-1.1-w3c/manifest-all.ttl", folder));
	}

	private Stream<DynamicTest> tests(Path manifest) {
		Deviations deviations = new Deviations();
		return Manifest.entries(manifest)
			.map(SparqlCase::new)
			.filter(SparqlConformanceTests::isOfThisKind)
			.map(each -> deviations.test(each.name(), () -> run(each)));
	}

	/** Not those that only describe what is to be tested, nor those that entail. */
	private static boolean isOfThisKind(SparqlCase each) {
		return !each.type().matches("ProtocolTest|ServiceDescriptionTest")
				&& !each.entry().getURI().contains("/entailment/");
	}

	private static void run(SparqlCase each) throws IOException {
		switch (each.type()) {
			case "QueryEvaluationTest", "CSVResultFormatTest" -> query(each);
			case "UpdateEvaluationTest" -> update(each);
			case "PositiveSyntaxTest", "PositiveSyntaxTest11" ->
				assertThat(ask(each.request(false), "*/*")).satisfies(SparqlConformanceTests::isDone);
			case "NegativeSyntaxTest", "NegativeSyntaxTest11" ->
				assertThat(ask(each.request(false), "*/*").statusCode()).isEqualTo(400);
			case "PositiveUpdateSyntaxTest11" ->
				assertThat(change(each.request(false))).satisfies(SparqlConformanceTests::isDone);
			case "NegativeUpdateSyntaxTest11" -> assertThat(change(each.request(false)).statusCode()).isEqualTo(400);
			default -> throw new AssertionError(each.type());
		}
	}

	private static void isDone(HttpResponse<String> response) {
		assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
	}

	private static HttpResponse<String> ask(String query, String accept) {
		return SERVER.post("/sparql", "application/sparql-query", query, "Accept", accept);
	}

	private static HttpResponse<String> change(String update) {
		return SERVER.post("/sparql", "application/sparql-update", update, Users.editor());
	}

	private static void put(DatasetGraph data) {
		ByteArrayOutputStream quads = new ByteArrayOutputStream();
		RDFDataMgr.write(quads, data, Lang.NQUADS);
		isDone(SERVER.send("PUT", "/graphs", BodyPublishers.ofByteArray(quads.toByteArray()),
				Users.editor("Content-Type", "application/n-quads")));
	}

	private static void update(SparqlCase each) {
		put(each.before());
		isDone(change(each.request(true)));
		DatasetGraph after = DatasetGraphFactory.create();
		HttpResponse<String> got = SERVER.get("/graphs", "Accept", "application/n-quads");
		RDFParser.fromString(got.body(), Lang.NQUADS).parse(after);
		assertThat(IsoMatcher.isomorphic(each.after(), after)).as(got.body()).isTrue();
	}

	private static void query(SparqlCase each) throws IOException {
		put(each.queried());
		Path file = each.result();
		String suffix = file.toString().replaceFirst(".*\\.", "");
		String accept = switch (suffix) {
			case "srj" -> "application/sparql-results+json";
			case "csv" -> "text/csv";
			case "tsv" -> "text/tab-separated-values";
			case "srx" -> "application/sparql-results+xml";
			default -> "application/sparql-results+xml, text/turtle;q=0.9";
		};
		HttpResponse<String> response = ask(each.request(true), accept);
		isDone(response);
		if (suffix.equals("csv")) {
			assertThat(lines(response.body())).containsExactlyInAnyOrderElementsOf(lines(Files.readString(file)));
			return;
		}
		SPARQLResult expected = expected(file);
		if (expected.isGraph() && response.headers().firstValue("Content-Type").orElse("").startsWith("text/turtle")) {
			Graph got = GraphFactory.createGraphMem();
			RDFParser.fromString(response.body(), Lang.TURTLE).base(each.requestIri()).parse(got);
			assertThat(IsoMatcher.isomorphic(expected.getGraph(), got)).as(response.body()).isTrue();
		}
		else if (expected.isBoolean()) {
			assertThat(response.body()).contains(expected.getBooleanResult().toString());
		}
		else {
			ResultSet rows = ResultSetFactory
				.load(new ByteArrayInputStream(response.body().getBytes(StandardCharsets.UTF_8)), switch (suffix) {
					case "srj" -> ResultsFormat.JSON;
					case "tsv" -> ResultsFormat.TSV;
					default -> ResultsFormat.XML;
				});
			ResultSet wanted = expected.getResultSet();
			assertThat(ResultsCompare.equalsByValue(wanted, rows)).as(response.body()).isTrue();
		}
	}

	/** With all blank nodes alike. */
	private static List<String> lines(String csv) {
		return csv.replaceAll("_:\\w+", "_:").lines().toList();
	}

	private static SPARQLResult expected(Path file) {
		if (!file.toString().matches(".*\\.(ttl|rdf|nt)")) {
			return ResultSetFactory.result(file.toString());
		}
		Model model = RDFDataMgr.loadModel(file.toUri().toString());
		if (model.contains(null, RDF.type, ResultSetGraphVocab.ResultSet)) {
			NodeIterator truth = model.listObjectsOfProperty(ResultSetGraphVocab.p_boolean);
			return truth.hasNext() ? new SPARQLResult(truth.next().asLiteral().getBoolean())
					: new SPARQLResult(ResultSetFactory.makeResults(model));
		}
		return new SPARQLResult(model);
	}

}
