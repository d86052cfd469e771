package org.samgraf.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.apache.jena.graph.NodeFactory;
import org.samgraf.SharedStore;

/** A store that another process holds, until it is told to let go or is killed. */
public final class ChildStore implements AutoCloseable {

	private static final String READY = "ready";

	private final Process process;

	private ChildStore(Process process) {
		this.process = process;
	}

	/**
	 * Starts a process that opens the store in a directory, adds a thing to it and keeps
	 * it open. Returns when it does.
	 */
	public static ChildStore hold(Path directory) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
				Program.class.getName(), directory.toString());
		Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
		BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
		for (String line = output.readLine(); !READY.equals(line); line = output.readLine()) {
			if (line == null) {
				throw new IllegalStateException("The process ended before it held the store in " + directory);
			}
		}
		return new ChildStore(process);
	}

	/** Ends the process at once, as kill -9 does. */
	void kill() {
		this.process.destroyForcibly().onExit().join();
	}

	/** Lets the process close its store and end. */
	@Override
	public void close() throws IOException {
		this.process.getOutputStream().close();
		this.process.onExit().join();
	}

	/** What runs in the other process. */
	static final class Program {

		private Program() {
		}

		public static void main(String[] args) throws IOException {
			try (Store store = Store.open(Path.of(args[0]), 0, SharedStore.UNNAMED)) {
				store.write(data -> data.add(NodeFactory.createURI("urn:graph"), NodeFactory.createURI("urn:child"),
						NodeFactory.createURI("urn:text"), NodeFactory.createLiteralString("from the other process")));
				System.out.println(READY);
				while (System.in.read() >= 0) {
					// Until the other end closes it.
				}
			}
		}

	}

}
