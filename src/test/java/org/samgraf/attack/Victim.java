package org.samgraf.attack;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

/**
 * The server in a process of its own with a heap of 1 GB, which ends when that is full.
 */
final class Victim implements AutoCloseable {

	/** Within this it is up, however busy the machine. */
	private static final Duration START = Duration.ofMinutes(3);

	/** Within this whatever takes too long has been stopped. */
	private static final Duration REPLY = Duration.ofMinutes(1);

	private final Path log;

	private final int port;

	private final Process process;

	Victim(Path folder, String... settings) throws IOException {
		this.log = folder.resolve("log");
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			this.port = free.getLocalPort();
		}
		var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx1g", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-cp",
				System.getProperty("java.class.path"), "org.samgraf.Samgraf", "--server.address=127.0.0.1",
				"--server.port=" + this.port, "--management.server.port=0", "--samgraf.minimum-free=0",
				"--samgraf.store=" + folder.resolve("store")));
		for (String setting : settings) {
			command.add("--" + setting);
		}
		this.process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(this.log.toFile()).start();
		Awaitility.await().atMost(START).ignoreException(ConnectException.class).until(() -> {
			if (!this.process.isAlive()) {
				throw new IllegalStateException(Files.readString(this.log));
			}
			return isWell();
		});
	}

	/**
	 * What came back.
	 *
	 * @param text the status line, the headers and the body
	 */
	record Reply(int status, String text) {
	}

	/** Whether it answers what is cheap. */
	boolean isWell() throws IOException {
		return cheap().status() == 200;
	}

	/** What it answers to a cheap query. */
	Reply cheap() throws IOException {
		return send("GET /sparql?query=ASK%7B?s%20?p%20?o%7D", Map.of(), new byte[0]);
	}

	/** Sends what no client library would. The answer is read to its end. */
	Reply send(String to, Map<String, String> headers, byte[] body) throws IOException {
		try (Socket socket = connect()) {
			Map<String, String> all = new LinkedHashMap<>(
					Map.of("Host", "localhost:" + this.port, "Connection", "close"));
			if (body.length > 0) {
				all.put("Content-Length", Integer.toString(body.length));
			}
			all.putAll(headers);
			StringBuilder head = new StringBuilder(to.replace("{", "%7B").replace("}", "%7D") + " HTTP/1.1\r\n");
			all.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
			OutputStream out = socket.getOutputStream();
			try {
				out.write((head + "\r\n").getBytes(StandardCharsets.UTF_8));
				out.write(body);
				out.flush();
			}
			catch (SocketException ex) {
				// It has heard enough, and has answered.
			}
			String reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return new Reply(Integer.parseInt(reply.substring("HTTP/1.1 ".length()).substring(0, 3)), reply);
		}
	}

	Socket connect() throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port);
		socket.setSoTimeout((int) REPLY.toMillis());
		return socket;
	}

	/** Processor time that it has used since it was started. */
	Duration calculated() {
		return this.process.info().totalCpuDuration().orElseThrow();
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	String log() throws IOException {
		return Files.readString(this.log);
	}

	long linesLogged() throws IOException {
		try (Stream<String> lines = Files.lines(this.log)) {
			return lines.count();
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().join();
	}

}
