package org.samgraf.question;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.samgraf.Server;
import org.samgraf.SharedStore;
import org.samgraf.query.Question;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The description for machines follows from the catalogue. */
class OpenApiTests {

	private final Server server = Server.shared();

	private JsonNode description(String... headers) {
		HttpResponse<String> response = this.server.get("/api/openapi", headers);
		assertThat(response.statusCode()).isEqualTo(200);
		return Server.json(response);
	}

	private static JsonNode operation(JsonNode description, String path) {
		return description.required("paths").required(path).required("get");
	}

	@Test
	void itIsOpenApi31() {
		assertThat(description().required("openapi").asString()).startsWith("3.1");
		assertThat(description().required("paths").has("/api/questions")).isTrue();
	}

	@TestFactory
	Stream<DynamicTest> everyQuestionIsDescribed() {
		JsonNode description = description();
		return SharedStore.catalogue()
			.questions()
			.stream()
			.map(question -> DynamicTest.dynamicTest(question.name(), () -> isDescribed(question, description)));
	}

	private static void isDescribed(Question question, JsonNode description) {
		JsonNode operation = operation(description, "/api/questions/" + question.name());
		assertThat(operation.required("summary").asString()).isEqualTo(question.summary().get("en"));
		question.parameters().forEach(parameter -> {
			JsonNode described = operation.required("parameters")
				.valueStream()
				.filter(other -> other.required("name").asString().equals(parameter.name()))
				.findFirst()
				.orElseThrow();
			assertThat(described.required("in").asString()).isEqualTo("query");
			assertThat(described.path("required").asBoolean()).isEqualTo(parameter.required());
			assertThat(described.required("description").asString()).isEqualTo(parameter.description().get("en"));
		});
		assertThat(operation.required("parameters").valueStream().map(other -> other.required("name").asString()))
			.contains("lang", "page", "size")
			.hasSize(question.parameters().size() + 3);
		assertThat(operation.required("responses").required("200").required("content").propertyNames())
			.contains(question.query().isConstructType() ? "text/turtle;charset=utf-8" : "application/json");
		assertThat(description.required("paths").has("/api/questions/" + question.name() + "/coverage"))
			.isEqualTo(question.coverage() != null);
	}

	@Test
	void operationsHaveIdentifiersOfTheirOwn() {
		assertThat(description().required("paths")
			.valueStream()
			.map(path -> path.required("get").required("operationId").asString())).doesNotHaveDuplicates();
	}

	@Test
	void theChoicesAreThere() {
		JsonNode rating = operation(description(), "/api/questions/cooperation/by-rating").required("parameters")
			.valueStream()
			.filter(parameter -> parameter.required("name").asString().equals("rating"))
			.findFirst()
			.orElseThrow();
		assertThat(
				rating.required("schema").required("items").required("examples").valueStream().map(JsonNode::asString))
			.contains("good", "bad");
	}

	@Test
	void itIsInTheLanguageOfTheReader() {
		Question question = SharedStore.catalogue().find("cooperation/by-rating").orElseThrow();
		String path = "/api/questions/cooperation/by-rating";
		assertThat(operation(description("Accept-Language", "sv"), path).required("summary").asString())
			.isEqualTo(question.summary().get("sv"));
		assertThat(operation(description("Accept-Language", "de"), path).required("summary").asString())
			.isEqualTo(question.summary().get("en"));
	}

	@Test
	void theLimitsItTellsAreTheLimitsThereAre() {
		for (String name : new String[] { "page", "size" }) {
			JsonNode number = operation(description(), "/api/questions/cooperation/by-rating").required("parameters")
				.valueStream()
				.filter(parameter -> parameter.required("name").asString().equals(name))
				.findFirst()
				.orElseThrow()
				.required("schema");
			String address = "/api/questions/cooperation/by-rating?" + name + "=";
			assertThat(this.server.get(address + number.required("minimum")).statusCode()).isEqualTo(200);
			assertThat(this.server.get(address + number.required("maximum")).statusCode()).isEqualTo(200);
		}
	}

	@Test
	void thereIsAPageToReadItOn() {
		HttpResponse<String> response = this.server.get("/api/docs");
		assertThat(response.statusCode()).isEqualTo(302);
		URI page = this.server.root().resolve(response.headers().firstValue("Location").orElseThrow());
		assertThat(page.getHost()).isEqualTo("127.0.0.1");
		HttpResponse<String> read = this.server.get(page.toString());
		assertThat(read.statusCode()).isEqualTo(200);
		assertThat(read.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
		JsonNode configuration = Server.json(this.server.get("/api/openapi/swagger-config"));
		assertThat(configuration.required("url").asString()).isEqualTo("/api/openapi");
	}

}
