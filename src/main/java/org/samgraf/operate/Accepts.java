package org.samgraf.operate;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Says what a setting accepts where its type does not say enough. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Accepts {

	/** What is accepted. */
	Kind value();

	/** Kinds of values, in the words of the message that refuses another one. */
	enum Kind {

		FOLDER("a folder that exists", value -> isFolder(String.valueOf(value))),

		FILE("a file that exists and can be read", value -> isFile(String.valueOf(value))),

		BASE("an absolute http or https address that ends in a slash", value -> isBase((URI) value)),

		/** For a size or a number that switches something off. */
		ZERO_TOO("zero or more", value -> Amount.of(value) >= 0);

		private final String words;

		private final Predicate<Object> accepted;

		Kind(String words, Predicate<Object> accepted) {
			this.words = words;
			this.accepted = accepted;
		}

		String words() {
			return this.words;
		}

		boolean accepts(Object value) {
			return this.accepted.test(value);
		}

		private static boolean isFolder(String value) {
			return !value.isBlank() && Files.isDirectory(path(value));
		}

		private static boolean isFile(String value) {
			Path file = path(value);
			return Files.isRegularFile(file) && Files.isReadable(file);
		}

		/** A text that no path can be is the path of nothing. */
		private static Path path(String value) {
			try {
				return Path.of(value);
			}
			catch (InvalidPathException ex) {
				return Path.of("");
			}
		}

		private static boolean isBase(URI base) {
			return ("http".equals(base.getScheme()) || "https".equals(base.getScheme())) && base.getHost() != null
					&& base.getRawQuery() == null && base.getRawFragment() == null && base.getPath().endsWith("/");
		}

	}

}
