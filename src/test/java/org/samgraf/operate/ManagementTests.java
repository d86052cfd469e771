package org.samgraf.operate;

import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.Server;
import org.samgraf.load.LoadedStore;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever runs the server sees how it is, at an address of its own. */
class ManagementTests {

	private static final Server SERVER = Server.shared();

	private static HttpResponse<String> get(Server server, String path) {
		return server.get(server.management() + "/actuator" + path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/health", "/actuator/prometheus", "/health", "/metrics" })
	void thePublicPortShowsNothingOfIt(String path) {
		assertThat(SERVER.get(path).statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/env", "/beans", "/heapdump", "/threaddump", "/loggers", "/configprops", "/metrics",
			"/mappings", "/shutdown", "/httpexchanges" })
	void nothingElseIsShown(String path) {
		assertThat(get(SERVER, path).statusCode()).isEqualTo(404);
	}

	@Test
	void itLivesAndIsReady() {
		assertThat(get(SERVER, "/health/liveness").statusCode()).isEqualTo(200);
		HttpResponse<String> readiness = get(SERVER, "/health/readiness");
		assertThat(readiness.statusCode()).isEqualTo(200);
		JsonNode body = Server.json(readiness);
		assertThat(body.path("status").asString()).isEqualTo("UP");
		JsonNode store = body.path("components").path("store").path("details");
		assertThat(store.path("writable").asBoolean()).isTrue();
		assertThat(store.path("freeBytes").asLong()).isPositive();
	}

	@Test
	void aFullDiskIsToldAndReadingGoesOn(@TempDir Path folder) {
		// The store is filled already: nothing has to be written at the start.
		Path filled = LoadedStore.copyTo(folder.resolve("store"));
		try (Server server = Server.start("samgraf.store=" + filled, "samgraf.minimum-free=4000000TB")) {
			HttpResponse<String> readiness = get(server, "/health/readiness");
			assertThat(readiness.statusCode()).isEqualTo(200);
			JsonNode body = Server.json(readiness);
			assertThat(body.path("status").asString()).isEqualTo("READ_ONLY");
			JsonNode store = body.path("components").path("store").path("details");
			assertThat(store.path("writable").asBoolean(true)).isFalse();
			assertThat(store.path("reason").asString()).contains("Make room");
			assertThat(Server.json(get(server, "/health/liveness")).path("status").asString()).isEqualTo("UP");
			assertThat(server.get("/api/questions/cooperation/by-rating?partner=BUP").statusCode()).isEqualTo(200);
		}
	}

}
