package org.samgraf.http;

import java.util.Locale;

import org.samgraf.guard.Run;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Looks through JSON before it is given to whoever reads it recursively. */
final class JsonCheck {

	private static final int MAX_DEPTH = 100;

	/** Characters of a number. */
	private static final int MAX_NUMBER = 400;

	private static final int MAX_TEXT = 10_000_000;

	/** Of ten: a number with one of more could be as long when it is written out. */
	private static final int MAX_EXPONENT = 400;

	private static final JsonFactory FACTORY = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxNestingDepth(MAX_DEPTH)
			.maxNumberLength(MAX_NUMBER)
			.maxStringLength(MAX_TEXT)
			.build())
		.build();

	private JsonCheck() {
	}

	/**
	 * Passes what is well-formed, not too deep, and has no enormous numbers.
	 * @throws MalformedTextException with the place
	 */
	static void requireShallow(byte[] document) {
		try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), document)) {
			Terms terms = new Terms();
			for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
				if (token == JsonToken.VALUE_NUMBER_FLOAT) {
					requireSmall(parser.getString());
				}
				terms.see(token, parser);
			}
			terms.require();
		}
		catch (JacksonException ex) {
			TokenStreamLocation place = ex.getLocation();
			throw new MalformedTextException((place == null) ? ex.getOriginalMessage() : "[line: %d, col: %d] %s"
				.formatted(place.getLineNr(), place.getColumnNr(), ex.getOriginalMessage()));
		}
	}

	private static void requireSmall(String number) {
		int at = number.toLowerCase(Locale.ROOT).indexOf('e');
		if (at >= 0 && Math.abs(Double.parseDouble(number.substring(at + 1))) > MAX_EXPONENT) {
			throw new MalformedTextException("The number %s is too large or too small.".formatted(number));
		}
	}

	/**
	 * What the names of a document in JSON-LD may come to: each as long as the longest
	 * text in a context, for which it may stand.
	 */
	private static final class Terms {

		private static final String CONTEXT = "@context";

		private static final long MAX_NAMES = 50_000_000;

		private int depth;

		/** Where the context begins that this is in; negative where it is in none. */
		private int context = -1;

		private long names;

		private int longest;

		void see(JsonToken token, JsonParser parser) {
			switch (token) {
				case START_OBJECT, START_ARRAY -> {
					if (this.context < 0 && CONTEXT.equals(parser.currentName())) {
						this.context = this.depth;
					}
					this.depth++;
				}
				case END_OBJECT, END_ARRAY -> {
					this.depth--;
					this.context = (this.depth == this.context) ? -1 : this.context;
				}
				case PROPERTY_NAME -> this.names++;
				case VALUE_STRING -> {
					this.names++;
					this.longest = Math.max(this.longest, (this.context < 0) ? 0 : parser.getStringLength());
				}
				default -> {
				}
			}
		}

		void require() {
			if (this.names * this.longest > MAX_NAMES) {
				throw new MalformedTextException(
						"The names come to more than %,d characters when they are written out.".formatted(MAX_NAMES));
			}
			Run.hold(this.names * this.longest);
		}

	}

}
