package org.samgraf.operate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.samgraf.Samgraf;

/** The application in a process of its own, whose output can be read. */
final class ChildServer implements AutoCloseable {

	private static final Pattern PORT = Pattern.compile("started on port (\\d+)");

	private final List<String> lines = new CopyOnWriteArrayList<>();

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Process process;

	private final Thread reading;

	private final CompletableFuture<Void> started = new CompletableFuture<>();

	private ChildServer(Process process) {
		this.process = process;
		// Not in the common pool, which the client needs and which may be of one thread.
		this.reading = Thread.ofVirtual().start(this::read);
		this.started.join();
	}

	/** Starts it on a store, and returns when it answers. */
	static ChildServer start(Path store, String... settings) {
		List<String> arguments = new ArrayList<>(List.of("--samgraf.store=" + store, "--samgraf.minimum-free=0",
				"--server.address=127.0.0.1", "--server.port=0", "--management.server.port=0",
				"--logging.level.org.springframework.boot.tomcat=info"));
		Stream.of(settings).map(setting -> "--" + setting).forEach(arguments::add);
		return new ChildServer(run(arguments));
	}

	/** Starts the application with any arguments. */
	static Process run(List<String> arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
						Samgraf.class.getName()));
		command.addAll(arguments);
		try {
			return new ProcessBuilder(command).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void read() {
		try (BufferedReader output = this.process.inputReader(StandardCharsets.UTF_8)) {
			for (String line = output.readLine(); line != null; line = output.readLine()) {
				this.lines.add(line);
				if (line.contains("Started Samgraf")) {
					this.started.complete(null);
				}
			}
		}
		catch (IOException ex) {
			// It was killed.
		}
		finally {
			this.started.completeExceptionally(new IllegalStateException("The server ended: " + this.lines));
		}
	}

	/** What it has written so far. */
	List<String> lines() {
		return List.copyOf(this.lines);
	}

	URI root() {
		return address(0);
	}

	URI management() {
		return address(1);
	}

	private URI address(int which) {
		List<String> ports = this.lines.stream()
			.flatMap(line -> PORT.matcher(line).results())
			.map((MatchResult port) -> port.group(1))
			.toList();
		return URI.create("http://127.0.0.1:" + ports.get(which));
	}

	CompletableFuture<HttpResponse<String>> get(URI address) {
		return this.client.sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
	}

	/** Asks the process to end, as SIGTERM does. */
	void terminate() {
		// The process itself would close its output here too.
		this.process.toHandle().destroy();
	}

	/** Waits for its end, and for all that it had to say. */
	int exitCode() throws InterruptedException {
		int code = this.process.waitFor();
		this.reading.join();
		return code;
	}

	@Override
	public void close() {
		this.client.shutdownNow();
		this.process.destroyForcibly().onExit().join();
	}

}
