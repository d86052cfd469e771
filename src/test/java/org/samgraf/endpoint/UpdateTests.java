package org.samgraf.endpoint;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.Server;
import org.samgraf.access.Users;

import static org.assertj.core.api.Assertions.assertThat;

/** Updates by the SPARQL 1.1 Protocol: all of a request, or nothing. */
class UpdateTests {

	private static final Server SERVER = Server.start(Users.setting());

	private final Sparql sparql = new Sparql(SERVER);

	@AfterAll
	static void stop() {
		SERVER.close();
	}

	@BeforeEach
	void clear() {
		assertThat(
				update("DROP SILENT GRAPH <urn:test:a> ; DROP SILENT GRAPH <urn:test:b> ; DROP DEFAULT").statusCode())
			.isEqualTo(204);
	}

	private static HttpResponse<String> update(String update) {
		return update("/sparql", update);
	}

	private static HttpResponse<String> update(String address, String update) {
		return SERVER.post(address, "application/sparql-update", update, Users.editor());
	}

	private List<String> inGraph(String graph) {
		return this.sparql.rows("SELECT ?o { GRAPH <" + graph + "> { ?s ?p ?o } } ORDER BY ?o");
	}

	@Test
	void anUpdateIsSentInTwoWays() {
		assertThat(update("INSERT DATA { GRAPH <urn:test:a> { <urn:s> <urn:p> 'å' } }").statusCode()).isEqualTo(204);
		HttpResponse<String> form = SERVER.post("/sparql", Sparql.FORM_TYPE,
				"update=" + Server.encode("INSERT DATA { GRAPH <urn:test:a> { <urn:s> <urn:p> 'ä' } }"),
				Users.editor());
		assertThat(form.statusCode()).isEqualTo(204);
		assertThat(form.body()).isEmpty();
		assertThat(inGraph("urn:test:a")).containsExactlyInAnyOrder("å", "ä");
	}

	@Test
	void theDefaultGraphTakesWhatNamesNone() {
		update("INSERT DATA { <urn:s> <urn:p> 1 }");
		assertThat(inGraph("https://w3id.org/samgraf/graph/default")).containsExactly("1");
		update("DELETE { ?s ?p ?o } INSERT { ?s ?p 2 } WHERE { ?s ?p ?o FILTER(?s = <urn:s>) }");
		assertThat(inGraph("https://w3id.org/samgraf/graph/default")).containsExactly("2");
	}

	@Test
	void allOperationsRunOrNone() {
		update("INSERT DATA { GRAPH <urn:test:a> { <urn:s> <urn:p> 1 } }");
		String half = "DELETE WHERE { GRAPH <urn:test:a> { ?s ?p ?o } } ; COPY GRAPH <urn:test:none> TO GRAPH <urn:test:b>";
		HttpResponse<String> response = update(half);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(409);
		assertThat(inGraph("urn:test:a")).containsExactly("1");
	}

	@Test
	void theProtocolChoosesGraphsForPatterns() {
		update("INSERT DATA { GRAPH <urn:test:a> { <urn:s> <urn:p> 1 } GRAPH <urn:test:b> { <urn:s> <urn:p> 2 } }");
		String copy = "INSERT { GRAPH <urn:test:a> { <urn:copy> ?p ?o } } WHERE { ?s ?p ?o }";
		assertThat(update("/sparql?using-graph-uri=urn:test:b", copy).statusCode()).isEqualTo(204);
		assertThat(inGraph("urn:test:a")).containsExactly("1", "2");
		String named = "DELETE { GRAPH <urn:test:a> { <urn:copy> ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }";
		assertThat(update("/sparql?using-named-graph-uri=urn:test:b", named).statusCode()).isEqualTo(204);
		assertThat(inGraph("urn:test:a")).containsExactly("1");
	}

	@ParameterizedTest
	@CsvSource({ "INSERT { <urn:s> <urn:p> ?o } USING <urn:test:a> WHERE { ?s ?p ?o }",
			"INSERT { <urn:s> <urn:p> ?o } USING NAMED <urn:test:a> WHERE { GRAPH ?g { ?s ?p ?o } }",
			"WITH <urn:test:a> INSERT { <urn:s> <urn:p> ?o } WHERE { ?s ?p ?o }" })
	void graphsAreChosenInOnePlaceOnly(String update) {
		for (String parameter : List.of("using-graph-uri", "using-named-graph-uri")) {
			assertThat(update("/sparql?" + parameter + "=urn:test:b", update).statusCode()).isEqualTo(400);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					LOAD <http://127.0.0.1:1/>                                                                   | 403 | LOAD is not available
					LOAD <file:///etc/hostname> INTO GRAPH <urn:test:a>                                          | 403 | LOAD is not available
					INSERT DATA { GRAPH <urn:test:a> { <urn:s> <urn:p> 1 } } ; LOAD <http://127.0.0.1:1/>        | 403 | LOAD is not available
					INSERT { ?s <urn:p> 1 } WHERE { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }          | 403 | SERVICE is not available
					INSERT { ?s <urn:p> 1 } WHERE { { SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } } } | 403 | SERVICE is not available
					INSERT { ?s <urn:p> ?x } WHERE { ?s ?p ?o BIND(<java:java.lang.System.exit>(?o) AS ?x) }     | 403 | is not available
					DELETE WHERE { ?s <java:org.example.Property> ?o }                                           | 403 | is not available
					INSERT DATA { <urn:s> <urn:p> ?o }                                                           | 400 | Variables not permitted
					INSERT DATA { <urn:s> <urn:p> 1                                                              | 400 | Line 1
					SELECT * { ?s ?p ?o }                                                                        | 400 | Line 1
					INSERT DATA { GRAPH <urn:x-arq:UnionGraph> { <urn:s> <urn:p> 1 } }                           | 400 | union graph
					""")
	void whatMayNotRunIsRefusedBeforeAnythingRuns(String update, int status, String reason) {
		HttpResponse<String> response = update(update);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(Server.json(response).required("detail").asString()).contains(reason);
		assertThat(inGraph("urn:test:a")).isEmpty();
	}

	/** A silent LOAD fails as any other, but has asked not to be told. */
	@ParameterizedTest
	@ValueSource(strings = { "LOAD SILENT <file:///etc/hostname> INTO GRAPH <urn:test:a>",
			"LOAD SILENT <http://127.0.0.1:1/> INTO GRAPH <urn:test:a>", "CLEAR GRAPH <urn:test:a>",
			"CLEAR SILENT GRAPH <urn:test:a>", "DROP GRAPH <urn:test:a>" })
	void whatHasNothingToDoIsDone(String update) {
		String all = this.sparql.size();
		assertThat(update(update).statusCode()).isEqualTo(204);
		assertThat(this.sparql.size()).isEqualTo(all);
		assertThat(update(update + " ; INSERT DATA { GRAPH <urn:test:a> { <urn:s> <urn:p> 1 } }").statusCode())
			.isEqualTo(204);
		assertThat(inGraph("urn:test:a")).containsExactly("1");
	}

	@Test
	void whatIsNestedTooDeeplyIsRefused() {
		assertThat(update("INSERT { <urn:s> <urn:p> 1 } WHERE " + "{".repeat(20_000) + "}".repeat(20_000)).statusCode())
			.isEqualTo(400);
	}

	@Test
	void relativeNamesAreOfTheEndpoint() {
		update("INSERT DATA { GRAPH <urn:test:a> { <urn:s> <urn:p> <test> } }");
		assertThat(inGraph("urn:test:a")).containsExactly(SERVER.root() + "/test");
	}

	@Test
	void whatBreaksTheShapesIsRefusedInTheLanguageAsked() {
		String claim = "INSERT DATA { GRAPH <urn:test:a> { <https://w3id.org/samgraf/id/claim/x> a "
				+ "<https://w3id.org/samgraf/ontology#MethodUse> } }";
		HttpResponse<String> response = SERVER.post("/sparql", "application/sparql-update", claim,
				Users.editor("Accept-Language", "sv"));
		assertThat(response.statusCode()).isEqualTo(422);
		assertThat(Server.json(response).required("detail").asString()).contains("Inget har ändrats",
				"https://w3id.org/samgraf/id/claim/x", "belägg");
		assertThat(inGraph("urn:test:a")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					GET  | /sparql?update=CLEAR%20ALL                |                                   |                           | 400
					GET  | /sparql?query=ASK%7B%7D&query=ASK%7B%7D   |                                   |                           | 400
					PUT  | /sparql?query=ASK%7B%7D                   |                                   |                           | 405
					POST | /sparql                                   | application/x-www-form-urlencoded | query=ASK{}&update=CLEAR+ALL | 400
					POST | /sparql                                   | application/x-www-form-urlencoded | query=ASK{}&query=ASK{}   | 400
					POST | /sparql                                   | application/x-www-form-urlencoded | update=CLEAR+ALL&update=CLEAR+ALL | 400
					POST | /sparql                                   | application/x-www-form-urlencoded |                           | 400
					POST | /sparql                                   |                                   | ASK {}                    | 400
					POST | /sparql                                   | text/plain                        | query=ASK%7B%7D           | 415
					POST | /sparql?query=ASK%7B%7D                   | application/sparql-query          | ASK {}                    | 400
					POST | /sparql?update=CLEAR%20ALL                | application/sparql-update         | CLEAR ALL                 | 400
					POST | /sparql                                   | application/sparql-query;charset=utf-16 | ASK {}              | 400
					""")
	void whatIsNeitherQueryNorUpdateIsRefused(String method, String address, String type, String body, int status) {
		String[] headers = (type != null) ? Users.editor("Content-Type", type) : Users.editor();
		HttpResponse<String> response = SERVER.send(method, address,
				(body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody(), headers);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
	}

	@Test
	void aTextThatIsNotUtf8IsRefused() {
		for (String type : List.of("application/sparql-query", "application/sparql-update")) {
			byte[] text = "ASK { <urn:s> <urn:p> 'å' }".getBytes(StandardCharsets.ISO_8859_1);
			HttpResponse<String> response = SERVER.send("POST", "/sparql", BodyPublishers.ofByteArray(text),
					Users.editor("Content-Type", type));
			assertThat(response.statusCode()).isEqualTo(400);
			assertThat(Server.json(response).required("detail").asString()).contains("UTF-8");
		}
	}

	@Test
	void theHeadOfAResultIsGiven() {
		HttpResponse<String> response = SERVER.send("HEAD", "/sparql?query=ASK%7B%7D", BodyPublishers.noBody());
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEmpty();
		assertThat(SERVER.send("OPTIONS", "/sparql", BodyPublishers.noBody()).headers().firstValue("Allow"))
			.contains("GET, HEAD, POST, OPTIONS");
	}

	@ParameterizedTest
	@CsvSource({ "en, The text cannot be read", "sv, Texten kan inte läsas" })
	void aProblemIsToldInTheLanguageAsked(String language, String title) {
		HttpResponse<String> response = SERVER.get("/sparql?query=SELECT", "Accept-Language", language);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(Server.json(response).required("title").asString()).isEqualTo(title);
	}

}
