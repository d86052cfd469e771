package org.samgraf.operate;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samgraf.Server;
import org.samgraf.load.LoadedStore;
import org.samgraf.store.ChildStore;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever is being served when the server is told to stop is served to the end. */
class GracefulStopTests {

	/** Takes some seconds on any machine, and is stopped by none of the limits before. */
	private static final String SLOW = "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i "
			+ "FILTER(STR(?c) = CONCAT(STR(?f), STR(?i), 'never')) }";

	@Test
	void aRunningRequestIsAnsweredAndTheStoreIsFree(@TempDir Path folder) throws Exception {
		Path store = LoadedStore.copyTo(folder.resolve("store"));
		try (ChildServer server = ChildServer.start(store, "samgraf.query-timeout=15s")) {
			// Stopped by the limit after some seconds: an answer, where a killed server
			// has none.
			CompletableFuture<HttpResponse<String>> slow = server
				.get(server.root().resolve("/sparql?query=" + Server.encode(SLOW)));
			while (server.get(server.management().resolve("/actuator/health/liveness")).join().statusCode() != 200) {
				Thread.onSpinWait();
			}
			assertThat(slow).isNotDone();
			server.terminate();
			assertThat(slow.join().statusCode()).isEqualTo(503);
			assertThat(server.exitCode()).isEqualTo(128 + 15);
			assertThat(server.lines()).noneMatch(line -> line.contains("ERROR") || line.contains("WARN"));
		}
		ChildStore.hold(store).close();
	}

}
