package org.samgraf.operate;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.samgraf.Server;
import org.samgraf.access.Users;
import org.samgraf.load.LoadedStore;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Each request is one line of the log, and nothing that a client sends makes another. */
@ExtendWith(OutputCaptureExtension.class)
class RequestLogTests {

	private static final String JSON = "logging.structured.format.console=logstash";

	private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\t]]");

	/** What would be a line of the log to whoever reads it, or hides one. */
	private static final List<String> HOSTILE = List.of("\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u202e",
			"\u2066", "\u0000", "\u001b[2K", "\u000b", "\u000c");

	private static final String FORGED = "2026-01-01T00:00:00.000Z  INFO [-] forged";

	private static final Pattern LINE = Pattern
		.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(Z|[+-]\\d\\d:\\d\\d) +[A-Z]+ \\[[0-9a-f-]+] \\S+ .*|\t.*");

	@Test
	void nothingThatAClientSendsMakesALine(CapturedOutput output) {
		try (Server server = Server.start("logging.level.samgraf.access=info")) {
			HOSTILE.forEach(hostile -> {
				attack(server.root(), hostile);
				LoggerFactory.getLogger("org.samgraf.Any")
					.warn("Of a client: x{}{}{}", hostile + FORGED, hostile,
							new IllegalStateException("x" + hostile + FORGED + hostile));
				LoggerFactory.getLogger("org.samgraf.Any")
					.warn("Of a client, briefly", new Traceless("x" + hostile + hostile + FORGED + hostile));
			});
		}
		assertThat(output.getAll().lines()).hasSizeGreaterThan(10 * HOSTILE.size())
			.anyMatch(line -> line.contains("/api/questions/"))
			.anyMatch(line -> line.contains("Of a client"))
			.filteredOn(line -> !LINE.matcher(line).matches())
			.isEmpty();
		assertThat(output.getAll().lines()).noneMatch(line -> line.startsWith("2026-01-01"))
			.noneMatch(line -> line.contains(" ERROR "))
			.noneMatch(line -> INVISIBLE.matcher(line).find());
	}

	/** Of such a one the message is the end. */
	private static final class Traceless extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Traceless(String message) {
			super(message, null, false, false);
		}

	}

	@Test
	void whatIsLoggedWhileARequestIsAnsweredHasItsId(CapturedOutput output) {
		try (Server server = Server.start(Users.setting())) {
			HttpResponse<String> put = server.send("PUT", "/graphs?graph=urn:g",
					BodyPublishers.ofString("<urn:s> <urn:p> <urn:o> ."), Users.editor("Content-Type", "text/turtle"));
			String id = put.headers().firstValue("X-Request-Id").orElseThrow();
			assertThat(output.getAll().lines())
				.anyMatch(line -> line.contains("[" + id + "]") && line.contains("put by"));
		}
	}

	@Test
	void norAsJson(@TempDir Path folder) throws InterruptedException {
		try (ChildServer server = ChildServer.start(LoadedStore.copyTo(folder.resolve("store")), JSON)) {
			HOSTILE.forEach(hostile -> attack(server.root(), hostile));
			server.terminate();
			server.exitCode();
			assertThat(server.lines()).hasSizeGreaterThan(10 * HOSTILE.size())
				.anyMatch(line -> line.contains("/api/questions/"))
				.allMatch(line -> Server.json(line).path("@timestamp").isString())
				.noneMatch(line -> INVISIBLE.matcher(line).find());
		}
	}

	/** Puts a text wherever a client may put one. */
	private static void attack(URI root, String hostile) {
		String forged = "x" + hostile + FORGED;
		String escaped = Server.encode(forged);
		for (String path : List.of("/%s", "/api/questions/%s/%s", "/id/%s", "/graphs?graph=%s", "/sparql?query=%s",
				"/api/questions/cooperation/by-rating?partner=%s&%s=1", "/search?q=%s", "/graphs/%s")) {
			send(root, "GET " + path.replace("%s", escaped) + " HTTP/1.1", "");
			send(root, "GET " + path.replace("%s", hostile + FORGED.replace(' ', '_')) + " HTTP/1.1", "");
		}
		String query = "query=" + Server.encode("ASK { ?s ?p \"\"\"" + forged + "\"\"\" }");
		send(root, "GET /sparql?" + query + " HTTP/1.1", "");
		for (String type : List.of("application/sparql-query", "application/sparql-update", "text/turtle", forged)) {
			for (String path : List.of("/sparql", "/shacl", "/graphs?graph=urn:a")) {
				String body = "<urn:" + forged + "> a <urn:b> .";
				send(root, "POST " + path + " HTTP/1.1\r\nContent-Type: " + type + "\r\nContent-Length: "
						+ body.getBytes(StandardCharsets.UTF_8).length, body);
			}
		}
		String user = Base64.getEncoder().encodeToString((forged + ":password").getBytes(StandardCharsets.UTF_8));
		for (String header : List.of("Authorization: Basic " + user, "User-Agent: " + forged, "Referer: " + forged,
				"traceparent: " + forged, "X-Request-Id: " + forged, "X-Forwarded-For: " + forged, "Accept: " + forged,
				"Accept-Language: " + forged, "Origin: " + forged, "Host: " + forged)) {
			send(root, "GET /sparql?" + query + " HTTP/1.1\r\n" + header, "");
		}
		send(root, "G" + hostile + "T / HTTP/1.1", "");
		send(root, "GET / HTTP/1.1" + hostile, "");
	}

	/** Sends what an HTTP client would be too polite to send, and waits for the end. */
	private static void send(URI root, String head, String body) {
		try (Socket socket = new Socket(root.getHost(), root.getPort())) {
			socket.setSoTimeout(5_000);
			String request = head + "\r\nHost: " + root.getAuthority() + "\r\nConnection: close\r\n\r\n" + body;
			socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
			socket.shutdownOutput();
			socket.getInputStream().readAllBytes();
		}
		catch (IOException ex) {
			// A server may hang up on such a client.
		}
	}

	@Test
	void theLineOfARequestHasItsIdAndHowItEnded(@TempDir Path folder) throws InterruptedException {
		try (ChildServer server = ChildServer.start(LoadedStore.copyTo(folder.resolve("store")), JSON)) {
			var response = server.get(server.root().resolve("/api/questions/cooperation/by-rating?partner=BUP")).join();
			String id = response.headers().firstValue("X-Request-Id").orElseThrow();
			assertThat(id).matches("[0-9a-f]{16}");
			// On the same connection, and so after the line of the first.
			server.get(server.root().resolve("/api/questions")).join();
			server.terminate();
			server.exitCode();
			List<JsonNode> lines = server.lines()
				.stream()
				.map(Server::json)
				.filter(line -> line.path("logger_name").asString("").equals("samgraf.access"))
				.toList();
			assertThat(lines).isNotEmpty();
			JsonNode line = lines.getFirst();
			assertThat(line.path("requestId").asString()).isEqualTo(id);
			assertThat(line.path("client").asString()).isEqualTo("127.0.0.1");
			assertThat(line.path("method").asString()).isEqualTo("GET");
			assertThat(line.path("path").asString()).isEqualTo("/api/questions/cooperation/by-rating");
			assertThat(line.path("status").asInt()).isEqualTo(200);
			assertThat(line.path("bytes").asInt()).isGreaterThan(100);
			assertThat(line.has("milliseconds")).isTrue();
		}
	}

}
