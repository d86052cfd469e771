package org.samgraf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The real application on a port of its own and a store of its own, with the repository's
 * data, to be talked to over HTTP.
 */
public final class Server implements AutoCloseable {

	/** Within this every request is answered, however busy the machine. */
	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Path folder;

	private final ConfigurableApplicationContext application;

	private final URI root;

	private Server(List<String> settings) {
		try {
			this.folder = Files.createTempDirectory("samgraf-server");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		List<String> arguments = new ArrayList<>(List.of("--samgraf.store=" + this.folder, "--samgraf.minimum-free=0",
				"--samgraf.query-timeout=1m", "--server.address=127.0.0.1", "--server.port=0",
				"--management.server.port=0", "--server.shutdown=immediate", "--logging.level.samgraf.access=off"));
		settings.forEach(setting -> {
			arguments.removeIf(usual -> usual.startsWith("--" + setting.substring(0, setting.indexOf('=') + 1)));
			arguments.add("--" + setting);
		});
		SpringApplication samgraf = new SpringApplication(Samgraf.class);
		samgraf.setRegisterShutdownHook(false);
		this.application = samgraf.run(arguments.toArray(String[]::new));
		this.root = URI.create("http://127.0.0.1:"
				+ Objects.requireNonNull(this.application.getEnvironment().getProperty("local.server.port")));
	}

	/** The one server for all tests that only read, with the limits it has by default. */
	public static Server shared() {
		return Shared.SERVER;
	}

	/**
	 * Starts another server.
	 * @param settings as in {@code samgraf.max-rows=50}; they go before the usual ones
	 */
	public static Server start(String... settings) {
		return new Server(List.of(settings));
	}

	/**
	 * Gets, with headers as alternating names and values.
	 * @param address the path, or a whole address of this server
	 */
	public HttpResponse<String> get(String address, String... headers) {
		return send("GET", address, BodyPublishers.noBody(), headers);
	}

	/** Posts a text. */
	public HttpResponse<String> post(String address, String contentType, String body, String... headers) {
		return post(address, contentType, BodyPublishers.ofString(body), headers);
	}

	/** Posts. A publisher that does not know its length makes the request chunked. */
	public HttpResponse<String> post(String address, String contentType, BodyPublisher body, String... headers) {
		return send("POST", address, body,
				Stream.concat(Stream.of("Content-Type", contentType), Stream.of(headers)).toArray(String[]::new));
	}

	/** Sends a request with any method. */
	public HttpResponse<String> send(String method, String address, BodyPublisher body, String... headers) {
		var request = HttpRequest.newBuilder(this.root.resolve(address)).timeout(PATIENCE).method(method, body);
		for (int i = 0; i < headers.length; i += 2) {
			request.header(headers[i], headers[i + 1]);
		}
		return send(request.build());
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return this.client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(request + " was not answered", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The status of the response to a request that an HTTP client would be too polite to
	 * send.
	 * @param head its first line and headers; host and connection are added
	 * @param body what follows, which may be less than the head promises
	 */
	public int statusOf(String head, String body) {
		try (Socket socket = new Socket(this.root.getHost(), this.root.getPort())) {
			socket.setSoTimeout((int) PATIENCE.toMillis());
			String request = head + "\r\nHost: " + this.root.getAuthority() + "\r\nConnection: close\r\n\r\n" + body;
			socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
			var response = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
			String status = Objects.requireNonNull(response.readLine(), "no response");
			return Integer.parseInt(status.substring("HTTP/1.1 ".length()).strip());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(head + " was not answered", ex);
		}
	}

	/** What a gauge of the server shows now; its tags as alternating names and values. */
	public double gauge(String name, String... tags) {
		return this.application.getBean(MeterRegistry.class).get(name).tags(tags).gauge().value();
	}

	/** The address of the server, without a slash at its end. */
	public URI root() {
		return this.root;
	}

	/** The address of its management port, without a slash at its end. */
	public URI management() {
		return URI.create("http://127.0.0.1:"
				+ Objects.requireNonNull(this.application.getEnvironment().getProperty("local.management.port")));
	}

	/** The body of a response, which must be JSON. */
	public static JsonNode json(HttpResponse<String> response) {
		return json(response.body());
	}

	/** A text, which must be JSON. */
	public static JsonNode json(String text) {
		return JSON.readTree(text);
	}

	/** A text as a part of the query of an address or of a form. */
	public static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	/** Stops the server and deletes its store. */
	@Override
	public void close() {
		this.client.shutdownNow();
		this.application.close();
		try {
			FileSystemUtils.deleteRecursively(this.folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Made when first wanted. */
	private static final class Shared {

		static final Server SERVER = start();

		static {
			Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
		}

	}

}
