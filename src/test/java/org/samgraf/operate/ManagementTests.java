package org.samgraf.operate;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.Server;
import org.samgraf.access.Users;
import org.samgraf.load.LoadedStore;
import org.samgraf.store.Tmpfs;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever runs the server sees how it is, at an address of its own. */
class ManagementTests {

	private static final Server SERVER = Server.shared();

	private static final Server ACCESSIBLE = Server.start(Users.setting());

	private static final String QUESTION = "/api/questions/cooperation/by-rating?partner=BUP";

	@AfterAll
	static void stop() {
		ACCESSIBLE.close();
	}

	private static HttpResponse<String> post(Server server, String path, String credentials) {
		return server.post(server.management() + "/actuator" + path, "application/json", "", "Authorization",
				Users.header(credentials));
	}

	private static HttpResponse<String> put(Server server) {
		return server.send("PUT", "/graphs?graph=urn:g", BodyPublishers.ofString("<urn:s> <urn:p> <urn:o> ."),
				Users.editor("Content-Type", "text/turtle"));
	}

	/** What readiness tells of the store. */
	private static JsonNode store(HttpResponse<String> readiness) {
		return Server.json(readiness).path("components").path("store").path("details");
	}

	private static double gauge(Server server, String name) {
		return get(server, "/prometheus").body()
			.lines()
			.filter(line -> line.startsWith(name + " "))
			.mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
			.findFirst()
			.orElseThrow();
	}

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
		JsonNode store = store(readiness);
		assertThat(store.path("writable").asBoolean()).isTrue();
		assertThat(store.path("freeBytes").asLong()).isPositive();
	}

	@Test
	void theBuildAndItsPartsAreTold() {
		// Only a packaged server has them.
		assertThat(get(SERVER, "/info").statusCode()).isEqualTo(200);
		assertThat(get(SERVER, "/sbom").statusCode()).isEqualTo(200);
	}

	@Test
	void anOperatorHasTheStoreVerifiedBackedUpAndCompacted(@TempDir Path folder) throws IOException {
		String backups = "samgraf.backups=" + folder.resolve("backups");
		try (Server server = Server.start(backups, Users.setting())) {
			assertThat(gauge(server, "samgraf_store_backup_age_seconds")).isNaN();
			JsonNode backup = Server.json(post(server, "/backup", Users.OPERATOR));
			assertThat(Path.of(backup.path("folder").asString())).hasParent(folder.resolve("backups"));
			assertThat(backup.path("graphs").asInt()).isGreaterThan(10);
			assertThat(backup.path("sha256").asString()).hasSize(64);
			assertThat(gauge(server, "samgraf_store_backup_age_seconds")).isBetween(0.0, 3600.0);
			JsonNode verified = Server.json(post(server, "/verify", Users.OPERATOR));
			assertThat(verified.path("sound").asBoolean()).isTrue();
			assertThat(verified.path("quads").asInt()).isGreaterThan(1000);
			JsonNode compacted = Server.json(post(server, "/compact", Users.OPERATOR));
			assertThat(compacted.path("bytesAfter").asLong()).isPositive();
			JsonNode store = store(get(server, "/health/readiness"));
			assertThat(store.path("backupAt").asString()).startsWith("20");
			assertThat(server.get(QUESTION).statusCode()).isEqualTo(200);
			Path notAFolder = folder.resolve("backups");
			FileSystemUtils.deleteRecursively(notAFolder);
			Files.createFile(notAFolder);
			HttpResponse<String> failed = post(server, "/backup", Users.OPERATOR);
			assertThat(failed.statusCode()).isEqualTo(500);
			assertThat(Server.json(failed).path("reason").asString()).contains(notAFolder.toString());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/backup", "/compact", "/verify" })
	void nobodyElseDoes(String what) {
		HttpResponse<String> nobody = ACCESSIBLE.post(ACCESSIBLE.management() + "/actuator" + what, "application/json",
				"");
		assertThat(nobody.statusCode()).isEqualTo(401);
		assertThat(nobody.headers().firstValue("WWW-Authenticate"))
			.hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
		assertThat(Server.json(nobody).path("detail").asString()).contains("operators");
		assertThat(post(ACCESSIBLE, what, Users.EDITOR).statusCode()).isEqualTo(403);
		assertThat(get(ACCESSIBLE, what).statusCode()).isIn(401, 404, 405);
	}

	@Test
	void damageIsFoundAndTold(@TempDir Path folder) throws IOException {
		Path damaged = LoadedStore.copyTo(folder.resolve("store"));
		try (Server server = Server.start("samgraf.store=" + damaged, Users.setting())) {
			Path terms = damaged.resolve("tdb2/Data-0001/nodes-data.obj");
			try (RandomAccessFile file = new RandomAccessFile(terms.toFile(), "rw")) {
				file.seek(file.length() / 2);
				file.write(new byte[3000]);
			}
			assertThat(get(server, "/health/readiness").statusCode()).isEqualTo(200);
			HttpResponse<String> verified = post(server, "/verify", Users.OPERATOR);
			assertThat(verified.statusCode()).isEqualTo(200);
			assertThat(Server.json(verified).path("sound").asBoolean(true)).isFalse();
			HttpResponse<String> readiness = get(server, "/health/readiness");
			assertThat(readiness.statusCode()).isEqualTo(503);
			assertThat(store(readiness).path("reason").asString()).contains("Restore a backup");
			assertThat(store(readiness).path("findings").isEmpty()).isFalse();
			assertThat(gauge(server, "samgraf_store_findings")).isPositive();
			assertThat(get(server, "/health/liveness").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void aDiskThatMayNotBeWrittenIsToldAndReadingGoesOn(@TempDir Path folder) throws IOException {
		try (Tmpfs disk = Tmpfs.mount(folder.resolve("disk"), "300m")) {
			Path filled = LoadedStore.copyTo(folder.resolve("disk/store"));
			disk.makeReadOnly();
			try (Server server = Server.start("samgraf.store=" + filled, Users.setting())) {
				HttpResponse<String> readiness = get(server, "/health/readiness");
				assertThat(readiness.statusCode()).isEqualTo(200);
				assertThat(Server.json(readiness).path("status").asString()).isEqualTo("READ_ONLY");
				assertThat(store(readiness).path("reason").asString()).contains("can only be read");
				assertThat(gauge(server, "samgraf_store_writable")).isZero();
				assertThat(post(server, "/compact", Users.OPERATOR).statusCode()).isEqualTo(503);
				assertThat(put(server).statusCode()).isEqualTo(503);
				assertThat(server.get(QUESTION).statusCode()).isEqualTo(200);
			}
		}
	}

	@Test
	void aFullDiskForBackupsIsTold(@TempDir Path folder) throws IOException {
		Path disk = folder.resolve("disk");
		try (Tmpfs _ = Tmpfs.mount(disk, "16k");
				Server server = Server.start("samgraf.backups=" + disk, Users.setting())) {
			HttpResponse<String> failed = post(server, "/backup", Users.OPERATOR);
			assertThat(failed.statusCode()).isEqualTo(507);
			assertThat(Server.json(failed).path("reason").asString()).contains(disk.toString(), "Make room");
			assertThat(server.get(QUESTION).statusCode()).isEqualTo(200);
		}
	}

	@Test
	void aFullDiskIsToldAndReadingGoesOn(@TempDir Path folder) {
		// The store is filled already: nothing has to be written at the start.
		Path filled = LoadedStore.copyTo(folder.resolve("store"));
		try (Server server = Server.start("samgraf.store=" + filled, "samgraf.minimum-free=4000000TB",
				Users.setting())) {
			HttpResponse<String> readiness = get(server, "/health/readiness");
			assertThat(readiness.statusCode()).isEqualTo(200);
			JsonNode body = Server.json(readiness);
			assertThat(body.path("status").asString()).isEqualTo("READ_ONLY");
			JsonNode store = store(readiness);
			assertThat(store.path("writable").asBoolean(true)).isFalse();
			assertThat(store.path("reason").asString()).contains("Make room");
			assertThat(Server.json(get(server, "/health/liveness")).path("status").asString()).isEqualTo("UP");
			assertThat(gauge(server, "samgraf_store_writable")).isZero();
			HttpResponse<String> compacted = post(server, "/compact", Users.OPERATOR);
			assertThat(compacted.statusCode()).isEqualTo(507);
			assertThat(Server.json(compacted).path("reason").asString()).contains("Make room");
			HttpResponse<String> put = put(server);
			assertThat(put.statusCode()).isEqualTo(507);
			assertThat(put.body()).contains("\"No room\"").doesNotContain(folder.toString());
			assertThat(server.get(QUESTION).statusCode()).isEqualTo(200);
		}
	}

}
