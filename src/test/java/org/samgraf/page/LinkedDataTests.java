package org.samgraf.page;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.Server;

import static org.assertj.core.api.Assertions.assertThat;

/** The IRIs of the data answer, and every format of a document states the same. */
class LinkedDataTests {

	private static final String BASE = "https://w3id.org/samgraf/";

	private static final Pattern EMBEDDED = Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>",
			Pattern.DOTALL);

	private final Server server = Server.shared();

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					/doc/claim/003-r6        | -                                                    | 200 | text/html
					/doc/claim/003-r6        | */*                                                  | 200 | text/html
					/doc/claim/003-r6        | ''                                                   | 200 | text/html
					/doc/claim/003-r6        | text/html,application/xhtml+xml,*/*;q=0.8             | 200 | text/html
					/doc/claim/003-r6        | text/turtle                                          | 200 | text/turtle
					/doc/claim/003-r6        | text/*                                               | 200 | text/html
					/doc/claim/003-r6        | text/html;q=0.4, text/turtle;q=0.5                   | 200 | text/turtle
					/doc/claim/003-r6        | text/turtle;q=0.4, text/html;q=0.5                   | 200 | text/html
					/doc/claim/003-r6        | application/ld+json                                  | 200 | application/ld+json
					/doc/claim/003-r6        | application/rdf+xml                                  | 200 | application/rdf+xml
					/doc/claim/003-r6        | application/n-triples                                | 200 | application/n-triples
					/doc/claim/003-r6        | application/trig                                     | 200 | application/trig
					/doc/claim/003-r6        | application/*                                        | 200 | application/ld+json
					/doc/claim/003-r6        | TEXT/TURTLE                                          | 200 | text/turtle
					/doc/claim/003-r6        | text/html;q=0, */*                                   | 200 | text/turtle
					/doc/claim/003-r6        | image/png                                            | 406 | application/problem+json
					/doc/claim/003-r6        | image/png, text/html;q=0                             | 406 | text/html
					/doc/claim/003-r6        | text/turtle;q=0                                      | 406 | application/problem+json
					/doc/claim/003-r6        | ///                                                  | 406 | application/problem+json
					/doc/claim/003-r6.ttl    | text/html                                            | 200 | text/turtle
					/doc/claim/003-r6.jsonld | -                                                    | 200 | application/ld+json
					/doc/claim/003-r6.rdf    | -                                                    | 200 | application/rdf+xml
					/doc/claim/003-r6.nt     | -                                                    | 200 | application/n-triples
					/doc/claim/003-r6.trig   | -                                                    | 200 | application/trig
					/doc/claim/003-r6.html   | text/turtle                                          | 200 | text/html
					/doc/claim/003-r6.csv    | -                                                    | 406 | application/problem+json
					/doc/municipality/0127   | text/turtle                                          | 200 | text/turtle
					/doc/partner-kind/bup    | text/html                                            | 200 | text/html
					/doc/scheme/method       | application/trig                                     | 200 | application/trig
					/doc/visit/001-kalix     | application/rdf+xml                                  | 200 | application/rdf+xml
					/doc/source/003          | text/html                                            | 200 | text/html
					/doc/graph/source/003    | text/turtle                                          | 200 | text/turtle
					/doc/catalogue           | text/html                                            | 200 | text/html
					/ontology                | -                                                    | 200 | text/html
					/ontology                | */*                                                  | 200 | text/html
					/ontology                | text/turtle;q=0.9, text/html;q=0.8                   | 200 | text/turtle
					/ontology                | application/rdf+xml                                  | 200 | application/rdf+xml
					/ontology                | image/png                                            | 406 | application/problem+json
					/ontology.jsonld         | text/html                                            | 200 | application/ld+json
					/ontology.csv            | -                                                    | 406 | application/problem+json
					/shapes                  | text/html                                            | 200 | text/html
					/shapes                  | application/trig                                     | 200 | application/trig
					/shapes.ttl              | -                                                    | 200 | text/turtle
					/doc/nothing/at-all      | text/html                                            | 404 | text/html
					/doc/nothing/at-all      | text/turtle                                          | 404 | application/problem+json
					/doc/                    | text/turtle                                          | 404 | application/problem+json
					/doc/..%2f..%2fetc       | text/turtle                                          | 400 | -
					""")
	void theDocumentIsInTheFormatThatTheClientLikesBest(String path, String accept, int status, String type) {
		var response = (accept != null) ? this.server.get(path, "Accept", accept) : this.server.get(path);
		assertThat(response.statusCode()).isEqualTo(status);
		if (type != null) {
			assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(type);
			assertThat(response.headers().allValues("Vary").toString().toLowerCase(java.util.Locale.ROOT))
				.contains("accept", "accept-language", "cookie");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/id/claim/003-r6             | /doc/claim/003-r6
			/id/claim/003-r6.ttl         | /doc/claim/003-r6.ttl
			/id/municipality/0180?lang=sv | /doc/municipality/0180?lang=sv
			/graph/source/003            | /doc/graph/source/003
			/catalogue                   | /doc/catalogue
			""")
	void aThingSeesOtherToItsDocument(String path, String location) {
		var response = this.server.get(path, "Accept", "text/turtle");
		assertThat(response.statusCode()).isEqualTo(303);
		assertThat(response.headers().firstValue("Location")).hasValue(location);
		assertThat(response.headers().firstValue("Link").orElse("")).contains("rel=\"describedby\"");
	}

	@Test
	void aQueryThatNoAddressMayHoldDoesNoHarm() {
		assertThat(this.server.statusOf("GET /id/claim/003-r6?x={ HTTP/1.1", "")).isEqualTo(303);
	}

	@Test
	void whatIsUnknownIsNotFoundAndNearNamesAreGiven() {
		var response = this.server.get("/id/municipality/0129");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(Server.json(response).get("nearest").toString()).contains("municipality/012");
		assertThat(this.server.get("/doc/claim/003-r66", "Accept", "text/html").body())
			.contains("href=\"/doc/claim/003-r6\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "claim/003-r6", "municipality/0127", "partner-kind/bup", "district/rinkeby-kista",
			"visit/003-stockholm-followup", "source/003", "graph/source/003", "catalogue", "scheme/rating",
			"modality/done?page=2", "territory/0180", "country/SE" })
	void everyFormatStatesTheSameTriples(String thing) {
		String path = "/doc/" + thing.replaceFirst("\\?.*", "");
		String query = thing.contains("?") ? thing.substring(thing.indexOf('?')) : "";
		Graph turtle = parse(this.server.get(path + ".ttl" + query).body(), Lang.TURTLE);
		assertThat(turtle.size()).isGreaterThan(5);
		assertSame(turtle, parse(this.server.get(path + ".jsonld" + query).body(), Lang.JSONLD));
		assertSame(turtle, parse(this.server.get(path + ".nt" + query).body(), Lang.NTRIPLES));
		assertSame(turtle, parse(this.server.get(path + ".rdf" + query).body(), Lang.RDFXML));
		assertSame(turtle, flat(dataset(this.server.get(path + ".trig" + query).body())));
		Matcher embedded = EMBEDDED.matcher(this.server.get(path + ".html" + query).body());
		assertThat(embedded.find()).isTrue();
		assertSame(turtle, parse(embedded.group(1), Lang.JSONLD));
	}

	@Test
	void aClaimSaysWhichGraphItIsFrom() {
		DatasetGraph graphs = dataset(this.server.get("/doc/municipality/0127.trig").body());
		var claim = NodeFactory.createURI(BASE + "id/claim/004-b9");
		var graph = NodeFactory.createURI(BASE + "graph/source/004");
		assertThat(graphs.contains(graph, claim, NodeFactory.createURI(BASE + "ontology#rating"), null)).isTrue();
		assertThat(graphs.contains(graph, claim, DCTerms.isPartOf.asNode(), graph)).isTrue();
	}

	@Test
	void theHeadersNameTheOtherFormatsAndTheThing() {
		HttpResponse<String> response = this.server.get("/doc/claim/003-r6", "Accept", "text/html");
		String links = String.join("\n", response.headers().allValues("Link"));
		assertThat(links).contains("<" + BASE + "doc/claim/003-r6>; rel=\"canonical\"",
				"<" + BASE + "id/claim/003-r6>; rel=\"describes\"",
				"</doc/claim/003-r6.ttl>; rel=\"alternate describedby\"; type=\"text/turtle\"");
	}

	@Test
	void whatHasNotChangedIsNotSentAgain() {
		for (String suffix : new String[] { ".html", ".ttl" }) {
			var first = this.server.get("/doc/claim/003-r6" + suffix);
			String tag = first.headers().firstValue("ETag").orElseThrow();
			var second = this.server.get("/doc/claim/003-r6" + suffix, "If-None-Match", tag);
			assertThat(second.statusCode()).isEqualTo(304);
			assertThat(second.body()).isEmpty();
			assertThat(this.server.get("/doc/claim/003-r6" + suffix + "?lang=sv", "If-None-Match", tag).statusCode())
				.isEqualTo(200);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/doc/claim/003-r6", "/doc/claim/003-r6.ttl", "/id/claim/003-r6" })
	void theHeadIsThatOfTheWhole(String path) {
		var get = this.server.get(path);
		var head = this.server.send("HEAD", path, BodyPublishers.noBody());
		assertThat(head.statusCode()).isEqualTo(get.statusCode());
		assertThat(head.body()).isEmpty();
		for (String header : new String[] { "Content-Type", "ETag", "Link", "Location", "Vary" }) {
			assertThat(head.headers().allValues(header)).isEqualTo(get.headers().allValues(header));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/doc/modality/done?page=9999", "/doc/modality/done?page=0", "/doc/modality/done?page=x" })
	void aPartThatThereIsNotIsAnError(String path) {
		assertThat(this.server.get(path).statusCode()).isIn(400, 404);
	}

	private static void assertSame(Graph expected, Graph actual) {
		assertThat(actual.size()).isEqualTo(expected.size());
		assertThat(actual.isIsomorphicWith(expected)).isTrue();
	}

	private static Graph parse(String text, Lang lang) {
		return RDFParser.fromString(text, lang).toGraph();
	}

	private static DatasetGraph dataset(String text) {
		return RDFParser.fromString(text, Lang.TRIG).toDatasetGraph();
	}

	private static Graph flat(DatasetGraph dataset) {
		Graph graph = GraphFactory.createDefaultGraph();
		dataset.stream().map(Quad::asTriple).forEach(graph::add);
		return graph;
	}

}
