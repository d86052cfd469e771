package org.samgraf.gate;

import java.time.Duration;

import io.github.bucket4j.Bucket;

/** Whoever sends requests from one address, and what is left of its share. */
final class Client {

	/**
	 * Seconds of its requests per second that a client may send at once, after a rest.
	 */
	private static final int BURST_SECONDS = 10;

	/** What a client may calculate at once, after a rest. */
	private static final Duration CALCULATED_AT_ONCE = Duration.ofMinutes(2);

	/** Of all that the machine can calculate, in the long run. */
	private static final double PART_OF_MACHINE = 0.75;

	private final Bucket requests;

	/** In milliseconds. */
	private final Bucket calculating;

	Client(int requestsPerSecond) {
		this.requests = Bucket.builder()
			.addLimit(limit -> limit.capacity((long) requestsPerSecond * BURST_SECONDS)
				.refillGreedy(requestsPerSecond, Duration.ofSeconds(1)))
			.build();
		long perSecond = Math.round(Runtime.getRuntime().availableProcessors() * PART_OF_MACHINE * 1000);
		this.calculating = Bucket.builder()
			.addLimit(limit -> limit.capacity(CALCULATED_AT_ONCE.toMillis())
				.refillGreedy(perSecond, Duration.ofSeconds(1)))
			.build();
	}

	/** Counts a request; tells whether it is one too many. */
	boolean asksTooMuch() {
		return !this.requests.tryConsume(1);
	}

	/** Tells whether it has had all the time that it may calculate. */
	boolean calculatedTooMuch() {
		return this.calculating.getAvailableTokens() <= 0;
	}

	void calculated(Duration time) {
		if (time.toMillis() > 0) {
			this.calculating.consumeIgnoringRateLimits(time.toMillis());
		}
	}

}
