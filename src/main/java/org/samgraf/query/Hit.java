package org.samgraf.query;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found.
 *
 * @param target what was found
 * @param kind the most specific class of a thing; a plain word for what has no class of
 * ours
 * @param fit how it fits what was typed
 * @param off how far off a guess is in its letters, or how many words are missing where
 * only some are there; 0 otherwise
 * @param name what it is called, in the language of the search
 * @param matched the other name that fits; null where it is the name itself or none
 * @param text what it is, in the language of the search; null where nothing says so
 * @param claims how many claims name it
 */
public record Hit(Target target, Node kind, Fit fit, int off, String name, @Nullable String matched,
		@Nullable String text, int claims) {

	/** The kind of questions. */
	static final String QUESTION = "question";

	/** What can be found. */
	public sealed interface Target {

	}

	/** A thing of the graph. */
	public record Thing(Node node) implements Target {
	}

	/** A question that can be asked. */
	public record Asked(Question question) implements Target {
	}

	/** The key of the thing, or the name of the question. */
	public String key() {
		return switch (this.target) {
			case Thing(Node node) -> Labels.key(node);
			case Asked(Question question) -> question.name();
		};
	}

	/** The key of the kind, which names it in an address. */
	public String kindKey() {
		return this.kind.isURI() ? Labels.key(this.kind) : this.kind.getLiteralLexicalForm();
	}
}
