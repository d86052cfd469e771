package org.samgraf.operate;

import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Escapes in logs as JSON what JSON itself leaves as it is and some readers take for the
 * end of a line or for an order to write backwards.
 */
final class PrintableJson implements StructuredLoggingJsonMembersCustomizer<Object> {

	@Override
	public void customize(JsonWriter.Members<Object> members) {
		members.applyingValueProcessor(
				JsonWriter.ValueProcessor.of(String.class, text -> (text != null) ? Printable.visible(text) : ""));
	}

}
