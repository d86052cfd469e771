package org.samgraf;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long a start takes and how fast answers come, on the repository's own data. Not one
 * of the tests that always run, since its name does not end so; to run it:
 * {@code ./mvnw test -Dtest=Benchmark}
 */
class Benchmark {

	private static final int STARTS = 5;

	private static final int REQUESTS = 2000;

	private static final int PAGE_REQUESTS = 500;

	private static final String QUESTION = "/api/questions/cooperation/by-rating?partner=BUP";

	/** The address of a page, and what it is. */
	private static final Map<String, String> PAGES = new TreeMap<>(Map.of(//
			"page of a question with a map", "/questions/cooperation/by-rating?partner=BUP", //
			"page of a unit with 30 claims", "/doc/municipality/0127", //
			"page of a claim", "/doc/claim/003-r6", //
			"page of the ontology", "/ontology", //
			"search with a misspelling", "/search?q=Botkyrak"));

	private static final String SPARQL = "/sparql?query=" + URLEncoder.encode("""
			PREFIX sg: <https://w3id.org/samgraf/ontology#>
			PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
			SELECT ?unit ?rating ?claim WHERE {
			    ?claim a sg:CooperationAssessment ; sg:unit ?unit ; sg:partnerKind ?kind ; sg:rating ?rating .
			    ?kind skos:prefLabel ?name
			} ORDER BY ?claim
			""", StandardCharsets.UTF_8);

	private final List<String> table = new ArrayList<>();

	@Test
	void measure(@TempDir Path folder) throws Exception {
		List<Duration> first = new ArrayList<>();
		List<Duration> firstProcessor = new ArrayList<>();
		List<Duration> again = new ArrayList<>();
		List<Duration> againProcessor = new ArrayList<>();
		for (int i = 0; i < STARTS; i++) {
			Path store = folder.resolve("store-" + i);
			try (Server server = Server.start(store)) {
				first.add(server.startTook);
				firstProcessor.add(server.startProcessorTime);
			}
			try (Server server = Server.start(store)) {
				again.add(server.startTook);
				againProcessor.add(server.startProcessorTime);
			}
		}
		add("start until the first answer, empty store", first);
		add("  of which processor time", firstProcessor);
		add("start until the first answer, filled store", again);
		add("  of which processor time", againProcessor);
		try (Server server = Server.start(folder.resolve("store-0"))) {
			add("cooperation/by-rating?partner=BUP", server.latencies(QUESTION, REQUESTS));
			add("SPARQL, 4 patterns, ordered", server.latencies(SPARQL, REQUESTS));
			for (var page : PAGES.entrySet()) {
				add(page.getKey(), server.latencies(page.getValue(), PAGE_REQUESTS));
			}
		}
		System.out.printf("%nJava %s, %d processors, load average at the end %.1f%n", Runtime.version(),
				Runtime.getRuntime().availableProcessors(),
				ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
		System.out.printf("%-45s %6s %11s %11s %11s%n", "", "n", "median ms", "p99 ms", "max ms");
		this.table.forEach(System.out::println);
	}

	private void add(String what, List<Duration> took) {
		List<Duration> sorted = took.stream().sorted().toList();
		this.table.add(String.format(Locale.ROOT, "%-45s %6d %11.2f %11.2f %11.2f", what, sorted.size(),
				quantile(sorted, 0.5), quantile(sorted, 0.99), quantile(sorted, 1)));
	}

	private static double quantile(List<Duration> sorted, double part) {
		int rank = (int) Math.ceil(part * sorted.size());
		return sorted.get(rank - 1).toNanos() / 1e6;
	}

	/** A server in a process of its own, spoken to over one connection. */
	private static final class Server implements AutoCloseable {

		private final Process process;

		private final String address;

		private final Duration startTook;

		/** Of all threads; hardly depends on what else the machine does. */
		private final Duration startProcessorTime;

		private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

		private Server(Process process, int port, long started) throws IOException, InterruptedException {
			this.process = process;
			this.address = "http://127.0.0.1:" + port;
			while (!answers()) {
				assertThat(process.isAlive()).as("the server runs").isTrue();
				LockSupport.parkNanos(5_000_000);
			}
			this.startTook = Duration.ofNanos(System.nanoTime() - started);
			this.startProcessorTime = process.info().totalCpuDuration().orElse(Duration.ZERO);
		}

		static Server start(Path store) throws IOException, InterruptedException {
			int port = freePort();
			ProcessBuilder builder = new ProcessBuilder(
					Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
					Samgraf.class.getName(), "--server.address=127.0.0.1", "--server.port=" + port,
					"--samgraf.home=" + SharedStore.ROOT, "--samgraf.store=" + store);
			long started = System.nanoTime();
			return new Server(builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start(),
					port, started);
		}

		private static int freePort() throws IOException {
			try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
				return socket.getLocalPort();
			}
		}

		private boolean answers() throws IOException, InterruptedException {
			try {
				return get(QUESTION).statusCode() == 200;
			}
			catch (ConnectException ex) {
				return false;
			}
		}

		/** After as many requests again to warm up. */
		List<Duration> latencies(String path, int requests) throws IOException, InterruptedException {
			List<Duration> took = new ArrayList<>();
			for (int i = -requests; i < requests; i++) {
				long started = System.nanoTime();
				HttpResponse<byte[]> response = get(path);
				if (i >= 0) {
					took.add(Duration.ofNanos(System.nanoTime() - started));
				}
				assertThat(response.statusCode()).isEqualTo(200);
			}
			return took;
		}

		private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
			return this.client.send(HttpRequest.newBuilder(URI.create(this.address + path))
				.header("Accept", "application/json, text/html;q=0.9")
				.build(), HttpResponse.BodyHandlers.ofByteArray());
		}

		@Override
		public void close() {
			this.client.close();
			this.process.destroy();
			this.process.onExit().join();
		}

	}

}
