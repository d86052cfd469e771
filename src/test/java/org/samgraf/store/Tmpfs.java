package org.samgraf.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A small file system in memory. A test that needs one is skipped where none can be had.
 */
public final class Tmpfs implements AutoCloseable {

	private final Path place;

	private Tmpfs(Path place) {
		this.place = place;
	}

	/**
	 * Mounts one.
	 * @param size as the command mount takes it
	 */
	public static Tmpfs mount(Path place, String size) throws IOException {
		Files.createDirectories(place);
		String refusal = run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", place.toString());
		assumeTrue(refusal.isEmpty(), () -> "A file system of its own cannot be mounted here: " + refusal);
		return new Tmpfs(place);
	}

	/** From now on nothing of it may be written. */
	public void makeReadOnly() {
		String refusal = run("mount", "-o", "remount,ro", this.place.toString());
		assumeTrue(refusal.isEmpty(), () -> "A file system cannot be made read-only here: " + refusal);
	}

	/** Lazily, since files that were mapped into memory stay so until collected. */
	@Override
	public void close() {
		String refusal = run("umount", "--lazy", this.place.toString());
		if (!refusal.isEmpty()) {
			throw new IllegalStateException(refusal);
		}
	}

	/** What the command said where it failed; empty where it did its work. */
	private static String run(String... command) {
		try {
			Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
			String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
			int status = process.onExit().join().exitValue();
			return (status == 0) ? "" : "%s (status %d)".formatted(said, status);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

}
