package org.samgraf.shape;

import java.util.Map;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a graph.
 *
 * @param focus the node that breaks the shape
 * @param path the property path at fault, or null where the node as a whole is
 * @param value the value at fault, or a figure that tells how it is; null where there is
 * none
 * @param messages what is wrong and what would be accepted, by language tag ("" for none)
 */
public record Violation(Node focus, @Nullable String path, @Nullable Node value, Map<String, String> messages) {

	/** The message in a language, or in whichever there is. */
	public String message(String language) {
		String text = this.messages.get(language);
		return (text != null) ? text : this.messages.values().iterator().next();
	}
}
