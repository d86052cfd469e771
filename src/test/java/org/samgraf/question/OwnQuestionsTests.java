package org.samgraf.question;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samgraf.Server;
import org.samgraf.SharedStore;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A file is all that a new question takes, whatever the form of its query and the types
 * of its parameters: here some of kinds that the repository has none of.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnQuestionsTests {

	private static final String TYPED = """
			#+ summary: Which arguments came in?
			#+ pagination: 7
			#+ params:
			#+   - {name: number, type: integer, required: true, example: 5, description: A number}
			#+   - {name: day, type: date, example: 2015-11-22, description: A day}
			#+   - {name: text, type: string, default: otherwise, description: A text}
			#+ sv:
			#+   summary: Vilka argument kom in?
			SELECT ?number ?day ?text ?twice WHERE { BIND (2 * ?number AS ?twice) }
			""";

	private static final String TRUTH = """
			#+ summary: Is it there?
			#+ params:
			#+   - {name: unit, type: iri, choices: choices/units, example: Botkyrka, description: A unit}
			ASK { ?unit a <https://w3id.org/samgraf/ontology#Municipality> }
			""";

	private static final String TRIPLES = """
			#+ summary: What is it called?
			#+ params:
			#+   - {name: unit, type: iri, choices: choices/units, example: Botkyrka, description: A unit}
			PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
			CONSTRUCT { ?unit rdfs:label ?label } WHERE { ?unit rdfs:label ?label }
			""";

	private Server server;

	@BeforeAll
	void start(@TempDir Path home) throws IOException {
		for (String folder : new String[] { "ontology", "data", "queries/internal" }) {
			FileSystemUtils.copyRecursively(SharedStore.ROOT.resolve(folder), home.resolve(folder));
		}
		Path own = Files.createDirectories(home.resolve("queries/own"));
		Files.writeString(own.resolve("typed.rq"), TYPED);
		Files.writeString(own.resolve("truth.rq"), TRUTH);
		Files.writeString(own.resolve("triples.rq"), TRIPLES);
		this.server = Server.start("samgraf.home=" + home);
	}

	@AfterAll
	void stop() {
		this.server.close();
	}

	@Test
	void theyAreListed() {
		assertThat(Server.json(this.server.get("/api/questions"))
			.valueStream()
			.map(question -> question.required("name").asString()))
			.containsExactly("own/triples", "own/truth", "own/typed");
	}

	@Test
	void argumentsHaveTheirTypes() {
		JsonNode row = Server.json(this.server.get("/api/questions/own/typed?number=21&day=2015-11-22&text=a%20b"))
			.required("rows")
			.required(0);
		assertThat(row.required("twice").asInt()).isEqualTo(42);
		assertThat(row.required("day").required("datatype").asString()).endsWith("#date");
		assertThat(row.required("text").asString()).isEqualTo("a b");
	}

	@Test
	void whatLooksLikeAQueryIsText() {
		String text = "\" } UNION { ?s ?p ?o } #";
		JsonNode rows = Server.json(this.server.get("/api/questions/own/typed?number=1&text=" + Server.encode(text)))
			.required("rows");
		assertThat(rows).hasSize(1);
		assertThat(rows.required(0).required("text").asString()).isEqualTo(text);
	}

	@Test
	void aDefaultStandsInForAnArgument() {
		JsonNode answer = Server.json(this.server.get("/api/questions/own/typed?number=1"));
		assertThat(answer.required("rows").required(0).required("text").asString()).isEqualTo("otherwise");
		assertThat(answer.required("page").required("size").asInt()).isEqualTo(7);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			number=x                | en | 'x' is no whole number
			number=1.5              | sv | '1.5' är inget heltal
			number=99999999999      | en | '99999999999' is no whole number
			number=1&day=2015-02-30 | en | '2015-02-30' is no day
			number=1&day=22/11      | sv | '22/11' är inget datum
			day=2015-11-22          | en | 'number' is needed, for example number=5
			day=2015-11-22          | sv | 'number' behövs, till exempel number=5
			""")
	void anArgumentOfTheWrongTypeIsRefused(String query, String language, String text) {
		HttpResponse<String> response = this.server.get("/api/questions/own/typed?" + query, "Accept-Language",
				language);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(Server.json(response).required("detail").asString()).contains(text);
	}

	@ParameterizedTest
	@CsvSource({ "Botkyrka, true", "Rinkeby-Kista, false" })
	void aTruthIsTold(String unit, boolean truth) {
		String query = "?unit=" + unit;
		assertThat(Server.json(this.server.get("/api/questions/own/truth" + query)).required("truth").asBoolean())
			.isEqualTo(truth);
		assertThat(Server.json(this.server.get("/api/questions/own/truth.srj" + query)).required("boolean").asBoolean())
			.isEqualTo(truth);
		assertThat(this.server.get("/api/questions/own/truth.srx" + query).body())
			.contains("<boolean>" + truth + "</boolean>");
	}

	@ParameterizedTest
	@CsvSource({ "ttl, text/turtle", "jsonld, application/ld+json", "nt, application/n-triples" })
	void triplesComeInTheFormatsOfRdf(String suffix, String type) {
		HttpResponse<String> response = this.server.get("/api/questions/own/triples." + suffix + "?unit=Botkyrka");
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
		Lang lang = switch (suffix) {
			case "ttl" -> Lang.TURTLE;
			case "nt" -> Lang.NTRIPLES;
			default -> Lang.JSONLD;
		};
		Model model = ModelFactory.createDefaultModel();
		RDFDataMgr.read(model, new StringReader(response.body()), null, lang);
		assertThat(model.listStatements().toList()).isNotEmpty()
			.allSatisfy(statement -> assertThat(statement.getSubject().getURI())
				.isEqualTo(SharedStore.BASE + "id/municipality/0127"));
	}

	@ParameterizedTest
	@CsvSource({ "own/triples.csv, text/turtle", "own/triples.json, text/turtle", "own/truth.ttl, application/json" })
	void aFormatThatCannotHoldTheAnswerIsRefused(String path, String offered) {
		HttpResponse<String> response = this.server.get("/api/questions/" + path + "?unit=Botkyrka");
		assertThat(response.statusCode()).isEqualTo(406);
		assertThat(Server.json(response).required("offered").toString()).contains(offered);
	}

}
