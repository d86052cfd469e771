package org.samgraf.endpoint;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;

import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.Server;
import org.samgraf.SharedStore;

import static org.assertj.core.api.Assertions.assertThat;

/** Claims can be tried before they are handed in. */
class ValidationTests {

	private static final String CLAIM = """
			@base <https://w3id.org/samgraf/> .
			@prefix sg: <https://w3id.org/samgraf/ontology#> .
			@prefix oa: <http://www.w3.org/ns/oa#> .
			@prefix prov: <http://www.w3.org/ns/prov#> .
			@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

			<id/claim/999-a> a sg:MethodUse ;
				rdfs:label "Ett påstående"@sv, "A claim"@en ;
				sg:unit <id/municipality/0127> ;
				sg:method <id/method/signs-of-safety> ;
				sg:modality <id/modality/done> ;
				sg:voice <id/voice/narration> ;
				sg:speaker <id/role/unnamed> ;
				prov:wasDerivedFrom <id/claim/999-a#evidence> ;
				sg:reporter <id/role/visitor> .

			<id/claim/999-a#evidence> a oa:SpecificResource ;
				oa:hasSource <id/source/004> ;
				sg:spanSha256 "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" ;
				oa:hasSelector <id/claim/999-a#span> .

			<id/claim/999-a#span> a oa:TextPositionSelector ;
				oa:start 10 ;
				oa:end 40 .
			""";

	private static final String WITHOUT_EVIDENCE = CLAIM.replace("	prov:wasDerivedFrom <id/claim/999-a#evidence> ;\n",
			"");

	private final Server server = Server.shared();

	private Model report(String turtle) {
		HttpResponse<String> response = this.server.post("/shacl", "text/turtle", turtle);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/turtle");
		return parse(response.body(), Lang.TURTLE);
	}

	private static Model parse(String text, Lang lang) {
		Model model = ModelFactory.createDefaultModel();
		RDFDataMgr.read(model, new StringReader(text), null, lang);
		return model;
	}

	private static boolean conforms(Model report) {
		return report.listObjectsOfProperty(report.createProperty(SHACL.conforms.getURI()))
			.next()
			.asLiteral()
			.getBoolean();
	}

	private static List<String> messages(Model report) {
		return report.listObjectsOfProperty(report.createProperty(SHACL.resultMessage.getURI()))
			.mapWith(message -> message.asLiteral().getLexicalForm())
			.toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "000", "001", "002", "003", "004" })
	void theClaimsOfADocumentConform(String source) throws IOException {
		Model report = report(Files.readString(SharedStore.ROOT.resolve("data/sources/" + source + "/claims.ttl")));
		assertThat(messages(report)).isEmpty();
		assertThat(conforms(report)).isTrue();
	}

	@Test
	void aClaimWithEvidenceConforms() {
		assertThat(conforms(report(CLAIM))).isTrue();
	}

	@Test
	void aClaimWithoutEvidenceDoesNot() {
		Model report = report(WITHOUT_EVIDENCE);
		assertThat(conforms(report)).isFalse();
		assertThat(messages(report)).hasSize(2)
			.anyMatch(message -> message.startsWith("Påståendet ska ha minst ett belägg"))
			.anyMatch(message -> message.startsWith("The claim must have at least one piece of evidence"));
		assertThat(report.containsResource(report.createResource(SharedStore.BASE + "id/claim/999-a"))).isTrue();
	}

	@Test
	void aThingThatIsNotKnownIsFound() {
		Model report = report(CLAIM.replace("municipality/0127", "municipality/9999"));
		assertThat(conforms(report)).isFalse();
		assertThat(messages(report)).anyMatch(message -> message.contains("exactly one known unit"));
	}

	@Test
	void shapesOfOnesOwnHaveNoSay() {
		Model report = report(WITHOUT_EVIDENCE + """
				@prefix sh: <http://www.w3.org/ns/shacl#> .
				<shapes#claimEvidence> sh:deactivated true .
				<urn:test:shape> a sh:NodeShape ; sh:targetSubjectsOf sg:unit ; sh:nodeKind sh:Literal .
				""");
		assertThat(messages(report)).anyMatch(message -> message.contains("at least one piece of evidence"));
	}

	@Test
	void aReportComesInTheFormatAskedFor() {
		for (String type : new String[] { "text/turtle", "application/n-triples", "application/ld+json" }) {
			HttpResponse<String> response = this.server.post("/shacl", "text/turtle", CLAIM, "Accept", type);
			assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
			assertThat(conforms(parse(response.body(), RDFLanguages.contentTypeToLang(type)))).isTrue();
		}
		assertThat(this.server.post("/shacl", "text/turtle", CLAIM, "Accept", "text/csv").statusCode()).isEqualTo(406);
	}

	@Test
	void triplesWithoutAbbreviationsAreReadToo() {
		HttpResponse<String> response = this.server.post("/shacl", "application/n-triples",
				"<urn:test:s> <urn:test:p> \"å\" .");
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "en, The text cannot be read", "sv, Texten kan inte läsas" })
	void whatCannotBeReadIsRefusedWithThePlace(String language, String title) {
		HttpResponse<String> response = this.server.post("/shacl", "text/turtle",
				CLAIM.replace("sg:unit <id", "sg:unit <id <"), "Accept-Language", language);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(Server.json(response).required("title").asString()).isEqualTo(title);
		assertThat(Server.json(response).required("detail").asString()).contains("line: 9");
	}

	@Test
	void aBodyThatIsNotUtf8IsRefused() {
		int status = this.server.statusOf("POST /shacl HTTP/1.1\r\nContent-Type: text/turtle\r\nContent-Length: 8",
				"<a> <b> ");
		assertThat(status).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/json", "text/html", "text/turtle;charset=iso-8859-1" })
	void otherFormatsAreNotTaken(String type) {
		HttpResponse<String> response = this.server.post("/shacl", type, "{}");
		assertThat(response.statusCode()).isEqualTo(415);
		assertThat(response.headers().firstValue("Accept").orElseThrow()).contains("text/turtle");
	}

	@Test
	void nothingIsStored() {
		Sparql sparql = new Sparql(this.server);
		String before = sparql.size();
		report(CLAIM);
		report(WITHOUT_EVIDENCE);
		assertThat(sparql.size()).isEqualTo(before);
		assertThat(sparql.rows("SELECT ?p { GRAPH ?g { <https://w3id.org/samgraf/id/claim/999-a> ?p ?o } }")).isEmpty();
	}

	@Test
	void thereIsNothingToGet() {
		assertThat(this.server.get("/shacl").statusCode()).isEqualTo(405);
	}

	@Test
	void aGraphThatIsNestedTooDeeplyIsRefused() {
		StringBuilder chain = new StringBuilder("@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . "
				+ "<urn:test:x> a <urn:test:c20000> . <urn:test:c0> rdfs:subClassOf <https://w3id.org/samgraf/ontology#Claim> .");
		for (int i = 0; i < 20_000; i++) {
			chain.append("<urn:test:c%d> rdfs:subClassOf <urn:test:c%d> .\n".formatted(i + 1, i));
		}
		HttpResponse<String> response = this.server.post("/shacl", "text/turtle", chain.toString());
		assertThat(response.statusCode()).as(response.body()).isIn(400, 413);
	}

}
