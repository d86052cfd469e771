package org.samgraf.question;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.Server;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What goes wrong is said in the language of the client, with what would be right. */
class QuestionProblemsTests {

	private static final String BY_RATING = "/api/questions/cooperation/by-rating";

	private final Server server = Server.shared();

	private JsonNode problem(String address, String language, int status) {
		HttpResponse<String> response = this.server.get(address, "Accept-Language", language);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(response.headers().firstValue("Content-Language")).contains(language);
		JsonNode problem = Server.json(response);
		assertThat(problem.required("status").asInt()).isEqualTo(status);
		return problem;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			en | Not found   | There is nothing called
			sv | Finns inte  | Det finns inget som heter
			""")
	void anUnknownQuestion(String language, String title, String text) {
		JsonNode problem = problem("/api/questions/cooperation/by-ratng", language, 404);
		assertThat(problem.required("title").asString()).isEqualTo(title);
		assertThat(problem.required("detail").asString()).contains(text, "cooperation/by-ratng",
				"cooperation/by-rating,");
		assertThat(problem.required("nearest").required(0).asString()).isEqualTo("cooperation/by-rating");
	}

	@ParameterizedTest
	@CsvSource({ "en, Nearest", "sv, Närmast" })
	void anUnknownPartOfAQuestion(String language, String text) {
		JsonNode problem = problem(BY_RATING + "/covrage", language, 404);
		assertThat(problem.required("detail").asString()).contains(text);
		assertThat(problem.required("nearest").required(0).asString()).isEqualTo("cooperation/by-rating/coverage");
	}

	@Test
	void aQuestionThatIsNotAboutUnitsHasNoCoverage() {
		problem("/api/questions/methods/in-sweden-and-abroad/coverage", "en", 404);
	}

	@ParameterizedTest
	@CsvSource({ "en, did you mean 'partner'?", "sv, menade du 'partner'?" })
	void anUnknownParameter(String language, String text) {
		JsonNode problem = problem(BY_RATING + "?partnr=BUP", language, 400);
		assertThat(problem.required("detail").asString()).contains("'partnr'", "partner, rating, unit", text);
		assertThat(problem.required("parameters")).hasSize(1);
		assertThat(problem.required("parameters").required(0).asString()).isEqualTo("partnr");
	}

	@ParameterizedTest
	@CsvSource({ "en, The question takes none.", "sv, Frågan har inga parametrar." })
	void aParameterWhereThereAreNone(String language, String text) {
		JsonNode problem = problem("/api/questions/methods/in-sweden-and-abroad?unit=Botkyrka", language, 400);
		assertThat(problem.required("detail").asString()).contains("'unit'", text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			en | Nearest: police (police)
			sv | Närmast: polis (police)
			""")
	void noChoice(String language, String text) {
		JsonNode problem = problem(BY_RATING + "?partner=poliss", language, 400);
		assertThat(problem.required("detail").asString()).contains("'poliss'", "'partner'", text);
	}

	@Test
	void whatIsAnAnswerElsewhereIsNoChoiceHere() {
		JsonNode problem = problem(BY_RATING + "?partner=Signs%20of%20Safety", "en", 400);
		assertThat(problem.required("detail").asString()).contains("'Signs of Safety'", "'partner'");
	}

	@ParameterizedTest
	@CsvSource({ "en, is needed", "sv, behövs" })
	void aMissingParameter(String language, String text) {
		for (String address : new String[] { "/api/questions/requests/by-partner",
				"/api/questions/requests/by-partner?partner=%20", "/api/questions/requests/by-partner/coverage" }) {
			JsonNode problem = problem(address, language, 400);
			assertThat(problem.required("detail").asString()).contains("'partner'", text, "partner=university");
		}
	}

	@Test
	void everythingThatIsWrongIsSaidAtOnce() {
		JsonNode problem = problem(BY_RATING + "?partnr=BUP&rating=splendid&unit=Nowhere", "en", 400);
		assertThat(problem.required("detail").asString()).contains("'partnr'", "'splendid'", "'Nowhere'");
		assertThat(problem.required("parameters").valueStream().map(JsonNode::asString))
			.containsExactlyInAnyOrder("partnr", "rating", "unit");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			page=0         | page | 0
			page=-1        | page | -1
			page=x         | page | x
			page=1.5       | page | 1.5
			page=99999999999999999999 | page | 99999999999999999999
			size=0         | size | 0
			size=1001      | size | 1001
			""")
	void aPageThatMakesNoSense(String query, String parameter, String value) {
		assertThat(problem(BY_RATING + "?" + query, "en", 400).required("detail").asString())
			.contains("'" + value + "'", parameter, "whole number");
		assertThat(problem(BY_RATING + "?" + query, "sv", 400).required("detail").asString())
			.contains("'" + value + "'", parameter, "heltal");
	}

	@ParameterizedTest
	@CsvSource({ "en, The answer can be given as", "sv, Svaret kan ges som" })
	void aFormatThatThereIsNot(String language, String text) {
		JsonNode problem = problem(BY_RATING + "/coverage.ttl", language, 406);
		assertThat(problem.required("detail").asString()).contains(text, "text/csv");
	}

	@Test
	void whatWasWrittenComesBackUnharmed() {
		JsonNode problem = problem(BY_RATING + "?partner=" + Server.encode("{0} 'x' <b>\"å"), "en", 400);
		assertThat(problem.required("detail").asString()).contains("'{0} 'x' <b>\"å'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "?partner=%ZZ", "?partner=%E5", "?%" })
	void anAddressThatCannotBeReadIsTheFaultOfTheClient(String query) {
		assertThat(this.server.statusOf("GET " + BY_RATING + query + " HTTP/1.1", "")).isEqualTo(400);
	}

	@Test
	void anotherMethodIsRefused() {
		HttpResponse<String> response = this.server.post(BY_RATING, "application/json", "{}");
		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(response.headers().firstValue("Allow").orElseThrow()).contains("GET");
	}

}
