package org.samgraf.endpoint;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.Server;
import org.samgraf.access.Users;

import static org.assertj.core.api.Assertions.assertThat;

/** The SPARQL 1.1 Graph Store HTTP Protocol, for editors. */
class GraphStoreTests {

	private static final String TURTLE = "text/turtle";

	private static final Server SERVER = Server.start(Users.setting());

	@AfterAll
	static void stop() {
		SERVER.close();
	}

	private static HttpResponse<String> send(String method, String address, String type, String body, String... more) {
		String[] headers = Stream.concat(Stream.of("Content-Type", type), Stream.of(more)).toArray(String[]::new);
		return SERVER.send(method, address, BodyPublishers.ofString(body), Users.editor(headers));
	}

	private static int put(String address, String turtle, String... more) {
		return send("PUT", address, TURTLE, turtle, more).statusCode();
	}

	private static HttpResponse<String> get(String address, String... more) {
		return SERVER.get(address,
				Stream.concat(Stream.of("Accept", "application/n-triples"), Stream.of(more)).toArray(String[]::new));
	}

	private static String body(String address) {
		HttpResponse<String> response = get(address);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return response.body().strip();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/graphs/life/1.ttl", "/graphs?graph=urn:test:life", "/graphs?graph=relative/life" })
	void aGraphIsMadeReplacedAddedToAndDeleted(String address) {
		assertThat(get(address).statusCode()).isEqualTo(404);
		assertThat(send("DELETE", address, TURTLE, "").statusCode()).isEqualTo(404);
		HttpResponse<String> made = send("PUT", address, TURTLE, "<urn:s> <urn:p> 1 .");
		assertThat(made.statusCode()).isEqualTo(201);
		assertThat(body(made.headers().firstValue("Location").orElseThrow())).contains("\"1\"");
		assertThat(put(address, "<urn:s> <urn:p> 2 .")).isEqualTo(204);
		assertThat(body(address)).contains("\"2\"").doesNotContain("\"1\"");
		assertThat(send("POST", address, TURTLE, "<urn:s> <urn:p> 3 .").statusCode()).isEqualTo(204);
		assertThat(body(address)).contains("\"2\"", "\"3\"");
		assertThat(SERVER.send("HEAD", address, BodyPublishers.noBody()).statusCode()).isEqualTo(200);
		assertThat(send("DELETE", address, TURTLE, "").statusCode()).isEqualTo(204);
		assertThat(get(address).statusCode()).isEqualTo(404);
		assertThat(SERVER.send("HEAD", address, BodyPublishers.noBody()).statusCode()).isEqualTo(404);
	}

	@Test
	void aGraphIsNamedByItsAddress() {
		put("/graphs/direct/one", "<> <rel> <#frag> .");
		String name = SERVER.root() + "/graphs/direct/one";
		assertThat(body("/graphs?graph=" + Server.encode(name)))
			.isEqualTo("<%s> <%s/graphs/direct/rel> <%s#frag> .".formatted(name, SERVER.root(), name));
		assertThat(new Sparql(SERVER).rows("SELECT ?s { GRAPH <" + name + "> { ?s ?p ?o } }")).containsExactly(name);
	}

	@Test
	void aGraphWithoutANameIsGivenOne() {
		HttpResponse<String> made = send("POST", "/graphs", TURTLE, "<> <urn:p> 1 .");
		assertThat(made.statusCode()).isEqualTo(201);
		String name = made.headers().firstValue("Location").orElseThrow();
		assertThat(name).startsWith(SERVER.root() + "/graphs/");
		assertThat(body(name)).startsWith("<" + name + ">");
	}

	@Test
	void aGraphWithoutTriplesIsThereToo() {
		String address = "/graphs/empty";
		assertThat(put(address, "")).isEqualTo(201);
		assertThat(body(address)).isEmpty();
		assertThat(put(address, "<urn:s> <urn:p> 1 .")).isEqualTo(204);
		assertThat(send("POST", address, TURTLE, "").statusCode()).isEqualTo(204);
		assertThat(put(address, "")).isEqualTo(204);
		assertThat(send("DELETE", address, TURTLE, "").statusCode()).isEqualTo(204);
		assertThat(get(address).statusCode()).isEqualTo(404);
	}

	@Test
	void theDefaultGraphReadsAsTheUnionAndIsWrittenAsOneOfIts() {
		assertThat(put("/graphs?default", "<urn:test:default> <urn:p> 1 .")).isEqualTo(201);
		assertThat(body("/graphs?graph=https://w3id.org/samgraf/graph/default")).contains("<urn:test:default>");
		assertThat(body("/graphs?default")).contains("<urn:test:default>", "/id/municipality/");
		assertThat(put("/graphs?default", "<urn:test:other> <urn:p> 1 .")).isEqualTo(204);
		assertThat(send("DELETE", "/graphs?default", TURTLE, "").statusCode()).isEqualTo(204);
		assertThat(body("/graphs?default")).doesNotContain("<urn:test:").contains("/id/municipality/");
	}

	@Test
	void theDefaultGraphCanBeOneOfItsOwn() {
		try (Server server = Server.start(Users.setting(), "samgraf.union-default-graph=false")) {
			assertThat(server.get("/graphs?default", "Accept", "application/n-triples").body()).isEmpty();
			assertThat(server
				.send("PUT", "/graphs?default", BodyPublishers.ofString("<urn:s> <urn:p> 1 ."),
						Users.editor("Content-Type", TURTLE))
				.statusCode()).isEqualTo(201);
			assertThat(server.get("/graphs?default", "Accept", "application/n-triples").body().lines()).hasSize(1);
			assertThat(new Sparql(server).rows("SELECT ?s { ?s ?p ?o }")).containsExactly("urn:s");
			assertThat(server.get("/graphs", "Accept", "application/n-quads").body()).contains("<urn:s> <urn:p>");
			assertThat(server.get("/sparql", "Accept", TURTLE).body()).doesNotContain("UnionDefaultGraph");
		}
	}

	@Test
	void anEntityTagTellsWhatAGraphSays() {
		String address = "/graphs/tagged";
		put(address, "<urn:s> <urn:p> 1, 2 .");
		String tag = get(address).headers().firstValue("ETag").orElseThrow();
		assertThat(tag).startsWith("\"").endsWith(".nt\"");
		HttpResponse<String> same = get(address, "If-None-Match", tag);
		assertThat(same.statusCode()).isEqualTo(304);
		assertThat(same.headers().firstValue("ETag")).contains(tag);
		assertThat(SERVER.get(address, "Accept", TURTLE, "If-None-Match", tag).statusCode()).isEqualTo(200);
		put(address, "<urn:s> <urn:p> 2 . <urn:s> <urn:p> 1 .");
		assertThat(get(address).headers().firstValue("ETag")).as("whatever the order").contains(tag);
		assertThat(put(address, "<urn:s> <urn:p> 3 .", "If-Match", "\"other.nt\"")).isEqualTo(412);
		assertThat(put(address, "<urn:s> <urn:p> 3 .", "If-Match", "\"other.nt\", " + tag)).isEqualTo(204);
		assertThat(put(address, "<urn:s> <urn:p> 4 .", "If-Match", tag)).isEqualTo(412);
		assertThat(send("DELETE", address, TURTLE, "", "If-Match", tag).statusCode()).isEqualTo(412);
		assertThat(send("POST", address, TURTLE, "<urn:s> <urn:p> 5 .", "If-Match", tag).statusCode()).isEqualTo(412);
		assertThat(body(address)).contains("\"3\"");
		assertThat(put(address, "<urn:s> <urn:p> 4 .", "If-Match", "*")).isEqualTo(204);
		assertThat(put(address, "<urn:s> <urn:p> 5 .", "If-None-Match", "*")).isEqualTo(412);
		assertThat(put("/graphs/tagged-new", "<urn:s> <urn:p> 5 .", "If-Match", "*")).isEqualTo(412);
		assertThat(put("/graphs/tagged-new", "<urn:s> <urn:p> 5 .", "If-None-Match", "*")).isEqualTo(201);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			text/turtle         | <urn:s> <urn:p>                      | 400 | line: 1
			application/rdf+xml | <urn:s> <urn:p> 1 .                  | 400 | line: 1
			application/ld+json | {"@context":"http://127.0.0.1:1/"}   | 400 | must be written out
			application/trig    | <urn:g> { <urn:s> <urn:p> 1 }        | 400 | named graphs
			application/json    | {}                                   | 415 | application/json
			text/csv            | a,b                                  | 415 | text/csv
			""")
	void whatCannotBeReadChangesNothing(String type, String body, int status, String reason) {
		put("/graphs/kept", "<urn:s> <urn:p> 'kept' .");
		for (String method : List.of("PUT", "POST")) {
			HttpResponse<String> response = send(method, "/graphs/kept", type, body);
			assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
			assertThat(Server.json(response).required("detail").asString()).contains(reason);
			assertThat(response.headers().firstValue("Accept").isPresent()).isEqualTo(status == 415);
		}
		assertThat(body("/graphs/kept")).contains("kept");
	}

	@Test
	void filesOfAFormAreAddedUp() {
		String form = """
				--limit\r
				Content-Disposition: form-data; name="note"\r
				\r
				not a file\r
				--limit\r
				Content-Disposition: form-data; name="one"; filename="one.ttl"\r
				Content-Type: text/turtle\r
				\r
				<urn:s> <urn:p> 1 .\r
				--limit\r
				Content-Disposition: form-data; name="two"; filename="two.nt"\r
				Content-Type: application/octet-stream\r
				\r
				<urn:s> <urn:p> "2" .\r
				--limit--\r
				""";
		assertThat(send("POST", "/graphs/form", "multipart/form-data; boundary=limit", form).statusCode())
			.isEqualTo(201);
		assertThat(body("/graphs/form")).contains("\"1\"", "\"2\"");
		assertThat(send("POST", "/graphs/form", "multipart/form-data; boundary=other", form).statusCode())
			.isEqualTo(400);
		assertThat(send("POST", "/graphs/form", "multipart/form-data", form).statusCode()).isEqualTo(400);
		assertThat(
				send("POST", "/graphs/form", "multipart/form-data; boundary=limit", form.replace("two.nt", "two.exe"))
					.statusCode())
			.isEqualTo(415);
	}

	@ParameterizedTest
	@CsvSource({ "PATCH, /graphs/one, 405", "PUT, /graphs, 405", "DELETE, /graphs, 405",
			"PUT, /graphs?graph=urn:a&graph=urn:b, 400", "PUT, /graphs?default&graph=urn:a, 400",
			"PUT, /graphs?graph=, 400", "PUT, /graphs?graph=a%20b, 400", "PUT, /graphs?default=x, 400",
			"PUT, /graphs?graph=urn:x-arq:UnionGraph, 400",
			"PUT, /graphs?graph=https://w3id.org/samgraf/graph/derived, 409" })
	void whatCannotBeDoneIsRefused(String method, String address, int status) {
		HttpResponse<String> response = send(method, address, TURTLE, "<urn:s> <urn:p> 1 .");
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
	}

	@Test
	void anEditorMaySendMoreThanAnybody() {
		String large = "<urn:s> <urn:p> 1 .\n" + "# filler\n".repeat(200_000);
		assertThat(put("/graphs/large", large)).isEqualTo(201);
		assertThat(SERVER.post("/shacl", TURTLE, large).statusCode()).isEqualTo(413);
	}

	@Test
	void anOddAddressIsNoFailureAfterTheGraphIsWritten() {
		String graph = "<urn:s> <urn:p> 1 .";
		int status = SERVER.statusOf("PUT /graphs?graph=urn:try:odd&x={} HTTP/1.1\r\nContent-Type: text/turtle\r\n"
				+ "Content-Length: " + graph.length() + "\r\nAuthorization: " + Users.header(Users.EDITOR), graph);
		assertThat(status).isEqualTo(201);
		assertThat(body("/graphs?graph=urn:try:odd")).contains("\"1\"");
	}

	/** Those who may write have places of their own. */
	@Test
	void whoeverOnlySaysSoHasNoneOfTheWritersPlaces() throws IOException {
		List<Socket> held = new ArrayList<>();
		try {
			for (int i = 0; i < 8; i++) {
				Socket socket = new Socket(SERVER.root().getHost(), SERVER.root().getPort());
				held.add(socket);
				socket.getOutputStream()
					.write(("POST /shacl HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/turtle\r\n"
							+ "Authorization: Foo x\r\nContent-Length: 1000\r\n\r\n ")
						.getBytes(StandardCharsets.UTF_8));
			}
			assertThat(put("/graphs?graph=urn:try:beside", "<urn:s> <urn:p> 1 .")).isEqualTo(201);
		}
		finally {
			for (Socket each : held) {
				each.close();
			}
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			sh:in _:l . _:l rdf:first 1 ; rdf:rest _:l .                | A list comes back to itself
			sh:in _:l . _:l rdf:first 1 ; rdf:rest rdf:nil , ( 2 ) .    | A list goes on in two ways
			sh:pattern "(" .                                            | The shapes cannot be read
			sh:property [ sh:path :p ; sh:minCount "x" ] .              | The shapes cannot be read
			sh:property [ sh:path :p ; sh:maxCount 99999999999999 ] .   | The shapes cannot be read
			sh:property [ sh:path _:p ] . _:p sh:inversePath _:p .      | nested too deeply
			""")
	void shapesThatMakeNoSenseAreRefused(String shape, String reason) {
		put("/graphs?graph=urn:try:judged", "<urn:s> <urn:p> 1 .");
		HttpResponse<String> response = send("POST", "/shacl?graph=urn:try:judged", TURTLE, """
				@prefix : <urn:test:> .
				@prefix sh: <http://www.w3.org/ns/shacl#> .
				@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
				:S a sh:NodeShape ; sh:targetNode <urn:s> ;\040""" + shape);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
		assertThat(response.body()).contains(reason);
	}

}
