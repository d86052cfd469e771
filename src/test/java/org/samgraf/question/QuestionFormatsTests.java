package org.samgraf.question;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.jena.query.ResultSet;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.resultset.ResultsReader;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.Server;
import org.samgraf.SharedStore;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Every question answers the same in every format, by suffix and by Accept. */
class QuestionFormatsTests {

	private static final String BY_RATING = "/api/questions/cooperation/by-rating";

	private static final Map<String, String> ROWS = Map.of("json", "application/json", "csv", "text/csv", "tsv",
			"text/tab-separated-values", "srj", "application/sparql-results+json", "srx",
			"application/sparql-results+xml");

	private static final Map<String, String> TRIPLES = Map.of("ttl", "text/turtle", "jsonld", "application/ld+json",
			"nt", "application/n-triples");

	private final Server server = Server.shared();

	@TestFactory
	Stream<DynamicContainer> everyQuestion() {
		return Server.json(this.server.get("/api/questions"))
			.valueStream()
			.map(question -> DynamicContainer.dynamicContainer(question.required("name").asString(),
					formats(question)));
	}

	private Stream<DynamicTest> formats(JsonNode question) {
		String address = question.required("address").asString();
		String query = requiredArguments(question);
		Map<String, String> formats = isTriples(question.required("name").asString()) ? TRIPLES : ROWS;
		long size = size(this.server.get(address + query).body(), formats.equals(ROWS) ? "json" : "ttl");
		return formats.entrySet().stream().map(format -> DynamicTest.dynamicTest(format.getKey(), () -> {
			HttpResponse<String> bySuffix = this.server.get(address + "." + format.getKey() + query);
			HttpResponse<String> byAccept = this.server.get(address + query, "Accept", format.getValue());
			assertThat(bySuffix.statusCode()).isEqualTo(200);
			assertThat(bySuffix.headers().firstValue("Content-Type").orElseThrow()).startsWith(format.getValue());
			assertThat(byAccept.headers().firstValue("Content-Type"))
				.isEqualTo(bySuffix.headers().firstValue("Content-Type"));
			assertThat(size(bySuffix.body(), format.getKey())).isPositive().isEqualTo(size);
			assertThat(size(byAccept.body(), format.getKey())).isEqualTo(size);
		}));
	}

	private static boolean isTriples(String name) {
		return SharedStore.catalogue().find(name).orElseThrow().query().isConstructType();
	}

	/** All rows, narrowed down no more than the question demands. */
	private static String requiredArguments(JsonNode question) {
		List<String> arguments = new ArrayList<>();
		question.required("parameters").forEach(parameter -> {
			if (parameter.required("required").asBoolean()) {
				arguments.add(parameter.required("name").asString() + "="
						+ Server.encode(parameter.required("example").asString()));
			}
		});
		return "?" + String.join("&", arguments);
	}

	/** How many rows or triples there are. */
	private static long size(String body, String suffix) {
		return switch (suffix) {
			case "json" -> Server.json(body).required("rows").size();
			case "csv" -> csv(body).size();
			case "ttl" -> triples(body, Lang.TURTLE);
			case "jsonld" -> triples(body, Lang.JSONLD);
			case "nt" -> triples(body, Lang.NTRIPLES);
			default -> count(results(body, lang(suffix)));
		};
	}

	private static long triples(String body, Lang lang) {
		Model model = ModelFactory.createDefaultModel();
		RDFDataMgr.read(model, new StringReader(body), null, lang);
		return model.size();
	}

	private static Lang lang(String suffix) {
		return switch (suffix) {
			case "tsv" -> ResultSetLang.RS_TSV;
			case "srj" -> ResultSetLang.RS_JSON;
			case "srx" -> ResultSetLang.RS_XML;
			default -> throw new IllegalArgumentException(suffix);
		};
	}

	private static int count(ResultSet results) {
		int count = 0;
		while (results.hasNext()) {
			results.next();
			count++;
		}
		return count;
	}

	private static ResultSet results(String body, Lang lang) {
		return ResultsReader.create().lang(lang).read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
	}

	private static List<CSVRecord> csv(String body) {
		try (CSVParser parser = CSVParser.parse(body,
				CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
			return parser.getRecords();
		}
		catch (IOException ex) {
			throw new IllegalArgumentException(body, ex);
		}
	}

	@Test
	void csvHasNamesAndEvidence() {
		List<CSVRecord> rows = csv(this.server.get(BY_RATING + ".csv?partner=BUP&rating=good&lang=sv").body());
		assertThat(rows).hasSize(1);
		CSVRecord row = rows.getFirst();
		assertThat(row.get("unit")).isEqualTo("https://w3id.org/samgraf/id/district/rinkeby-kista");
		assertThat(row.get("unitLabel")).isEqualTo("Rinkeby-Kista");
		assertThat(row.get("ratingLabel")).isEqualTo("bra");
		assertThat(row.get("date")).isEqualTo("--11-22");
		assertThat(row.get("claims")).isEqualTo("003-r6");
		assertThat(row.get("evidence")).isEqualTo("003@3691-3838");
	}

	@Test
	void csvKeepsTheLettersOfSwedish() {
		HttpResponse<String> response = this.server.get(BY_RATING + ".csv?partner=BUP&lang=sv");
		assertThat(response.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
		assertThat(csv(response.body())).anySatisfy(row -> assertThat(row.get("ratingLabel")).isEqualTo("dåligt"));
		assertThat(this.server.get(BY_RATING + "/coverage.csv?lang=sv&size=1000").body()).contains("Åre,", "Älmhult,",
				"Övertorneå,");
	}

	@ParameterizedTest
	@ValueSource(strings = { "srj", "srx", "tsv" })
	void sparqlResultsKeepTermsAndEvidence(String suffix) {
		ResultSet results = results(this.server.get(BY_RATING + "." + suffix + "?partner=BUP&rating=good").body(),
				lang(suffix));
		assertThat(results.getResultVars()).contains("unit", "unitLabel", "claims", "evidence").doesNotContain("claim");
		var row = results.next();
		assertThat(row.getResource("unit").getURI()).isEqualTo("https://w3id.org/samgraf/id/district/rinkeby-kista");
		assertThat(row.getLiteral("date").getDatatypeURI()).endsWith("#gMonthDay");
		assertThat(row.getLiteral("unitLabel").getString()).isEqualTo("Rinkeby-Kista");
		assertThat(row.getLiteral("claims").getString()).isEqualTo("003-r6");
		assertThat(row.getLiteral("evidence").getString()).isEqualTo("003@3691-3838");
		assertThat(results.hasNext()).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			text/csv;q=0.5, application/json             | application/json
			text/csv, application/json;q=0.5             | text/csv
			text/*                                       | text/csv
			application/sparql-results+xml, */*;q=0.1    | application/sparql-results+xml
			text/html, application/xml;q=0.9, */*;q=0.8  | application/json
			*/*                                          | application/json
			application/pdf, text/tab-separated-values   | text/tab-separated-values
			application/json;q=0, */*                    | text/csv
			""")
	void qualitiesAreHeeded(String accept, String expected) {
		HttpResponse<String> response = this.server.get(BY_RATING + "?unit=Botkyrka", "Accept", accept);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith(expected);
	}

	@Test
	void aSuffixCountsMoreThanAccept() {
		assertThat(this.server.get(BY_RATING + ".csv?unit=Botkyrka", "Accept", "application/json")
			.headers()
			.firstValue("Content-Type")).contains("text/csv;charset=utf-8");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/pdf", "json", "text/csv;q=0", "text/", ";", "a/b/c", "text/csv;q=7",
			"text/csv;charset=none-such" })
	void aFormatThatThereIsNotIsRefusedWithThoseThereAre(String accept) {
		refusesFormat(this.server.get(BY_RATING + "?unit=Botkyrka", "Accept", accept));
	}

	@Test
	void aVeryLongAcceptHeaderIsNoFaultOfTheServer() {
		String accept = "text/x-1, ".repeat(100) + "text/csv";
		HttpResponse<String> response = this.server.get(BY_RATING + "?unit=Botkyrka", "Accept", accept);
		assertThat(response.statusCode()).as(response.body()).isIn(200, 406);
	}

	@Test
	void aFormatThatCannotHoldTheAnswerIsRefusedWithThoseThatCan() {
		HttpResponse<String> response = this.server.get(BY_RATING + "/coverage.ttl?unit=Botkyrka");
		refusesFormat(response);
		assertThat(Server.json(response).required("offered").valueStream().map(JsonNode::asString))
			.noneMatch(type -> type.startsWith("text/turtle"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ttl", "jsonld", "nt", "rdf" })
	void rowsAsTriplesAreTheClaimsThatTheyRestOnWithTheirEvidence(String suffix) {
		HttpResponse<String> response = this.server.get(BY_RATING + "." + suffix + "?partner=BUP");
		assertThat(response.statusCode()).isEqualTo(200);
		Model model = ModelFactory.createDefaultModel();
		RDFDataMgr.read(model, new StringReader(response.body()), null, RDFLanguages.fileExtToLang(suffix));
		for (String claim : List.of("003-r6", "004-b9")) {
			String iri = SharedStore.BASE + "id/claim/" + claim;
			assertThat(model.contains(model.createResource(iri),
					model.createProperty("http://www.w3.org/ns/prov#wasDerivedFrom"),
					model.createResource(iri + "#evidence")))
				.isTrue();
			assertThat(model.contains(model.createResource(iri + "#span"),
					model.createProperty("http://www.w3.org/ns/oa#start")))
				.isTrue();
		}
		assertThat(model.listSubjects()
			.toList()
			.stream()
			.filter(thing -> thing.getURI().contains("/id/claim/"))
			.map(thing -> thing.getURI().replaceAll("#.*", ""))
			.distinct()).hasSize(2);
	}

	private static void refusesFormat(HttpResponse<String> response) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(406);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(Server.json(response).required("offered").valueStream().map(JsonNode::asString))
			.anyMatch(type -> type.startsWith("application/json"))
			.anyMatch(type -> type.startsWith("text/csv"));
	}

	@ParameterizedTest
	@ValueSource(strings = { ".foo", ".", ".CSV", ".csv.foo", "/coverage.foo" })
	void anUnknownSuffixIsAnUnknownName(String suffix) {
		HttpResponse<String> response = this.server.get(BY_RATING + suffix);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(404);
		assertThat(Server.json(response).required("nearest").required(0).asString())
			.startsWith("cooperation/by-rating");
	}

}
