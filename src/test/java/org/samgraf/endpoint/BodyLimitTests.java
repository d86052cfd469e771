package org.samgraf.endpoint;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.samgraf.Server;

import static org.assertj.core.api.Assertions.assertThat;

/** A body over the limit is refused, however it comes. */
class BodyLimitTests {

	private static final int MEGABYTE = 1024 * 1024;

	private final Server server = Server.shared();

	/** Bodies that would be fine, were they shorter: address, type, beginning, filler. */
	static Stream<Arguments> bodies() {
		return Stream.of(Arguments.of("/sparql", Sparql.QUERY_TYPE, "ASK {}", "\n"),
				Arguments.of("/sparql", Sparql.FORM_TYPE, "query=ASK+%7B%7D", "+"),
				Arguments.of("/shacl", "text/turtle", "<urn:test:s> <urn:test:p> <urn:test:o> .", "\n"));
	}

	@ParameterizedTest
	@MethodSource("bodies")
	void aBodyWithinTheLimitIsRead(String address, String type, String beginning, String filler) {
		String body = beginning + filler.repeat(MEGABYTE - beginning.length());
		assertThat(this.server.post(address, type, body).statusCode()).isEqualTo(200);
		assertThat(this.server.post(address, type, chunked(body)).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@MethodSource("bodies")
	void aBodyThatAnnouncesItsSizeIsRefusedUnread(String address, String type, String beginning, String filler) {
		for (long size : new long[] { MEGABYTE + 1, 10 * MEGABYTE, Long.MAX_VALUE }) {
			String head = "POST %s HTTP/1.1\r\nContent-Type: %s\r\nContent-Length: %d".formatted(address, type, size);
			assertThat(this.server.statusOf(head, beginning)).as(filler + size).isEqualTo(413);
		}
	}

	@ParameterizedTest
	@MethodSource("bodies")
	void aBodyInChunksIsRefusedOnceItIsTooLarge(String address, String type, String beginning, String filler) {
		HttpResponse<String> response = this.server.post(address, type,
				chunked(beginning + filler.repeat(MEGABYTE + MEGABYTE / 2)));
		assertThat(response.statusCode()).as(response.body()).isEqualTo(413);
	}

	@ParameterizedTest
	@MethodSource("bodies")
	void aBodyThatIsLargeOnceItIsUnpackedIsRefused(String address, String type, String beginning, String filler)
			throws IOException {
		HttpResponse<String> response = this.server.post(address, type,
				BodyPublishers.ofByteArray(packed(beginning + filler.repeat(3 * MEGABYTE))), "Content-Encoding",
				"gzip");
		assertThat(response.statusCode()).as(response.body()).isIn(413, 415);
	}

	private static BodyPublisher chunked(String body) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
	}

	private static byte[] packed(String body) throws IOException {
		var out = new ByteArrayOutputStream();
		try (var gzip = new GZIPOutputStream(out)) {
			gzip.write(body.getBytes(StandardCharsets.UTF_8));
		}
		return out.toByteArray();
	}

}
