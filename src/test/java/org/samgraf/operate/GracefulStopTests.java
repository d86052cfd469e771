package org.samgraf.operate;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samgraf.Server;
import org.samgraf.access.Users;
import org.samgraf.load.LoadedStore;
import org.samgraf.store.ChildStore;
import org.samgraf.store.Store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** Whoever is being served when the server is told to stop is served to the end. */
class GracefulStopTests {

	private static final String BODY = "<urn:s> <urn:p> <urn:o> .";

	/** Takes some seconds on any machine, and is stopped by none of the limits before. */
	private static final String SLOW = "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i "
			+ "FILTER(STR(?c) = CONCAT(STR(?f), STR(?i), 'never')) }";

	/** A write that has begun goes on to its end, and is there afterwards. */
	@Test
	void aWriteIsFinished(@TempDir Path folder) throws Exception {
		Path store = LoadedStore.copyTo(folder.resolve("store"));
		try (ChildServer server = ChildServer.start(store, Users.setting());
				Socket socket = new Socket(server.root().getHost(), server.root().getPort())) {
			String head = String.join("\r\n", "PUT /graphs?graph=urn:g HTTP/1.1", "Host: localhost",
					"Connection: close", "Content-Type: text/turtle", "Authorization: " + Users.header(Users.EDITOR),
					"Content-Length: " + BODY.length(), "", "");
			write(socket, head + BODY.substring(0, 10));
			await(server, "samgraf_gate_requests{lane=\"writing\",state=\"calculating\"} 1.0");
			server.terminate();
			assertThatException().isThrownBy(() -> connectUntilRefused(server));
			URI readiness = server.management().resolve("/actuator/health/readiness");
			assertThat(server.get(readiness).join().statusCode()).isEqualTo(503);
			write(socket, BODY.substring(10));
			assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
				.startsWith("HTTP/1.1 201");
			assertThat(server.exitCode()).isEqualTo(128 + 15);
			assertThat(server.lines()).noneMatch(line -> line.contains("ERROR") || line.contains("WARN"))
				.anyMatch(line -> line.contains("put by"));
		}
		try (Store opened = Store.open(store, 0, null)) {
			boolean written = opened.read(snapshot -> snapshot.data().containsGraph(NodeFactory.createURI("urn:g")));
			assertThat(written).isTrue();
			assertThat(opened.verify().isSound()).isTrue();
		}
	}

	private static void write(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
	}

	/** Waits until a line is among the metrics. */
	private static void await(ChildServer server, String line) {
		while (!server.get(server.management().resolve("/actuator/prometheus"))
			.join()
			.body()
			.lines()
			.toList()
			.contains(line)) {
			Thread.onSpinWait();
		}
	}

	/** Returns never where a server that stops still takes connections. */
	private static void connectUntilRefused(ChildServer server) throws IOException {
		while (true) {
			new Socket(server.root().getHost(), server.root().getPort()).close();
		}
	}

	@Test
	void aRunningRequestIsAnsweredAndTheStoreIsFree(@TempDir Path folder) throws Exception {
		Path store = LoadedStore.copyTo(folder.resolve("store"));
		try (ChildServer server = ChildServer.start(store, "samgraf.query-timeout=5s")) {
			// Stopped by the limit after some seconds: an answer, where a killed server
			// has none.
			CompletableFuture<HttpResponse<String>> slow = server
				.get(server.root().resolve("/sparql?query=" + Server.encode(SLOW)));
			await(server, "samgraf_gate_requests{lane=\"heavy\",state=\"calculating\"} 1.0");
			server.terminate();
			assertThat(slow.join().statusCode()).isEqualTo(503);
			assertThat(server.exitCode()).isEqualTo(128 + 15);
			assertThat(server.lines()).noneMatch(line -> line.contains("ERROR") || line.contains("WARN"));
		}
		ChildStore.hold(store).close();
	}

}
