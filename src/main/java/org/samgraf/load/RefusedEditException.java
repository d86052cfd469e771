package org.samgraf.load;

import java.util.List;

import org.samgraf.shape.Violation;

/** An edit was refused, and nothing was changed. */
public final class RefusedEditException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** Why an edit is refused. */
	public enum Reason {

		/** What it would leave breaks the shapes. */
		SHAPES,

		/** The shapes that it would leave make no sense. */
		NO_SHAPES,

		/** It would change what only the rules make. */
		DERIVED,

		/**
		 * It would write to a graph whose name is not an IRI, or is one of the server's.
		 */
		NAME

	}

	private final Reason reason;

	private final transient List<Violation> violations;

	RefusedEditException(Reason reason, List<Violation> violations) {
		super(reason.name());
		this.reason = reason;
		this.violations = violations;
	}

	RefusedEditException(Reason reason) {
		this(reason, List.of());
	}

	public Reason reason() {
		return this.reason;
	}

	/** What breaks the shapes, if that is the reason. */
	public List<Violation> violations() {
		return this.violations;
	}

}
