package org.samgraf.operate;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samgraf.Server;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests are counted by what they are for, in series that no client can add to. */
class RequestMetricsTests {

	private static final Server SERVER = Server.start("samgraf.max-rows=50");

	private static final Pattern COUNT = Pattern.compile("(?m)^samgraf_requests_seconds_count\\{(.*)} (.*)$");

	/** With a place for what a client makes up. */
	private static final List<String> PATHS = List.of("/api/questions/a%s/b", "/api/questions/cooperation/by-%s",
			"/id/%s", "/%s", "/graphs/%s", "/sparql?query=%s", "/api/%s", "/%s%%0a");

	@AfterAll
	static void stop() {
		SERVER.close();
	}

	private static String metrics() {
		return SERVER.get(SERVER.management() + "/actuator/prometheus").body();
	}

	private static double count(String labels) {
		return COUNT.matcher(metrics())
			.results()
			.filter(series -> series.group(1).equals(labels))
			.mapToDouble(series -> Double.parseDouble(series.group(2)))
			.sum();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"/api/questions/cooperation/by-rating?partner=BUP | question | answered | cooperation/by-rating",
			"/api/questions/cooperation/by-rating.csv?partner=BUP | question | answered | cooperation/by-rating",
			"/api/questions/cooperation/by-rating/coverage | question | refused | cooperation/by-rating",
			"/questions/cooperation/by-rating?partner=BUP | question | answered | cooperation/by-rating",
			"/api/questions/cooperation/by-rating?partner=nobody | question | refused | cooperation/by-rating",
			"/api/questions/cooperation/by-ratng | question | refused | none",
			"/sparql?query=ASK%7B%7D | query | answered | none", "/sparql?query=x | query | refused | none",
			"/graphs?graph=urn:nothing | graph-read | refused | none", "/search?q=a | search | answered | none",
			"/api/search?q=a | search | answered | none", "/api/questions | api | answered | none",
			"/nowhere/at/all | file | refused | none", "/ontology | page | answered | none" })
	void aRequestIsCountedByWhatItIsFor(String path, String operation, String outcome, String question) {
		String labels = "operation=\"%s\",outcome=\"%s\",question=\"%s\"".formatted(operation, outcome, question);
		double before = count(labels);
		SERVER.get(path);
		assertThat(count(labels)).isEqualTo(before + 1);
	}

	@Test
	void anUpdateIsNotAQuery() {
		String labels = "operation=\"update\",outcome=\"refused\",question=\"none\"";
		double before = count(labels);
		SERVER.post("/sparql", "application/sparql-update", "no update");
		assertThat(count(labels)).isEqualTo(before + 1);
	}

	@Test
	void rowsAreCounted() {
		SERVER.get("/api/questions/cooperation/by-rating?partner=BUP&rating=good");
		assertThat(metrics())
			.containsPattern("samgraf_rows_total\\{operation=\"question\",question=\"cooperation/by-rating\"} [1-9]");
	}

	@Test
	void noClientAddsASeries() {
		PATHS.forEach(path -> SERVER.get(path.formatted("x")));
		List<String> before = series();
		for (int i = 0; i < 20; i++) {
			String name = "x" + i;
			PATHS.forEach(path -> SERVER.get(path.formatted(name)));
		}
		assertThat(series()).isEqualTo(before);
	}

	private static List<String> series() {
		return COUNT.matcher(metrics()).results().map(series -> series.group(1)).sorted().toList();
	}

	@Test
	void theStoreIsTold() {
		assertThat(metrics()).contains("samgraf_store_triples", "samgraf_store_graphs", "samgraf_store_size_bytes",
				"samgraf_store_free_bytes", "samgraf_store_writable 1.0");
	}

}
