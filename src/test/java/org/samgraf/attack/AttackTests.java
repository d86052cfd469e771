package org.samgraf.attack;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One server with a heap of 1 GB goes through all attacks in turn, and then through many
 * at once. What was measured is in {@code target/attacks.md}. The time limit is short, to
 * be done soon; {@code -Dsamgraf.attack.timeout=10s} measures with that of a real server.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AttackTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	/** Lines in the log that one request may be worth. */
	private static final int MAX_LOGGED = 10;

	/** Cheap queries that are sent beside all others. */
	private static final int CHEAP = 100;

	private static final Path MEASURED = Path.of("target", "attacks.md");

	private final List<String> measured = new ArrayList<>();

	private Victim victim;

	@BeforeAll
	void start(@TempDir Path folder) throws IOException {
		this.victim = new Victim(folder,
				"samgraf.query-timeout=" + System.getProperty("samgraf.attack.timeout", "1500ms"));
	}

	static Stream<Attack> attacks() {
		return Attack.all();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("attacks")
	@Order(1)
	void oneByOne(Attack attack) throws IOException {
		long logged = this.victim.linesLogged();
		long start = System.nanoTime();
		Victim.Reply reply = this.victim.send(attack.to(), attack.headers(), attack.bytes());
		long took = (System.nanoTime() - start) / 1_000_000;
		assertThat(reply.status()).as(reply.text()).isIn(attack.status());
		assertThat(reply.text()).doesNotContain("\tat ", "Exception");
		if (attack.never() != null) {
			assertThat(reply.text()).doesNotContain(attack.never());
		}
		assertThat(this.victim.isWell()).isTrue();
		assertThat(this.victim.linesLogged() - logged).isLessThan(MAX_LOGGED);
		this.measured.add("| %s | %s | %d | %d |".formatted(attack.kind(), attack.name(), reply.status(), took));
	}

	/** 48 heavy queries and 500 slow connections, and cheap queries beside them. */
	@Test
	@Order(2)
	void allAtOnce() throws Exception {
		List<Attack> heavy = Attack.all().filter(attack -> attack.status().contains(503)).toList();
		List<Socket> slow = new ArrayList<>();
		List<Long> cheap = new ArrayList<>();
		AtomicBoolean enough = new AtomicBoolean();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < 500; i++) {
				slow.add(slowConnection(i));
			}
			List<Future<List<Integer>>> answers = new ArrayList<>();
			for (int i = 0; i < 48; i++) {
				int first = i;
				answers.add(threads.submit(() -> {
					List<Integer> statuses = new ArrayList<>();
					for (int n = first; !enough.get(); n++) {
						Attack attack = heavy.get(n % heavy.size());
						statuses.add(this.victim.send(attack.to(), attack.headers(), attack.bytes()).status());
					}
					return statuses;
				}));
			}
			try {
				for (int i = 0; i < CHEAP; i++) {
					long start = System.nanoTime();
					assertThat(this.victim.cheap()).returns(200, Victim.Reply::status);
					cheap.add((System.nanoTime() - start) / 1_000_000);
				}
			}
			finally {
				enough.set(true);
			}
			for (Future<List<Integer>> each : answers) {
				assertThat(each.get()).isSubsetOf(200, 400, 413, 429, 503);
			}
		}
		finally {
			for (Socket each : slow) {
				each.close();
			}
		}
		cheap.sort(null);
		this.measured.add("| floods | a cheap query beside 48 heavy ones and 500 slow connections: median | 200 | %d |"
			.formatted(cheap.get(CHEAP / 2)));
		this.measured
			.add("| floods | the same: 99 of 100 are faster than | 200 | %d |".formatted(cheap.get(CHEAP * 99 / 100)));
	}

	private Socket slowConnection(int number) throws IOException {
		String sent = switch (number % 3) {
			case 0 -> "GET /sparql HTTP/1.1\r\nHost: loc";
			case 1 -> "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
					+ "Content-Length: 10000\r\n\r\nASK";
			default -> "GET /questions HTTP/1.1\r\nHost: localhost\r\n\r\n";
		};
		Socket socket = this.victim.connect();
		socket.getOutputStream().write(sent.getBytes(StandardCharsets.UTF_8));
		return socket;
	}

	@Test
	@Order(3)
	void itCalculatesNothingWhenAllIsOver() {
		Awaitility.await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> {
			Duration before = this.victim.calculated();
			Thread.sleep(1000);
			return this.victim.calculated().minus(before).toMillis() < 200;
		});
	}

	@Test
	@Order(4)
	void itIsStillTheSameServer() throws IOException {
		assertThat(this.victim.isAlive()).isTrue();
		assertThat(this.victim.isWell()).isTrue();
		assertThat(this.victim.log()).doesNotContain("OutOfMemoryError");
		assertThat(this.victim.log().lines()).noneMatch(line -> line.startsWith("forged"));
		assertThat(this.victim
			.send("GET /sparql?query=" + "ASK%7BGRAPH%20%3Curn:evil%3E%7B?s%20?p%20?o%7D%7D", Map.of(), new byte[0])
			.text()).contains("false");
	}

	@AfterAll
	void stop() throws IOException {
		this.victim.close();
		Files.createDirectories(MEASURED.getParent());
		Files.writeString(MEASURED, "| class | attack | status | ms |\n| --- | --- | --- | --- |\n"
				+ String.join("\n", this.measured) + "\n");
	}

}
