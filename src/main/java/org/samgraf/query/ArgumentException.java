package org.samgraf.query;

import java.util.List;

/** A question was asked with arguments that it cannot use. */
public final class ArgumentException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<ArgumentProblem> problems;

	private final transient Labels labels;

	ArgumentException(List<ArgumentProblem> problems, Labels labels) {
		super(problems.toString());
		this.problems = problems;
		this.labels = labels;
	}

	/** All that is wrong, at least one. */
	public List<ArgumentProblem> problems() {
		return this.problems;
	}

	/** Names for the things in the problems. */
	public Labels labels() {
		return this.labels;
	}

}
