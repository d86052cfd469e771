package org.samgraf.question;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.samgraf.guard.Guard;
import org.samgraf.guard.RefusedQueryException;
import org.samgraf.query.Answer;
import org.samgraf.query.Answers;
import org.samgraf.query.Question;
import org.samgraf.query.TooLargeException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What came of a query that somebody typed: all of an answer, or why there is none. */
sealed interface Attempt {

	/** An answer, and how long it took. */
	record Answered(Answer answer, Duration took) implements Attempt {

		public long milliseconds() {
			return Math.max(1, this.took.toMillis());
		}
	}

	/**
	 * It may not run.
	 *
	 * @param reason a sentence in English, as the parser and the guard speak
	 * @param line from 1; 0 where the place is unknown
	 * @param column from 1; 0 where the place is unknown
	 * @param excerpt the part of the line before the place, and what follows
	 */
	record Refused(String reason, int line, int column, List<String> excerpt) implements Attempt {

		/** Characters of a line on either side of the place. */
		private static final int AROUND = 70;

		static Refused of(RefusedQueryException refusal, String text) {
			return new Refused(refusal.reason(), refusal.line(), refusal.column(),
					excerpt(text, refusal.line(), refusal.column()));
		}

		private static List<String> excerpt(String text, int lineNumber, int column) {
			if (lineNumber == 0) {
				return List.of();
			}
			String line = text.lines().skip(lineNumber - 1L).findFirst().orElse("");
			int place = Math.clamp(column - 1L, 0, line.length());
			return List.of(line.substring(Math.max(0, place - AROUND), place),
					line.substring(place, Math.min(line.length(), place + AROUND)));
		}
	}

	/** Its text is larger than is read. */
	record TooLong() implements Attempt {
	}

	/** Its result is larger than is given. */
	record TooLarge() implements Attempt {
	}

	/** It took longer than is given. */
	record Stopped() implements Attempt {
	}

	/**
	 * Runs a query.
	 * @param base what relative IRIs are resolved against
	 */
	static Attempt at(String text, String base, Answers answers, WorkbenchLimits limits, String language) {
		if (text.getBytes(UTF_8).length > limits.maxSize()) {
			return new TooLong();
		}
		long start = System.nanoTime();
		try {
			Query query = Guard.check(text, base);
			Answer answer = answers.ask(Question.adHoc(query, text), Map.of(), language);
			return new Answered(answer, Duration.ofNanos(System.nanoTime() - start));
		}
		catch (RefusedQueryException ex) {
			return Refused.of(ex, text);
		}
		catch (TooLargeException ex) {
			return new TooLarge();
		}
		catch (QueryCancelledException ex) {
			return new Stopped();
		}
		catch (QueryException | UnsupportedOperationException ex) {
			return new Refused("The query cannot be calculated: " + ex.getMessage(), 0, 0, List.of());
		}
		catch (StackOverflowError ex) {
			return new Refused(Guard.TOO_DEEP, 0, 0, List.of());
		}
	}

}
