package org.samgraf.endpoint;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.Server;

import static org.assertj.core.api.Assertions.assertThat;

/** A query runs no code, asks no other host and reads no file. */
class QueryGuardTests {

	private final Server server = Server.shared();

	private final Sparql sparql = new Sparql(this.server);

	private void unavailable(String query, String reason) {
		refused(query, 403, reason);
	}

	private void refused(String query, int status, String reason) {
		HttpResponse<String> response = this.sparql.post(query);
		assertThat(response.statusCode()).as(query + "\n" + response.body()).isEqualTo(status);
		assertThat(response.body()).as(query).containsIgnoringCase(reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
			"SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }", "SELECT * { SERVICE ?x { ?s ?p ?o } }",
			"SELECT * { GRAPH ?g { OPTIONAL { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } } }",
			"SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } }",
			"SELECT * { ?s ?p ?o FILTER NOT EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } }",
			"SELECT * { ?s ?p ?o BIND(EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } AS ?x) }",
			"SELECT (EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } AS ?x) { ?s ?p ?o }",
			"SELECT (SUM(IF(EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }, 1, 0)) AS ?x) { ?s ?p ?o }",
			"SELECT * { ?s ?p ?o } ORDER BY (EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } })",
			"SELECT * { { SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } } }",
			"SELECT * { ?s ?p ?o MINUS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } }",
			"SELECT * { {} UNION { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } }",
			"ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
			"CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
			"DESCRIBE ?s { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
			"SELECT * { S\\u0045RVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
			"SELECT * { # \n serVice <http://127.0.0.1:1/> { ?s ?p ?o } }" })
	void noOtherEndpointIsAsked(String query) {
		unavailable(query, "SERVICE");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT * { VALUES ?x { 1 } FILTER(FUN(?x)) }", "SELECT * { BIND(FUN(1) AS ?x) }",
			"SELECT (FUN(1) AS ?x) {}", "SELECT * { VALUES ?x { 1 2 } } ORDER BY FUN(?x)",
			"SELECT * { VALUES ?x { 1 2 } } ORDER BY DESC(FUN(?x))",
			"SELECT * { VALUES ?x { 1 2 } } ORDER BY (1 + FUN(?x))",
			"SELECT (COUNT(*) AS ?n) { VALUES ?x { 1 } } GROUP BY (FUN(?x) AS ?y)",
			"SELECT (COUNT(*) AS ?n) { VALUES ?x { 1 } } GROUP BY FUN(?x)",
			"SELECT ?x { VALUES ?x { 1 } } GROUP BY ?x HAVING (FUN(?x))",
			"SELECT ?x { VALUES ?x { 1 } } GROUP BY ?x HAVING (SUM(FUN(?x)) > 0)",
			"SELECT (SUM(FUN(?x)) AS ?y) { VALUES ?x { 1 } }", "SELECT (MIN(1 + FUN(?x)) AS ?y) { VALUES ?x { 1 } }",
			"SELECT (GROUP_CONCAT(DISTINCT FUN(?x)) AS ?y) { VALUES ?x { 1 } }",
			"SELECT (FUN(?x) AS ?y) { VALUES ?x { 1 } } GROUP BY ?x", "SELECT (FUN(?x, 2) AS ?y) { VALUES ?x { 1 } }",
			"SELECT (FUN(SUM(?x)) AS ?y) { VALUES ?x { 1 } }",
			"SELECT (IF(true, 1, FUN(?x)) AS ?y) { VALUES ?x { 1 } }",
			"SELECT (COALESCE(1, STR(FUN(?x))) AS ?y) { VALUES ?x { 1 } }",
			"SELECT * { VALUES ?x { 1 } FILTER(?x IN (1, FUN(?x))) }",
			"SELECT * { VALUES ?x { 1 } FILTER(?x NOT IN (1, FUN(?x))) }",
			"SELECT * { VALUES ?x { 1 } FILTER(true || FUN(?x)) }", "SELECT * { VALUES ?x { 1 } FILTER(!FUN(?x)) }",
			"SELECT * { VALUES ?x { 1 } FILTER EXISTS { ?s ?p ?x FILTER(FUN(?x)) } }",
			"SELECT * { VALUES ?x { 1 } FILTER NOT EXISTS { ?s ?p ?x FILTER(FUN(?x)) } }",
			"SELECT * { VALUES ?x { 1 } FILTER EXISTS { ?s ?p ?x FILTER EXISTS { FILTER(FUN(?x)) } } }",
			"SELECT * { VALUES ?x { 1 } OPTIONAL { ?s ?p ?x FILTER(FUN(?x)) } }",
			"SELECT * { VALUES ?x { 1 } MINUS { ?s ?p ?x FILTER(FUN(?x)) } }",
			"SELECT * { { SELECT * { VALUES ?x { 1 } } ORDER BY FUN(?x) } }",
			"SELECT * { { SELECT (SUM(FUN(?x)) AS ?y) { VALUES ?x { 1 } } } }",
			"SELECT * { GRAPH ?g { ?s ?p ?x FILTER(FUN(?x)) } }", "ASK { FILTER(FUN(1)) }",
			"CONSTRUCT { ?s ?p ?x } WHERE { ?s ?p ?o BIND(FUN(?o) AS ?x) }",
			"DESCRIBE ?s { ?s ?p ?o FILTER(FUN(?o)) }" })
	void noFunctionThatIsCodeIsCalled(String query) {
		for (String function : new String[] { "java:java.lang.Thread", "http://jena.apache.org/ARQ/function#now",
				"http://jena.hpl.hp.com/ARQ/function#now", "http://www.w3.org/2005/xpath-functions#concat" }) {
			unavailable(query.replace("FUN(", "<" + function + ">("), "<" + function + ">");
		}
	}

	/** It has no value, as SPARQL 1.1 has it in section 17.6. */
	@Test
	void aFunctionThatNobodyKnowsIsAnErrorInTheRow() {
		assertThat(this.sparql.rows("SELECT ?x (<urn:test:unknown>(?x) AS ?y) { VALUES ?x { 1 } }"))
			.containsExactly("1,");
		assertThat(this.sparql.rows("SELECT ?x { VALUES ?x { 1 } FILTER(<urn:test:unknown>(?x)) }")).isEmpty();
	}

	@Test
	void aggregatesOfJenaAreRefused() {
		unavailable("SELECT (<http://jena.apache.org/ARQ/function/aggregate#stdev>(?x) AS ?y) { VALUES ?x { 1 2 } }",
				"aggregate#stdev");
		unavailable("SELECT ?x { VALUES ?x { 1 2 } } GROUP BY ?x "
				+ "HAVING (<http://jena.apache.org/ARQ/function/aggregate#stdev>(?x) > 1)", "aggregate#stdev");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT * { ?s PROP ?o }", "SELECT * { ?s PROP (?a ?b) }", "SELECT * { (?a ?b) PROP ?o }",
			"SELECT * { ?s ^PROP ?o }", "SELECT * { ?s PROP/<urn:test:p> ?o }", "SELECT * { ?s <urn:test:p>/^PROP ?o }",
			"SELECT * { ?s PROP|<urn:test:p> ?o }", "SELECT * { ?s PROP* ?o }",
			"SELECT * { ?s (<urn:test:p>/PROP)+ ?o }", "SELECT * { ?s PROP? ?o }", "SELECT * { ?s !PROP ?o }",
			"SELECT * { GRAPH ?g { ?s PROP ?o } }", "SELECT * { { SELECT * { ?s ^PROP ?o } } }",
			"SELECT * { ?s ?p ?o FILTER EXISTS { ?s PROP ?o } }",
			"SELECT * { ?s ?p ?o FILTER NOT EXISTS { ?s ^PROP ?o } }", "SELECT * { ?s ?p ?o OPTIONAL { ?s PROP ?o } }",
			"SELECT * { ?s ?p ?o MINUS { ?s PROP ?o } }", "ASK { ?s PROP ?o }", "CONSTRUCT WHERE { ?s PROP ?o }",
			"DESCRIBE ?s { ?s PROP ?o }", "SELECT * { ?s ?p ?o } ORDER BY (EXISTS { ?s PROP ?o })",
			"SELECT (SUM(IF(EXISTS { ?s PROP ?o }, 1, 0)) AS ?n) { ?s ?p ?o }" })
	void noPropertyThatIsCodeIsUsed(String query) {
		for (String property : new String[] { "java:java.lang.Thread", "http://jena.apache.org/ARQ/property#splitIRI",
				"http://jena.hpl.hp.com/ARQ/property#versionARQ", "http://jena.apache.org/ARQ/list#member" }) {
			unavailable(query.replace("PROP", "<" + property + ">"), "<" + property + ">");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT * { LET (?x := 1) }", "SELECT (count(*)) {}",
			"SELECT * { NOT EXISTS { ?s ?p ?o } }", "SELECT * { UNFOLD(1 AS ?x) }", "SELECT * { LATERAL { ?s ?p ?o } }",
			"JSON { 'x': ?s } WHERE { ?s ?p ?o }",
			"CONSTRUCT { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
			"SELECT * { ?s ?p ?o SEMIJOIN { ?s ?p 1 } }" })
	void onlyStandardSparqlIsSpoken(String query) {
		refused(query, 400, "line 1, column");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT (<http://www.w3.org/2001/XMLSchema#integer>('1') AS ?x) {}",
			"SELECT (REPLACE(UCASE(STR(?x)), 'A', 'B') AS ?y) { VALUES ?x { 'a' } } ORDER BY LCASE(?x)",
			"SELECT (AVG(?x) AS ?y) (GROUP_CONCAT(STR(?x)) AS ?z) { VALUES ?x { 1 2 } } HAVING (COUNT(*) > 1)",
			"SELECT * { ?s <http://jena.apache.org/text#query> 'polis' }",
			"SELECT * { ?s <http://www.w3.org/2004/02/skos/core#broader>+/^<urn:test:p>|<urn:test:q> ?o }",
			"SELECT ?s { ?s ?p ?o FILTER EXISTS { ?s ?q 'Botkyrka'@sv FILTER NOT EXISTS { ?s <urn:test:p> ?z } } }" })
	void whatIsStandardIsAnswered(String query) {
		HttpResponse<String> response = this.sparql.post(query);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
	}

	@Test
	void noAddressIsFetched() throws IOException {
		AtomicInteger visits = new AtomicInteger();
		HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		other.createContext("/", exchange -> {
			visits.incrementAndGet();
			exchange.sendResponseHeaders(404, -1);
			exchange.close();
		});
		other.start();
		try {
			String address = "http://127.0.0.1:" + other.getAddress().getPort() + "/data.ttl";
			String encoded = Server.encode(address);
			String query = Server.encode("SELECT * { ?s ?p ?o }");
			givesNothing(this.sparql.get("SELECT * FROM <" + address + "> { ?s ?p ?o }"));
			givesNothing(this.sparql.get("SELECT * FROM NAMED <" + address + "> { GRAPH ?g { ?s ?p ?o } }"));
			givesNothing(
					this.server.get("/sparql?default-graph-uri=" + encoded + "&query=" + query, "Accept", Sparql.JSON));
			assertThat(this.server.get("/graphs?graph=" + encoded).statusCode()).isEqualTo(404);
			assertThat(this.sparql.get("SELECT * { SERVICE <" + address + "> { ?s ?p ?o } }").statusCode())
				.isEqualTo(403);
			assertThat(this.sparql.get("LOAD <" + address + ">").statusCode()).isEqualTo(400);
			assertThat(this.server.get("/sparql?query-ref=" + encoded).statusCode()).isBetween(400, 499);
			assertThat(visits).hasValue(0);
		}
		finally {
			other.stop(0);
		}
	}

	@Test
	void noFileIsRead(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("data.ttl"), "<urn:test:s> <urn:test:p> <urn:test:o> .");
		givesNothing(this.sparql.get("SELECT * FROM <" + file.toUri() + "> { ?s ?p ?o }"));
		givesNothing(this.sparql.get("SELECT * FROM NAMED <" + file.toUri() + "> { GRAPH ?g { ?s ?p ?o } }"));
		givesNothing(this.server.get("/sparql?default-graph-uri=" + Server.encode(file.toUri().toString()) + "&query="
				+ Server.encode("SELECT * { ?s ?p ?o }"), "Accept", Sparql.JSON));
		assertThat(this.server.get("/graphs?graph=" + Server.encode(file.toUri().toString())).statusCode())
			.isEqualTo(404);
	}

	/** No rows, or a refusal. */
	private static void givesNothing(HttpResponse<String> response) {
		if (response.statusCode() == 200) {
			assertThat(Server.json(response).at("/results/bindings")).isEmpty();
		}
		else {
			assertThat(response.statusCode()).isBetween(400, 499);
		}
	}

}
