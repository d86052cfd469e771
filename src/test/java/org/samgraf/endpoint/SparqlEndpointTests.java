package org.samgraf.endpoint;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;

import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samgraf.Server;
import org.samgraf.SharedStore;

import static org.assertj.core.api.Assertions.assertThat;

/** The SPARQL 1.1 Protocol: ways to ask, formats, graphs, search, self-description. */
class SparqlEndpointTests {

	private static final String LABEL = """
			SELECT ?label { <https://w3id.org/samgraf/id/municipality/0127> \
			<http://www.w3.org/2000/01/rdf-schema#label> ?label FILTER(LANG(?label) = 'sv') }""";

	private static final String LABELS = """
			CONSTRUCT { ?unit <http://www.w3.org/2000/01/rdf-schema#label> ?label } \
			WHERE { VALUES ?unit { <https://w3id.org/samgraf/id/municipality/0127> } \
			?unit <http://www.w3.org/2000/01/rdf-schema#label> ?label FILTER(LANG(?label) = 'sv') }""";

	private static final String SD = "http://www.w3.org/ns/sparql-service-description#";

	private final Server server = Server.shared();

	private final Sparql sparql = new Sparql(this.server);

	private static String label(HttpResponse<String> response) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return Server.json(response).at("/results/bindings/0/label/value").asString();
	}

	@Test
	void aQueryIsAskedInThreeWays() {
		String form = "query=" + Server.encode(LABEL);
		assertThat(label(this.server.get("/sparql?" + form, "Accept", Sparql.JSON))).isEqualTo("Botkyrka");
		assertThat(label(this.server.post("/sparql", Sparql.FORM_TYPE, form, "Accept", Sparql.JSON)))
			.isEqualTo("Botkyrka");
		assertThat(label(this.server.post("/sparql", Sparql.QUERY_TYPE, LABEL, "Accept", Sparql.JSON)))
			.isEqualTo("Botkyrka");
		assertThat(
				label(this.server.post("/sparql", Sparql.QUERY_TYPE + ";charset=utf-8", LABEL, "Accept", Sparql.JSON)))
			.isEqualTo("Botkyrka");
	}

	@Test
	void swedishLettersSurviveEveryWay() {
		String query = "SELECT ('åäö ÅÄÖ é' AS ?label) {}";
		String form = "query=" + Server.encode(query);
		assertThat(label(this.sparql.get(query))).isEqualTo("åäö ÅÄÖ é");
		assertThat(label(this.sparql.post(query))).isEqualTo("åäö ÅÄÖ é");
		assertThat(label(this.server.post("/sparql", Sparql.FORM_TYPE, form, "Accept", Sparql.JSON)))
			.isEqualTo("åäö ÅÄÖ é");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			application/sparql-results+json | "value": "Botkyrka"
			application/sparql-results+xml  | <literal xml:lang="sv">Botkyrka</literal>
			text/csv                        | Botkyrka
			text/tab-separated-values       | "Botkyrka"@sv
			""")
	void rowsComeInTheFormatsOfSparql(String type, String expected) {
		for (HttpResponse<String> response : List.of(this.sparql.get(LABEL, type), this.sparql.post(LABEL, type))) {
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
			assertThat(response.body()).contains(expected);
		}
	}

	@ParameterizedTest
	@CsvSource({ "text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml" })
	void triplesComeInTheFormatsOfRdf(String type) {
		HttpResponse<String> response = this.sparql.get(LABELS, type);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
		Model model = ModelFactory.createDefaultModel();
		RDFDataMgr.read(model, new StringReader(response.body()), null, RDFLanguages.contentTypeToLang(type));
		assertThat(model.size()).isOne();
		assertThat(model.contains(model.createResource(SharedStore.BASE + "id/municipality/0127"), RDFS.label,
				model.createLiteral("Botkyrka", "sv")))
			.isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "0127, true", "9999, false" })
	void aTruthIsTold(String code, boolean truth) {
		HttpResponse<String> response = this.sparql
			.get("ASK { <https://w3id.org/samgraf/id/municipality/" + code + "> ?p ?o }");
		assertThat(Server.json(response).required("boolean").asBoolean()).isEqualTo(truth);
	}

	@Test
	void aThingIsDescribed() {
		assertThat(this.sparql.get("DESCRIBE <https://w3id.org/samgraf/id/municipality/0127>", "application/n-triples")
			.body()).contains("\"Botkyrka\"@sv");
	}

	@Test
	void theDefaultGraphIsTheUnionOfAll() {
		assertThat(this.sparql.rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")).isEqualTo(
				this.sparql.rows("SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } }"));
		assertThat(this.sparql.rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").getFirst()).isNotEqualTo("0");
	}

	@Test
	void whatIsInDifferentGraphsIsJoined() {
		assertThat(this.sparql.rows("""
				PREFIX sg: <https://w3id.org/samgraf/ontology#>
				PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
				SELECT ?label {
					<https://w3id.org/samgraf/id/claim/003-r6> sg:unit ?unit .
					?unit rdfs:label ?label FILTER(LANG(?label) = 'sv')
				}""")).containsExactly("Rinkeby-Kista");
	}

	@Test
	void aClaimIsInTheGraphOfItsDocument() {
		assertThat(this.sparql.rows("SELECT ?g { GRAPH ?g { <https://w3id.org/samgraf/id/claim/003-r6> "
				+ "<https://w3id.org/samgraf/ontology#rating> ?rating } }"))
			.containsExactly(SharedStore.BASE + "graph/source/003");
	}

	@Test
	void aGraphIsChosenByTheProtocolOrTheQuery() {
		String ask = "ASK { <https://w3id.org/samgraf/id/claim/003-r6> ?p ?o }";
		for (String source : new String[] { "003", "004" }) {
			String graph = SharedStore.BASE + "graph/source/" + source;
			boolean expected = source.equals("003");
			assertThat(Server.json(this.server.get(
					"/sparql?default-graph-uri=" + Server.encode(graph) + "&query=" + Server.encode(ask), "Accept",
					Sparql.JSON))
				.required("boolean")
				.asBoolean()).isEqualTo(expected);
			assertThat(Server.json(this.sparql.get(ask.replace("ASK", "ASK FROM <" + graph + ">")))
				.required("boolean")
				.asBoolean()).isEqualTo(expected);
		}
	}

	@ParameterizedTest
	@CsvSource({ "ungdomspsykiatri", "ungdomspsykiatrin", "Ungdomspsykiatrins" })
	void namesAreFoundWhateverTheirEnding(String word) {
		assertThat(this.sparql.rows("SELECT ?c { ?c <http://jena.apache.org/text#query> '" + word + "' }"))
			.contains(SharedStore.BASE + "id/partner-kind/bup");
	}

	@Test
	void aSearchJoinsWithThePattern() {
		assertThat(this.sparql
			.rows("""
					PREFIX sg: <https://w3id.org/samgraf/ontology#>
					PREFIX text: <http://jena.apache.org/text#>
					SELECT DISTINCT ?unit { ?kind text:query 'polisen' . ?claim sg:partnerKind ?kind ; sg:degree ?d ; sg:unit ?unit }"""))
			.containsExactly(SharedStore.BASE + "id/municipality/0127");
	}

	@Test
	void theBareAddressTellsWhatTheEndpointIs() {
		HttpResponse<String> response = this.server.get("/sparql", "Accept", "text/turtle");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/turtle");
		Model model = ModelFactory.createDefaultModel();
		RDFDataMgr.read(model, new StringReader(response.body()), null, Lang.TURTLE);
		Resource service = model.listSubjectsWithProperty(RDF.type, model.createResource(SD + "Service")).next();
		assertThat(service.getURI()).isEqualTo(this.server.root() + "/sparql");
		assertThat(service.hasProperty(property(model, "endpoint"), service)).isTrue();
		assertThat(service.hasProperty(property(model, "feature"), model.createResource(SD + "UnionDefaultGraph")))
			.isTrue();
		assertThat(model.listObjectsOfProperty(property(model, "namedGraph"))
			.mapWith(graph -> graph.asResource().getURI())
			.toList()).containsExactlyInAnyOrderElementsOf(this.sparql.rows("SELECT DISTINCT ?g { GRAPH ?g {} }"));
	}

	private static Property property(Model model, String name) {
		return model.createProperty(SD, name);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SELECT * { ?s ?p               | Line 1, column
			SELECT * { ?s ?p ?o }}         | Line 1, column
			SELECT * { ?s nix:x ?o }       | Line 1, column
			SELEKT * { ?s ?p ?o }          | Line 1, column
			SELECT * { FILTER(1 + ) }      | Line 1, column
			""")
	void aBrokenQueryIsRefusedWithThePlace(String query, String place) {
		HttpResponse<String> response = this.sparql.get(query);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).containsIgnoringCase(place).doesNotContain("Line 0", "Line -1");
		assertThat(this.sparql.post("\n\n" + query).body()).containsIgnoringCase(place.replace('1', '3'));
	}

	@Test
	void aRequestWithoutAQueryIsRefused() {
		assertThat(this.server.get("/sparql?x=y").statusCode()).isEqualTo(400);
		assertThat(this.server.post("/sparql", Sparql.FORM_TYPE, "x=y").statusCode()).isEqualTo(400);
		assertThat(this.server.post("/sparql", Sparql.QUERY_TYPE, "").statusCode()).isEqualTo(400);
	}

	@Test
	void aBodyOfAnotherTypeIsRefused() {
		assertThat(this.server.post("/sparql", "text/plain", "ASK {}").statusCode()).isEqualTo(415);
		assertThat(this.server.post("/sparql", "application/json", "{}").statusCode()).isEqualTo(415);
	}

}
