package org.samgraf.access;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.Server;

import static org.assertj.core.api.Assertions.assertThat;

/** Anybody may read. Whoever wants to write must be an editor, and ask for it himself. */
class AccessTests {

	private static final String FORM = "application/x-www-form-urlencoded";

	private static final String UPDATE = "INSERT DATA { <urn:test:s> <urn:test:p> 1 }";

	private static final Server SERVER = Server.start(Users.setting());

	@AfterAll
	static void stop() {
		SERVER.close();
	}

	/** Method, address, type of the body, body. */
	static Stream<Arguments> writes() {
		String graph = "/graphs?graph=urn:test:g";
		String triple = "<urn:test:s> <urn:test:p> <urn:test:o> .";
		return Stream.of(Arguments.of("POST", "/sparql", "application/sparql-update", UPDATE),
				Arguments.of("POST", "/sparql", FORM, "update=" + Server.encode(UPDATE)),
				Arguments.of("PUT", graph, "text/turtle", triple), Arguments.of("POST", graph, "text/turtle", triple),
				Arguments.of("DELETE", graph, "text/turtle", ""), Arguments.of("PATCH", graph, "text/turtle", triple),
				Arguments.of("PUT", "/graphs/one", "text/turtle", triple),
				Arguments.of("POST", "/graphs", "text/turtle", triple),
				Arguments.of("PUT", "/graphs?default", "text/turtle", "this is not Turtle"));
	}

	private static HttpResponse<String> send(String method, String address, String type, String body,
			String... headers) {
		String[] all = Stream.concat(Stream.of("Content-Type", type), Stream.of(headers)).toArray(String[]::new);
		return SERVER.send(method, address, BodyPublishers.ofString(body), all);
	}

	@ParameterizedTest
	@MethodSource("writes")
	void nobodyWritesUnknown(String method, String address, String type, String body) {
		HttpResponse<String> response = send(method, address, type, body, "Accept-Language", "sv");
		assertThat(response.statusCode()).as(response.body()).isEqualTo(401);
		assertThat(response.headers().firstValue("WWW-Authenticate"))
			.contains("Basic realm=\"Samgraf\", charset=\"UTF-8\"");
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(Server.json(response).required("title").asString()).isEqualTo("Logga in");
	}

	@ParameterizedTest
	@MethodSource("writes")
	void anOperatorIsNoEditor(String method, String address, String type, String body) {
		HttpResponse<String> response = send(method, address, type, body, "Authorization",
				Users.header(Users.OPERATOR));
		assertThat(response.statusCode()).as(response.body()).isEqualTo(403);
		assertThat(Server.json(response).required("title").asString()).isEqualTo("Not allowed");
	}

	@ParameterizedTest
	@MethodSource("writes")
	void anotherSiteCannotUseWhatABrowserRemembers(String method, String address, String type, String body) {
		for (List<String> from : List.of(List.of("Origin", "https://other.example"),
				List.of("Sec-Fetch-Site", "cross-site"), List.of("Origin", "null"))) {
			HttpResponse<String> response = send(method, address, type, body, "Authorization",
					Users.header(Users.EDITOR), from.get(0), from.get(1));
			assertThat(response.statusCode()).as(response.body()).isEqualTo(403);
			assertThat(Server.json(response).required("title").asString()).isEqualTo("Not from another site");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Basic !!!", "Basic bm9jb2xvbg==", "Basic w4VzYTp3cm9uZw==", "Basic" })
	void wrongCredentialsAreRefused(String credentials) {
		HttpResponse<String> response = send("POST", "/sparql", "application/sparql-update", UPDATE, "Authorization",
				credentials);
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.body()).doesNotContain("Exception");
	}

	@Test
	void anEditorWritesAlsoFromAPageOfOurs() {
		HttpResponse<String> response = send("POST", "/sparql", "application/sparql-update", UPDATE, "Authorization",
				Users.header(Users.EDITOR), "Origin", SERVER.root().toString(), "Sec-Fetch-Site", "same-origin");
		assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
	}

	@ParameterizedTest
	@CsvSource({ "/sparql", "/sparql?query=ASK%7B%7D", "/graphs?graph=https://w3id.org/samgraf/graph/source/003",
			"/api/questions", "/id/municipality/0127", "/ontology", "/" })
	void anotherSiteMayReadEverything(String address) {
		HttpResponse<String> response = SERVER.get(address, "Origin", "https://other.example", "Sec-Fetch-Site",
				"cross-site");
		assertThat(response.statusCode()).isLessThan(400);
		assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
		assertThat(response.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
		assertThat(response.headers().firstValue("Access-Control-Expose-Headers").orElseThrow()).contains("ETag",
				"Link", "Location", "Retry-After", "X-Request-Id");
	}

	@Test
	void aBrowserIsToldWhatAnotherSiteMayAsk() {
		HttpResponse<String> response = SERVER.send("OPTIONS", "/sparql", BodyPublishers.noBody(), "Origin",
				"https://other.example", "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers",
				"content-type");
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
		assertThat(response.headers().firstValue("Access-Control-Allow-Methods")).contains("GET, HEAD, POST");
		assertThat(response.headers().firstValue("Access-Control-Allow-Headers").orElseThrow()).contains("Content-Type")
			.doesNotContain("Authorization");
	}

	@Test
	void thereIsNoDefaultUser() {
		try (Server server = Server.start()) {
			for (String credentials : List.of("user:", "user:user", "admin:admin", Users.EDITOR)) {
				assertThat(server
					.send("DELETE", "/graphs?default", BodyPublishers.noBody(), "Authorization",
							Users.header(credentials))
					.statusCode()).isEqualTo(401);
			}
		}
	}

	@Test
	void whoFailsTooOftenMustWaitButMayRead() {
		try (Server server = Server.start(Users.setting())) {
			for (int i = 0; i < 10; i++) {
				HttpResponse<String> response = put(server, "anna:wrong " + i);
				assertThat(response.statusCode()).as(response.body()).isEqualTo(401);
			}
			for (String credentials : List.of("anna:wrong", Users.EDITOR)) {
				HttpResponse<String> response = put(server, credentials);
				assertThat(response.statusCode()).isEqualTo(429);
				assertThat(Integer.parseInt(response.headers().firstValue("Retry-After").orElseThrow())).isBetween(1,
						61);
			}
			assertThat(server.get("/sparql?query=ASK%7B%7D").statusCode()).isEqualTo(200);
		}
	}

	private static HttpResponse<String> put(Server server, String credentials) {
		return server.send("PUT", "/graphs?graph=urn:test:g", BodyPublishers.noBody(), "Authorization",
				Users.header(credentials));
	}

}
