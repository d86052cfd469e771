package org.samgraf.question;

import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;

import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.samgraf.Server;
import org.samgraf.SharedStore;
import org.samgraf.query.Question;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The list of questions tells all that one needs to ask them. A new question is tested by
 * being there.
 */
class QuestionListTests {

	private final Server server = Server.shared();

	private List<JsonNode> questions() {
		return Server.json(this.server.get("/api/questions")).valueStream().toList();
	}

	private static String name(JsonNode question) {
		return question.required("name").asString();
	}

	@Test
	void everyQuestionIsListed() {
		assertThat(questions()).map(QuestionListTests::name)
			.isNotEmpty()
			.containsExactlyElementsOf(SharedStore.catalogue().questions().stream().map(Question::name).toList());
	}

	@TestFactory
	Stream<DynamicTest> descriptions() {
		return questions().stream().map(question -> DynamicTest.dynamicTest(name(question), () -> {
			inBothLanguages(question.required("summary"));
			inBothLanguages(question.required("description"));
			assertThat(question.required("address").asString())
				.isEqualTo(this.server.root() + "/api/questions/" + name(question));
			question.required("parameters").forEach(parameter -> inBothLanguages(parameter.required("description")));
		}));
	}

	private static void inBothLanguages(JsonNode texts) {
		assertThat(texts.propertyNames()).containsExactlyInAnyOrder("en", "sv");
		assertThat(texts.valueStream().map(JsonNode::asString)).noneMatch(String::isBlank).doesNotHaveDuplicates();
	}

	@TestFactory
	Stream<DynamicTest> examples() {
		return questions().stream().map(question -> DynamicTest.dynamicTest(name(question), () -> {
			String address = question.required("example").asString();
			var response = this.server.get(address);
			assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
			if (isTriples(name(question))) {
				Model model = ModelFactory.createDefaultModel();
				RDFDataMgr.read(model, new StringReader(response.body()), null, Lang.TURTLE);
				assertThat(model.isEmpty()).as("no triples from " + address).isFalse();
			}
			else {
				assertThat(Server.json(response).required("rows")).as("rows of " + address).isNotEmpty();
			}
		}));
	}

	private static boolean isTriples(String name) {
		return SharedStore.catalogue().find(name).orElseThrow().query().isConstructType();
	}

	@TestFactory
	Stream<DynamicTest> coverageAddresses() {
		return questions().stream()
			.filter(question -> !question.required("coverage").isNull())
			.map(question -> DynamicTest.dynamicTest(name(question),
					() -> assertThat(this.server.get(withRequired(question)).statusCode()).isEqualTo(200)));
	}

	private static String withRequired(JsonNode question) {
		StringBuilder address = new StringBuilder(question.required("coverage").asString()).append('?');
		question.required("parameters")
			.valueStream()
			.filter(parameter -> parameter.required("required").asBoolean())
			.forEach(parameter -> address.append(parameter.required("name").asString())
				.append('=')
				.append(Server.encode(parameter.required("example").asString())));
		return address.toString();
	}

	@TestFactory
	Stream<DynamicTest> choices() {
		return questions().stream()
			.flatMap(question -> question.required("parameters")
				.valueStream()
				.filter(parameter -> !parameter.required("choices").isNull())
				.map(parameter -> DynamicTest.dynamicTest(name(question) + " " + parameter.required("name").asString(),
						() -> choices(parameter.required("choices")))));
	}

	private static void choices(JsonNode choices) {
		assertThat(choices).isNotEmpty().allSatisfy(choice -> {
			assertThat(choice.required("claims").asInt()).isPositive();
			assertThat(choice.required("iri").asString()).startsWith(SharedStore.BASE)
				.matches(iri -> iri.endsWith(choice.required("key").asString()));
			assertThat(choice.required("label").asString()).isNotBlank()
				.isNotEqualTo(choice.required("iri").asString());
		});
		assertThat(choices.valueStream().map(choice -> choice.required("iri").asString())).doesNotHaveDuplicates();
	}

	@Test
	void choicesAreNamedInTheLanguageAskedFor() {
		assertThat(labels("/api/questions?lang=sv")).contains("bra").doesNotContain("good");
		assertThat(labels("/api/questions?lang=en")).contains("good").doesNotContain("bra");
	}

	private List<String> labels(String address) {
		return Server.json(this.server.get(address))
			.valueStream()
			.flatMap(question -> question.required("parameters").valueStream())
			.flatMap(parameter -> parameter.required("choices").valueStream())
			.map(choice -> choice.required("label").asString())
			.toList();
	}

	@Test
	void theListIsRefusedInOtherFormatsWithThoseThereAre() {
		var response = this.server.get("/api/questions", "Accept", "text/csv");
		assertThat(response.statusCode()).isEqualTo(406);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(response.body()).contains("application/json");
	}

}
