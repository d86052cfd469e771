package org.samgraf.durability;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that works on a store until it is killed. */
final class Victim {

	private final Process process;

	private Victim(Process process) {
		this.process = process;
	}

	/** Starts a process with some work, and waits until it has begun. */
	static Victim start(Work work, Path store, Path folder) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("java.class.path"), Work.class.getName(), work.name(), store.toString(),
				folder.toString());
		Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
		BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
		for (String line = output.readLine(); !Work.BEGUN.equals(line); line = output.readLine()) {
			if (line == null) {
				throw new IllegalStateException("The process ended before it began: " + process.onExit().join());
			}
		}
		return new Victim(process);
	}

	/**
	 * Ends it at once after a while, as kill -9 does, and returns what it has
	 * acknowledged.
	 */
	List<String> killAfter(long milliseconds) throws IOException, InterruptedException {
		if (this.process.waitFor(milliseconds, TimeUnit.MILLISECONDS) && this.process.exitValue() != 0) {
			throw new IllegalStateException("The process has failed: " + this.process);
		}
		// Not by the process itself, which would close its output too.
		this.process.toHandle().destroyForcibly();
		this.process.onExit().join();
		List<String> acknowledged = new ArrayList<>();
		BufferedReader output = this.process.inputReader(StandardCharsets.UTF_8);
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			if (line.startsWith(Work.ACKNOWLEDGED)) {
				acknowledged.add(line.substring(Work.ACKNOWLEDGED.length()));
			}
		}
		return acknowledged;
	}

}
