package org.samgraf.gate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.samgraf.Server;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However much is asked, and however slowly: what is cheap is answered, and what is too
 * much is told so.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateTests {

	private static final String HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";

	private static final String CHEAP = "/sparql?query=" + Server.encode("ASK { ?s ?p ?o }");

	/** Longer than any test waits, so that nothing ends because its time is over. */
	private static final Duration LONG = Duration.ofMinutes(1);

	private final Server patient = Server.start("samgraf.query-timeout=10m", "samgraf.heavy-requests=2",
			"samgraf.heavy-queue=1", "samgraf.max-answer-size=20KB");

	@AfterAll
	void stop() {
		this.patient.close();
	}

	private double heavy(String state) {
		return this.patient.gauge("samgraf.gate.requests", "lane", "heavy", "state", state);
	}

	private Socket connect(String... parts) throws IOException {
		Socket socket = new Socket(this.patient.root().getHost(), this.patient.root().getPort());
		send(socket, String.join("\r\n", parts));
		return socket;
	}

	private static void send(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
		socket.getOutputStream().flush();
	}

	private Socket ask(String query) throws IOException {
		return connect("POST /sparql HTTP/1.1", "Host: localhost", "Content-Type: application/sparql-query",
				"Content-Length: " + query.length(), "", query);
	}

	@Test
	void fewHeavyRequestsRunAndCheapOnesAreAnsweredBesideThem() throws IOException {
		List<Socket> clients = new ArrayList<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < 2; i++) {
				clients.add(ask(HEAVY));
			}
			Awaitility.await().atMost(LONG).until(() -> heavy("calculating") == 2);
			List<CompletableFuture<HttpResponse<String>>> refused = new ArrayList<>();
			for (int i = 0; i < 6; i++) {
				refused.add(CompletableFuture
					.supplyAsync(() -> this.patient.post("/sparql", "application/sparql-query", HEAVY), threads));
			}
			for (int i = 0; i < 20; i++) {
				assertThat(this.patient.get(CHEAP).statusCode()).isEqualTo(200);
			}
			for (CompletableFuture<HttpResponse<String>> each : refused) {
				HttpResponse<String> response = each.join();
				assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
				assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
				assertThat(Server.json(response).required("title").stringValue()).isEqualTo("Busy");
			}
			assertThat(heavy("calculating")).isEqualTo(2);
			assertThat(heavy("waiting")).isZero();
		}
		finally {
			for (Socket client : clients) {
				client.close();
			}
		}
		Awaitility.await().atMost(LONG).until(() -> heavy("calculating") == 0);
	}

	@Test
	void nothingIsCalculatedForAClientThatHasGone() throws IOException {
		try (Socket _ = ask(HEAVY)) {
			Awaitility.await().atMost(LONG).until(() -> heavy("calculating") == 1);
		}
		Awaitility.await().atMost(LONG).until(() -> heavy("calculating") == 0);
	}

	@Test
	void whoeverSendsAheadIsNotTakenForGone() throws IOException {
		try (Socket client = ask("ASK { ?a ?b ?c . ?d ?e ?f . FILTER(?a = ?f) }")) {
			send(client, "GET /robots.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
			String answers = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(answers).contains("boolean", "User-agent");
		}
	}

	@Test
	void oneClientLeavesConnectionsToOthers() throws IOException {
		List<Socket> held = new ArrayList<>();
		try (Server small = Server.start("server.tomcat.max-connections=20", "server.tomcat.connection-timeout=10m")) {
			InetAddress host = InetAddress.getByName(small.root().getHost());
			for (int i = 0; i < 40; i++) {
				held.add(new Socket(host, small.root().getPort()));
			}
			try (Socket other = new Socket(host, small.root().getPort(), InetAddress.getByName("127.0.0.2"), 0)) {
				other.setSoTimeout((int) LONG.toMillis());
				send(other, "GET /robots.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
				assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
					.contains("User-agent");
			}
		}
		finally {
			for (Socket each : held) {
				each.close();
			}
		}
	}

	@Test
	void slowConnectionsHoldNobodyUp() throws IOException {
		List<Socket> slow = new ArrayList<>();
		try {
			for (int i = 0; i < 150; i++) {
				slow.add(connect("GET /sparql HTTP/1.1", "Host: loc"));
				slow.add(connect("POST /sparql HTTP/1.1", "Host: localhost", "Content-Type: application/sparql-query",
						"Content-Length: 1000", "", "ASK"));
				slow.add(connect("GET /questions HTTP/1.1", "Host: localhost", "", ""));
			}
			for (int i = 0; i < 20; i++) {
				assertThat(this.patient.get(CHEAP).statusCode()).isEqualTo(200);
			}
		}
		finally {
			for (Socket each : slow) {
				each.close();
			}
		}
	}

	@Test
	void aHeadThatTricklesInIsCutOff() throws IOException, InterruptedException {
		try (Server hasty = Server.start("server.tomcat.connection-timeout=1s");
				Socket client = new Socket(hasty.root().getHost(), hasty.root().getPort())) {
			client.setSoTimeout(200);
			send(client, "GET / HTTP/1.1\r\nHost: localhost\r\n");
			assertThat(endsWhileTrickling(client)).isTrue();
		}
	}

	@Test
	void whoComesAfterASlowHeadHasAsLong() throws IOException, InterruptedException {
		try (Server hasty = Server.start("server.tomcat.connection-timeout=1s")) {
			for (int i = 0; i < 20; i++) {
				try (Socket slow = new Socket(hasty.root().getHost(), hasty.root().getPort())) {
					send(slow, "GET / HTTP/1.1\r\nHost: loc");
				}
			}
			Thread.sleep(1500);
			for (int i = 0; i < 20; i++) {
				assertThat(hasty.statusOf("GET /robots.txt HTTP/1.1", "")).isEqualTo(200);
			}
		}
	}

	private static boolean endsWhileTrickling(Socket client) throws InterruptedException {
		for (int i = 0; i < 150; i++) {
			try {
				send(client, "X-" + i + ": more\r\n");
				if (client.getInputStream().read() < 0) {
					return true;
				}
			}
			catch (java.net.SocketTimeoutException ex) {
				// It still waits for the rest.
			}
			catch (IOException ex) {
				return true;
			}
		}
		return false;
	}

	@Test
	void anAddressMayNotBeLongerThanItsLimit() {
		HttpResponse<String> response = this.patient.get("/sparql?query=" + "a".repeat(17_000));
		assertThat(response.statusCode()).isEqualTo(414);
		assertThat(Server.json(response).required("detail").stringValue()).contains("16,384", "POST");
	}

	@Test
	void anAnswerThatIsTooLargeIsAnErrorAndNothingElse() {
		HttpResponse<String> response = this.patient.get("/graphs", "Accept", "application/n-quads");
		assertThat(response.statusCode()).as(response.body()).isEqualTo(413);
		assertThat(Server.json(response).required("detail").stringValue()).contains("20,480");
		assertThat(response.body()).doesNotContain("w3id.org");
	}

	@Test
	void aBodyThatIsTooLargeIsRefusedEverywhere() {
		for (String address : List.of("/sparql", "/api/workbench/check", "/")) {
			HttpResponse<String> response = this.patient.send("POST", address,
					BodyPublishers.ofString("x".repeat(1_100_000)), "Content-Type", "application/sparql-query");
			assertThat(response.statusCode()).as(address).isEqualTo(413);
		}
	}

	@Test
	void oneClientMaySendSoManyRequestsAndNoMore() {
		try (Server strict = Server.start("samgraf.client-requests-per-second=1")) {
			HttpResponse<String> last = strict.get(CHEAP);
			for (int i = 0; i < 100 && last.statusCode() == 200; i++) {
				last = strict.get(CHEAP, "Accept-Language", "sv");
			}
			assertThat(last.statusCode()).isEqualTo(429);
			assertThat(last.headers().firstValue("Retry-After")).hasValue("5");
			assertThat(Server.json(last).required("title").stringValue()).isEqualTo("För många förfrågningar");
		}
	}

	@Test
	void aRefusalIsAPageForWhoeverWantsOne() {
		HttpResponse<String> response = this.patient.get("/questions?x=" + "a".repeat(17_000), "Accept", "text/html");
		assertThat(response.statusCode()).isEqualTo(414);
		assertThat(response.body()).contains("<h1>Too long an address</h1>");
	}

}
