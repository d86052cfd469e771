package org.samgraf.question;

import java.text.Collator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.samgraf.Server;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** For every unit there is an answer: what is known of it, or that nothing is. */
class CoverageApiTests {

	private static final int MUNICIPALITIES = 290;

	private static final String BY_RATING = "/api/questions/cooperation/by-rating";

	private final Server server = Server.shared();

	private List<JsonNode> rows(String address) {
		JsonNode answer = Server.json(this.server.get(address));
		return answer.required("rows").valueStream().toList();
	}

	private static String key(JsonNode thing) {
		return thing.required("key").asString();
	}

	@TestFactory
	Stream<DynamicTest> countsAndRowsAgree() {
		return Server.json(this.server.get("/api/questions"))
			.valueStream()
			.filter(question -> !question.required("coverage").isNull())
			.map(question -> DynamicTest.dynamicTest(question.required("name").asString(), () -> agree(question)));
	}

	private void agree(JsonNode question) {
		String example = question.required("example").asString();
		String query = example.substring((example + "?").indexOf('?'));
		JsonNode answer = Server.json(this.server.get(example));
		Map<String, Integer> counts = new LinkedHashMap<>();
		answer.required("coverage")
			.forEach(entry -> counts.put(key(entry.required("state")), entry.required("units").asInt()));
		Map<String, Integer> counted = new LinkedHashMap<>();
		Set<String> municipalities = new HashSet<>();
		Set<String> units = new HashSet<>();
		for (JsonNode row : rows(
				question.required("coverage").asString() + query + (query.isEmpty() ? "?" : "&") + "size=1000")) {
			String iri = row.required("unit").required("iri").asString();
			assertThat(units.add(iri)).as("once only: " + iri).isTrue();
			if (iri.contains("/id/municipality/")) {
				municipalities.add(iri);
			}
			counted.merge(key(row.required("state")), 1, Integer::sum);
		}
		assertThat(counted).isEqualTo(counts);
		if (!query.contains("unit=")) {
			assertThat(municipalities).hasSize(MUNICIPALITIES);
			assertThat(units).hasSizeGreaterThan(MUNICIPALITIES);
		}
	}

	@Test
	void everyMunicipalityHasAState() {
		List<JsonNode> rows = rows(BY_RATING + "/coverage?partner=BUP&size=1000");
		assertThat(rows.stream()
			.map(row -> row.required("unit").required("iri").asString())
			.filter(iri -> iri.contains("/id/municipality/"))
			.distinct()).hasSize(MUNICIPALITIES);
		assertThat(rows).allSatisfy(row -> assertThat(row.required("state").required("label").asString()).isNotBlank());
	}

	@Test
	void fourAnswersAreFour() {
		Map<String, String> states = new LinkedHashMap<>();
		rows(BY_RATING + "/coverage?partner=BUP&size=1000")
			.forEach(row -> states.put(row.required("unit").required("label").asString(), key(row.required("state"))));
		assertThat(states).containsEntry("Rinkeby-Kista", "good")
			.containsEntry("Botkyrka", "bad")
			.containsEntry("Linköping", "visited-not-reported")
			.containsEntry("Stockholm", "visited-not-reported")
			.containsEntry("Kiruna", "not-visited");
	}

	@Test
	void unitsAreInTheOrderOfTheSwedishAlphabet() {
		List<String> names = rows(BY_RATING + "/coverage?lang=sv&size=1000").stream()
			.map(row -> row.required("unit").required("label").asString())
			.toList();
		assertThat(names).isSortedAccordingTo(Collator.getInstance(Locale.of("sv")));
		assertThat(names).containsSubsequence("Ale", "Malmö", "Ystad", "Åmål", "Årjäng", "Åsele", "Åtvidaberg",
				"Älmhult", "Älvdalen", "Älvsbyn", "Ängelholm", "Öckerö", "Ödeshög", "Örebro", "Övertorneå");
		assertThat(names.getLast()).startsWith("Ö");
	}

	@Test
	void anAnswerWithoutRowsStillTellsWhatIsKnown() {
		JsonNode answer = Server.json(this.server.get(BY_RATING + "?partner=BUP&unit=Kiruna"));
		assertThat(answer.required("rows")).isEmpty();
		assertThat(answer.required("coverage").valueStream().map(entry -> key(entry.required("state"))))
			.containsExactly("not-visited");
	}

}
