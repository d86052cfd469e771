package org.samgraf.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.samgraf.SharedStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A copy of what the repository gives the server to start with: ontology, data and
 * queries. A test may change it.
 *
 * @param root the folder of the copy
 */
public record Home(Path root) {

	/** Copies the repository's files into a folder that is made for it. */
	public static Home copyTo(Path folder) {
		for (String part : List.of("ontology", "data", "queries")) {
			try (var files = Files.walk(SharedStore.ROOT.resolve(part))) {
				files.filter(Home::isRead).forEach(file -> {
					Path copy = folder.resolve(SharedStore.ROOT.relativize(file));
					createFolder(copy);
					copy(file, copy);
				});
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return new Home(folder);
	}

	/** Leaves out what only tests and people read. */
	private static boolean isRead(Path file) {
		Path relative = SharedStore.ROOT.relativize(file);
		return Files.isRegularFile(file) && !file.toString().endsWith(".md") && !relative.startsWith("ontology/cases")
				&& !relative.startsWith("ontology/checks") && !relative.startsWith("ontology/rules/cases");
	}

	private static void createFolder(Path file) {
		try {
			Files.createDirectories(file.resolve("..").normalize());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void copy(Path from, Path to) {
		try {
			Files.copy(from, to);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public Path resolve(String file) {
		return this.root.resolve(file);
	}

	public String read(String file) {
		try {
			return Files.readString(resolve(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Writes a file, and makes its folder where it is missing. */
	public Home write(String file, String text) {
		createFolder(resolve(file));
		try {
			Files.writeString(resolve(file), text);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public Home append(String file, String text) {
		return write(file, read(file) + text);
	}

	/** Replaces the first occurrence of a text that must be there. */
	public Home replace(String file, String text, String with) {
		String before = read(file);
		int at = before.indexOf(text);
		assertThat(at).as("where '%s' is in %s", text, file).isNotNegative();
		return write(file, before.substring(0, at) + with + before.substring(at + text.length()));
	}

	public Home delete(String file) {
		try {
			Files.delete(resolve(file));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The line, counted from 1, on which a text first occurs. */
	public long lineOf(String file, String text) {
		String content = read(file);
		int at = content.indexOf(text);
		assertThat(at).as("where '%s' is in %s", text, file).isNotNegative();
		return content.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
	}

}
