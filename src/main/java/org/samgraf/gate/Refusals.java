package org.samgraf.gate;

import java.time.Duration;

import org.samgraf.guard.Run;
import org.samgraf.http.RefusalException;
import org.springframework.http.HttpStatus;

/** What is said to whoever does not get an answer. */
final class Refusals {

	private static final Duration SOON = Duration.ofSeconds(5);

	private static final Duration LATER = Duration.ofSeconds(30);

	private Refusals() {
	}

	static RefusalException tooOften() {
		return new RefusalException(HttpStatus.TOO_MANY_REQUESTS, "gate.too-often.title", "gate.too-often", SOON);
	}

	static RefusalException busy() {
		return new RefusalException(HttpStatus.SERVICE_UNAVAILABLE, "gate.busy.title", "gate.busy", SOON);
	}

	static RefusalException stopped(Run.Stop why) {
		return switch (why) {
			case TIME ->
				new RefusalException(HttpStatus.SERVICE_UNAVAILABLE, "problem.timeout.title", "problem.timeout", LATER);
			case SHARE ->
				new RefusalException(HttpStatus.TOO_MANY_REQUESTS, "gate.too-often.title", "gate.share", LATER);
			case PLACE, MEMORY, GONE -> busy();
		};
	}

	/**
	 * Refuses to answer in part.
	 * @throws RefusalException where not all bytes of an answer could be held
	 */
	static void requireHeld(HeldBytes bytes) {
		if (bytes.tooMany()) {
			throw new RefusalException(HttpStatus.CONTENT_TOO_LARGE, "problem.too-large.title", "gate.answer", null,
					bytes.max());
		}
		if (bytes.noMemory()) {
			throw busy();
		}
	}

}
