package org.samgraf.question;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.Server;
import org.samgraf.SharedStore;
import org.samgraf.query.Question;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What a question answers over HTTP: rows, names, evidence, languages, versions. */
class QuestionApiTests {

	private static final String BY_RATING = "/api/questions/cooperation/by-rating";

	private final Server server = Server.shared();

	private JsonNode ask(String address, String... headers) {
		HttpResponse<String> response = this.server.get(address, headers);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return Server.json(response);
	}

	private static List<String> units(JsonNode answer) {
		return answer.required("rows")
			.valueStream()
			.map(row -> row.required("unit").required("key").asString())
			.toList();
	}

	private static Question question() {
		return SharedStore.catalogue().find("cooperation/by-rating").orElseThrow();
	}

	@Test
	void goodCooperationWithBupIsReportedByRinkebyKistaAlone() {
		JsonNode answer = ask(BY_RATING + "?partner=BUP&rating=good");
		assertThat(units(answer)).containsExactly("rinkeby-kista");
		JsonNode claims = answer.required("rows").required(0).required("claims");
		assertThat(claims).hasSize(1);
		JsonNode claim = claims.required(0);
		assertThat(claim.required("id").asString()).isEqualTo("003-r6");
		assertThat(claim.required("iri").asString()).isEqualTo(SharedStore.BASE + "id/claim/003-r6");
		assertThat(claim.required("spans")).hasSize(1);
		JsonNode span = claim.required("spans").required(0);
		assertThat(span.required("document").required("key").asString()).isEqualTo("003");
		assertThat(span.required("document").required("iri").asString()).isEqualTo(SharedStore.BASE + "id/source/003");
		assertThat(span.required("start").asInt()).isEqualTo(3691);
		assertThat(span.required("end").asInt()).isEqualTo(3838);
	}

	@ParameterizedTest
	@ValueSource(strings = { "BUP", "bup", " bup ", "barn- och ungdomspsykiatrin", "BARN- OCH UNGDOMSPSYKIATRIN",
			"https://w3id.org/samgraf/id/partner-kind/bup" })
	void aPartnerGoesByAnyOfItsNames(String name) {
		JsonNode answer = ask(BY_RATING + "?rating=bra&partner=" + Server.encode(name));
		assertThat(units(answer)).containsExactly("rinkeby-kista");
		assertThat(answer.required("arguments").required("partner").required(0).required("key").asString())
			.isEqualTo("bup");
	}

	@Test
	void cooperationWithThePoliceIsReportedVeryGoodByBotkyrka() {
		JsonNode answer = ask(BY_RATING + "?partner=polis");
		assertThat(answer.required("rows")).hasSize(1);
		JsonNode row = answer.required("rows").required(0);
		assertThat(row.required("unit").required("label").asString()).isEqualTo("Botkyrka");
		assertThat(row.required("rating").required("key").asString()).isEqualTo("good");
		assertThat(row.required("degree").required("key").asString()).isEqualTo("very");
	}

	@Test
	void severalValuesAreAlternatives() {
		List<String> botkyrka = units(ask(BY_RATING + "?unit=Botkyrka"));
		List<String> kista = units(ask(BY_RATING + "?unit=Rinkeby-Kista"));
		assertThat(botkyrka).isNotEmpty();
		assertThat(kista).isNotEmpty();
		assertThat(units(ask(BY_RATING + "?unit=Botkyrka&unit=Rinkeby-Kista")))
			.containsExactlyInAnyOrderElementsOf(Stream.concat(botkyrka.stream(), kista.stream()).toList());
	}

	@Test
	void anEmptyValueIsNone() {
		assertThat(units(ask(BY_RATING + "?partner=BUP&rating=good&unit="))).containsExactly("rinkeby-kista");
	}

	@Test
	void whatAnAnswerRestsOnIsWhatItsRowsShow() {
		JsonNode answer = ask(BY_RATING);
		List<JsonNode> claims = answer.required("rows")
			.valueStream()
			.flatMap(row -> row.required("claims").valueStream())
			.toList();
		JsonNode restsOn = answer.required("restsOn");
		assertThat(restsOn.required("claims").asLong()).isPositive()
			.isEqualTo(claims.stream().map(claim -> claim.required("iri")).distinct().count());
		assertThat(restsOn.required("documents").asLong()).isPositive()
			.isEqualTo(claims.stream()
				.flatMap(claim -> claim.required("spans").valueStream())
				.map(span -> span.required("document").required("iri"))
				.distinct()
				.count());
		assertThat(restsOn.required("visits").asLong()).isPositive()
			.isEqualTo(claims.stream()
				.filter(claim -> claim.has("visit"))
				.map(claim -> claim.required("visit").required("iri"))
				.distinct()
				.count());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			lang=sv | -                | sv
			lang=en | sv               | en
			-       | sv               | sv
			-       | sv-SE,en;q=0.5   | sv
			-       | de, sv;q=0.5     | sv
			-       | en, sv;q=0.9     | en
			-       | de               | en
			-       | nonsense;;q=x    | en
			-       | -                | en
			""")
	void namesAreInTheLanguageAskedFor(String parameter, String accepted, String expected) {
		String address = BY_RATING + "?partner=BUP&rating=good" + ((parameter != null) ? "&" + parameter : "");
		String[] headers = (accepted != null) ? new String[] { "Accept-Language", accepted } : new String[0];
		HttpResponse<String> response = this.server.get(address, headers);
		assertThat(response.headers().firstValue("Content-Language")).contains(expected);
		JsonNode answer = Server.json(response);
		boolean swedish = expected.equals("sv");
		assertThat(answer.required("language").asString()).isEqualTo(expected);
		assertThat(answer.required("summary").asString()).isEqualTo(question().summary().get(expected));
		JsonNode row = answer.required("rows").required(0);
		assertThat(row.required("rating").required("label").asString()).isEqualTo(swedish ? "bra" : "good");
		assertThat(row.required("claims").required(0).required("dateText").asString())
			.isEqualTo(swedish ? "22 november, år inte angivet" : "22 November, year not given");
	}

	@Test
	void anUndatedClaimIsCalledUndated() {
		JsonNode row = ask(BY_RATING + "?partner=polis&lang=sv").required("rows").required(0);
		assertThat(row.has("date")).isFalse();
		assertThat(row.required("claims").required(0).required("dateText").asString()).isEqualTo("odaterad");
	}

	@Test
	void anAnswerThatWasNotChangedIsNotSentAgain() {
		HttpResponse<String> first = this.server.get(BY_RATING + "?partner=BUP");
		String tag = first.headers().firstValue("ETag").orElseThrow();
		HttpResponse<String> second = this.server.get(BY_RATING + "?partner=BUP", "If-None-Match", tag);
		assertThat(second.statusCode()).isEqualTo(304);
		assertThat(second.body()).isEmpty();
		assertThat(second.headers().firstValue("ETag")).contains(tag);
		assertThat(this.server.get(BY_RATING + "?partner=BUP", "If-None-Match", "\"other\"").statusCode())
			.isEqualTo(200);
	}

	@Test
	void everyRepresentationHasATagOfItsOwn() {
		List<String> tags = Stream.of(BY_RATING, BY_RATING + "?lang=sv", BY_RATING + ".csv", BY_RATING + ".tsv?lang=sv")
			.map(address -> this.server.get(address).headers().firstValue("ETag").orElseThrow())
			.toList();
		assertThat(tags).doesNotHaveDuplicates();
	}

	@Test
	void cachesAreToldWhatTheAnswerDependsOn() {
		HttpResponse<String> response = this.server.get(BY_RATING + "?partner=BUP");
		assertThat(String.join(",", response.headers().allValues("Vary"))).containsIgnoringCase("Accept,")
			.containsIgnoringCase("Accept-Language")
			.containsIgnoringCase("Cookie");
		assertThat(response.headers().firstValue("Samgraf-Version"))
			.contains(Server.json(response).required("version").asString());
	}

}
