package org.samgraf.endpoint;

import java.net.http.HttpResponse;
import java.util.List;

import org.samgraf.Server;

/** Queries to the endpoint of a server. */
record Sparql(Server server) {

	static final String QUERY_TYPE = "application/sparql-query";

	/** JSON for rows and truths, or else any format. */
	static final String JSON = "application/sparql-results+json, */*;q=0.1";

	static final String FORM_TYPE = "application/x-www-form-urlencoded";

	/** Gets the result, as JSON where it has rows or is a truth. */
	HttpResponse<String> get(String query) {
		return get(query, JSON);
	}

	HttpResponse<String> get(String query, String accept) {
		return this.server.get("/sparql?query=" + Server.encode(query), "Accept", accept);
	}

	/** Posts the query, for a result as with {@link #get}. */
	HttpResponse<String> post(String query) {
		return post(query, JSON);
	}

	HttpResponse<String> post(String query, String accept) {
		return this.server.post("/sparql", QUERY_TYPE, query, "Accept", accept);
	}

	/** The lines of the CSV of the rows, without the header. */
	List<String> rows(String query) {
		HttpResponse<String> response = post(query, "text/csv");
		if (response.statusCode() != 200) {
			throw new AssertionError(response.statusCode() + " " + response.body());
		}
		return response.body().lines().skip(1).toList();
	}

	/** How many triples there are in all graphs. */
	String size() {
		return rows("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").getFirst();
	}

}
