package org.samgraf.store;

import java.util.List;
import java.util.regex.Pattern;

import org.apache.jena.query.text.TextHit;
import org.apache.jena.query.text.TextIndexConfig;
import org.apache.jena.query.text.TextIndexException;
import org.apache.jena.query.text.TextIndexLucene;
import org.apache.jena.query.text.TextIndexParseException;
import org.apache.jena.rdf.model.Resource;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * A text index that is asked only what it can answer soon. Lucene reads a regular
 * expression for as long as it takes, cannot be stopped meanwhile, and keeps everybody
 * else from the index. So there are none: a slash is a character as any other.
 */
final class PlainTextIndex extends TextIndexLucene {

	/** Characters of what is looked for. */
	private static final int MAX_LENGTH = 5000;

	private static final Pattern SLASH = Pattern.compile("(\\\\.)|/", Pattern.DOTALL);

	PlainTextIndex(Directory directory, TextIndexConfig config) {
		super(directory, config);
	}

	/** All others come by here. */
	@Override
	public List<TextHit> query(@Nullable String subject, @Nullable List<Resource> properties, String words,
			@Nullable String graph, @Nullable String language, int limit, @Nullable String highlight) {
		if (words.length() > MAX_LENGTH) {
			throw new TextIndexParseException(words.substring(0, 20) + "…",
					"There are more than %,d characters to look for.".formatted(MAX_LENGTH));
		}
		String plain = SLASH.matcher(words).replaceAll(found -> (found.group(1) != null) ? "$1" : "\\\\/");
		try {
			return super.query(subject, properties, plain, graph, language, limit, highlight);
		}
		catch (TextIndexException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				// It is well-formed, but comes to more than Lucene takes.
				throw new TextIndexParseException(words, String.valueOf(cause.getMessage()), cause);
			}
			throw ex;
		}
	}

}
