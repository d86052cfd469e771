package org.samgraf.conformance;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.sparql.graph.GraphFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.samgraf.Server;
import org.samgraf.access.Users;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The suite of SHACL, core and SPARQL, in the form that its editors gave it: each file is
 * data, shapes and the expected report at once.
 */
class ShaclConformanceTests {

	private static final Node EXPECTED = NodeFactory.createURI("http://datashapes.org/dash#expectedResult");

	@TempDir
	private static Path folder;

	private static final Server SERVER = Server.start(Users.setting(), "samgraf.union-default-graph=false");

	@AfterAll
	static void stop() {
		SERVER.close();
	}

	@TestFactory
	Stream<DynamicTest> shacl() {
		Path tests = Suite.unpack("/sh/tests/core/property/class-001.test.ttl", folder).resolve("../../..").normalize();
		Deviations deviations = new Deviations();
		return Stream.of("core", "sparql")
			.flatMap(part -> Suite.files(tests.resolve(part)).stream())
			.map(file -> deviations.test(tests.relativize(file).toString(), () -> run(file)));
	}

	private static void run(Path file) throws IOException {
		String text = Files.readString(file);
		HttpResponse<String> put = SERVER.send("PUT", "/graphs?graph=urn:test:data", BodyPublishers.ofString(text),
				Users.editor("Content-Type", "text/turtle"));
		assertThat(put.statusCode()).as(put.body()).isIn(201, 204);
		HttpResponse<String> response = SERVER.post("/shacl?graph=urn:test:data", "text/turtle", text,
				Users.editor("Accept", "text/turtle"));
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		Graph all = graph(text);
		assertThat(entries(ValidationReport.fromGraph(graph(response.body())))).as(response.body())
			.containsExactlyInAnyOrderElementsOf(all.find(Node.ANY, EXPECTED, Node.ANY)
				.mapWith(expected -> entries(ValidationReport.fromGraph(all, expected.getObject())))
				.toList()
				.getFirst());
	}

	private static Graph graph(String turtle) {
		Graph graph = GraphFactory.createGraphMem();
		RDFParser.fromString(turtle, Lang.TURTLE).parse(graph);
		return graph;
	}

	/** What a report says, with all blank nodes alike. */
	private static List<String> entries(ValidationReport report) {
		return report.getEntries().stream().map(ShaclConformanceTests::text).toList();
	}

	private static String text(ReportEntry entry) {
		return Stream
			.of(entry.focusNode(), entry.value(), entry.severity().level(), entry.sourceConstraintComponent(),
					entry.source())
			.map(ShaclConformanceTests::text)
			.toList() + " " + entry.resultPath();
	}

	private static String text(@Nullable Node node) {
		return (node != null && node.isBlank()) ? "[]" : String.valueOf(node);
	}

}
