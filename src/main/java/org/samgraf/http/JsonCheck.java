package org.samgraf.http;

import java.util.Locale;

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
			for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
				if (token == JsonToken.VALUE_NUMBER_FLOAT) {
					requireSmall(parser.getString());
				}
			}
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

}
