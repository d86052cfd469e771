package org.samgraf.operate;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samgraf.Server;
import org.samgraf.access.Users;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests are counted by what they are for, in series that no client can add to. */
class RequestMetricsTests {

	private static final Server SERVER = Server.start("samgraf.max-rows=50", Users.setting());

	private static final Pattern COUNT = Pattern.compile("(?m)^samgraf_requests_seconds_count\\{(.*)} (.*)$");

	/** With a place for what a client makes up. */
	private static final List<String> PATHS = List.of("/api/questions/a%s/b", "/api/questions/cooperation/by-%s",
			"/id/%s", "/%s", "/graphs/%s", "/sparql?query=%s", "/api/%s", "/%s%%0a");

	@AfterAll
	static void stop() {
		SERVER.close();
	}

	private static String metrics() {
		return metrics(SERVER);
	}

	private static String metrics(Server server) {
		return server.get(server.management() + "/actuator/prometheus").body();
	}

	private static double count(String labels) {
		return count(SERVER, labels);
	}

	/**
	 * A request is counted when its answer is through, which the client may see before.
	 */
	private static void assertCount(Server server, String labels, double expected) {
		for (int i = 0; i < 100 && count(server, labels) < expected; i++) {
			Thread.onSpinWait();
		}
		assertThat(count(server, labels)).isEqualTo(expected);
	}

	private static double count(Server server, String labels) {
		return COUNT.matcher(metrics(server))
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
		assertCount(SERVER, labels, before + 1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "application/sparql-update | no update | update | refused",
					"application/sparql-query | ASK{} | query | answered",
					"application/x-www-form-urlencoded | update=no+update | update | refused",
					"application/x-www-form-urlencoded | query=ASK%7B%7D | query | answered" })
	void anUpdateIsNotAQuery(String type, String body, String operation, String outcome) {
		String labels = "operation=\"%s\",outcome=\"%s\",question=\"none\"".formatted(operation, outcome);
		double before = count(labels);
		SERVER.post("/sparql", type, body);
		SERVER.post("/sparql", type, body, Users.editor());
		assertCount(SERVER, labels, before + 2);
	}

	@Test
	void whoFindsNoPlaceIsRefusedAndWhoTakesTooLongIsStopped() {
		String slow = "/sparql?query=" + Server
			.encode("ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i " + "FILTER(STR(?c) = CONCAT(STR(?f), STR(?i), 'never')) }");
		String stopped = "operation=\"query\",outcome=\"stopped\",question=\"none\"";
		try (Server busy = Server.start("samgraf.query-timeout=2s", "samgraf.heavy-requests=1",
				"samgraf.heavy-queue=0")) {
			assertThat(busy.get(slow).statusCode()).isEqualTo(503);
			assertCount(busy, stopped, 1);
			List<HttpResponse<String>> all = atOnce(4, () -> busy.get(slow));
			assertThat(all).allMatch(response -> response.statusCode() == 503);
			List<HttpResponse<String>> refused = all.stream()
				.filter(response -> response.body().contains("\"Busy\""))
				.toList();
			int places = refused.size();
			assertThat(places).isPositive();
			assertCount(busy, stopped.replace("stopped", "refused"), places);
			assertCount(busy, stopped, 5 - places);
		}
	}

	private static <T> List<T> atOnce(int times, Supplier<T> work) {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<CompletableFuture<T>> all = IntStream.range(0, times)
				.mapToObj(i -> CompletableFuture.supplyAsync(work, threads))
				.toList();
			return all.stream().map(CompletableFuture::join).toList();
		}
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
				"samgraf_store_free_bytes", "samgraf_store_writable 1.0", "samgraf_store_findings 0.0");
		assertThat(SERVER.gauge("samgraf.store.verification.age")).isBetween(0.0, 3600.0);
	}

}
