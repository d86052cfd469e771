package org.samgraf.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;

/** People who may do something, for tests, in a file of theirs. */
public final class Users {

	/** An editor's name and password, as {@link #header} takes them. */
	public static final String EDITOR = "Åsa:ett långt lösenord";

	/** An operator's name and password. */
	public static final String OPERATOR = "olle:another long password";

	private Users() {
	}

	/** The setting that names a file with both, which is made. */
	public static String setting() {
		try {
			Path file = Files.createTempFile("samgraf-users", "");
			file.toFile().deleteOnExit();
			Files.write(file, List.of("# for tests", line(EDITOR, Role.EDITOR), "", line(OPERATOR, Role.OPERATOR)));
			return "samgraf.users=" + file;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String line(String credentials, Role role) {
		String[] parts = credentials.split(":", 2);
		return PasswordHash.line(parts[0], parts[1], EnumSet.of(role));
	}

	/** The value of the header Authorization. */
	public static String header(String credentials) {
		return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
	}

	/** The header Authorization of an editor, its name and its value. */
	public static String[] editor(String... more) {
		String[] headers = new String[more.length + 2];
		headers[0] = "Authorization";
		headers[1] = header(EDITOR);
		System.arraycopy(more, 0, headers, 2, more.length);
		return headers;
	}

}
