package org.samgraf.endpoint;

import java.util.function.Function;
import java.util.stream.Collectors;

import org.samgraf.load.RefusedEditException;
import org.samgraf.http.RefusalException;
import org.samgraf.shape.Violation;
import org.springframework.http.HttpStatus;

/** Says why an edit was refused. */
final class EditProblems {

	private static final int MAX_VIOLATIONS = 20;

	private EditProblems() {
	}

	/** The problem, in a language. */
	static RefusalException of(RefusedEditException ex, String language) {
		return switch (ex.reason()) {
			case SHAPES -> new RefusalException(HttpStatus.UNPROCESSABLE_CONTENT, "problem.shapes.title",
					"problem.shapes", null, ex.violations().size(), text(ex, violation -> text(violation, language)));
			case NO_SHAPES -> new RefusalException(HttpStatus.UNPROCESSABLE_CONTENT, "problem.shapes.title",
					"problem.no-shapes", null);
			case DERIVED -> new RefusalException(HttpStatus.CONFLICT, "problem.derived.title", "problem.derived", null);
			case NAME ->
				new RefusalException(HttpStatus.BAD_REQUEST, "problem.graph-name.title", "problem.graph-name", null);
		};
	}

	private static String text(RefusedEditException ex, Function<Violation, String> text) {
		return ex.violations().stream().map(text).distinct().limit(MAX_VIOLATIONS).collect(Collectors.joining("\n"));
	}

	private static String text(Violation violation, String language) {
		return "<%s>: %s".formatted(violation.focus(), violation.message(language));
	}

}
