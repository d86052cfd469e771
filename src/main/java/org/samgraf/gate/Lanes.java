package org.samgraf.gate;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.samgraf.guard.Memory;
import org.samgraf.guard.Run;

/**
 * Where requests are calculated: on threads of the operating system, which shares the
 * cores among them fairly. Each begins in the light lane. One that calculates for long
 * needs a place among the heavy: where none is free it is stopped, waits its turn, and is
 * begun anew. So a cheap request never waits behind a heavy one, and there are never more
 * heavy ones than the machine bears. Those that may write have a lane of their own, where
 * nothing is stopped.
 */
final class Lanes implements AutoCloseable {

	/** What a light request may calculate. */
	private static final Duration LIGHT = Duration.ofMillis(50);

	private static final int LIGHT_PLACES = 256;

	private static final int LIGHT_QUEUE = 1000;

	private static final int WRITING_PLACES = 8;

	private static final int WRITING_QUEUE = 64;

	/** When a request that is not yet answered is first looked at. */
	private static final Duration FIRST_LOOK = Duration.ofMillis(25);

	/** How often it is looked at when it turns out to take long. */
	private static final Duration LOOK = Duration.ofMillis(200);

	/** How long one may wait for a heavy place. */
	private static final Duration PATIENCE = Duration.ofSeconds(3);

	/** How long a stopped one may take to notice. */
	private static final Duration GRACE = Duration.ofSeconds(2);

	/** Threads for what was stopped and has not noticed yet. */
	private static final int SPARE_THREADS = 32;

	private final Memory memory;

	private final Duration timeout;

	private final Places light = new Places(LIGHT_PLACES, LIGHT_QUEUE);

	private final Places heavy;

	private final Places writing = new Places(WRITING_PLACES, WRITING_QUEUE);

	private final ThreadPoolExecutor threads;

	Lanes(GateSettings settings, Memory memory) {
		this.memory = memory;
		this.timeout = settings.timeout();
		this.heavy = new Places(settings.heavyPlaces(), settings.queue());
		this.threads = new ThreadPoolExecutor(0, LIGHT_PLACES + settings.heavyPlaces() + WRITING_PLACES + SPARE_THREADS,
				1, TimeUnit.MINUTES, new SynchronousQueue<>(), Thread.ofPlatform().name("request-", 1).factory());
	}

	/**
	 * Calculates an answer that may be calculated a second time.
	 * @param exchanges gives one for each attempt
	 * @param connection by which the client waits for it; null where nothing is known of
	 * it
	 */
	End read(Client client, Supplier<Exchange> exchanges, @Nullable Connection connection) {
		long deadline = System.nanoTime() + this.timeout.toNanos();
		if (!this.light.take(left(deadline))) {
			return new End.Stopped(Run.Stop.PLACE);
		}
		End end = attempt(client, exchanges.get(), this.light, deadline, connection);
		if (!(end instanceof End.Stopped(Run.Stop why)) || why != Run.Stop.PLACE) {
			return end;
		}
		if (client.calculatedTooMuch()) {
			return new End.Stopped(Run.Stop.SHARE);
		}
		return this.heavy.take(PATIENCE) ? attempt(client, exchanges.get(), this.heavy, deadline, connection) : end;
	}

	/** Calculates an answer to somebody who may write, and lets it come to its end. */
	End write(Client client, Exchange exchange) {
		return this.writing.take(this.timeout) ? attempt(client, exchange, this.writing, Long.MAX_VALUE, null)
				: new End.Stopped(Run.Stop.PLACE);
	}

	private End attempt(Client client, Exchange exchange, Places place, long deadline,
			@Nullable Connection connection) {
		Attempt attempt = new Attempt(exchange, client, this.memory, this, place);
		End end = watch(attempt, exchange, deadline, connection);
		if (!(end instanceof End.Answered)) {
			attempt.atEnd(exchange.bytes()::release);
		}
		return end;
	}

	private End watch(Attempt attempt, Exchange exchange, long deadline, @Nullable Connection connection) {
		try {
			this.threads.execute(attempt);
			for (Duration wait = FIRST_LOOK; !attempt.awaitEnd(wait); wait = later(wait)) {
				if (connection != null && connection.gone()) {
					attempt.stop(Run.Stop.GONE);
				}
				else if (left(deadline).isZero()) {
					attempt.stop(Run.Stop.TIME);
				}
				else if (attempt.calculated().compareTo(LIGHT) > 0 && !attempt.mayBeHeavy()) {
					attempt.stop(Run.Stop.PLACE);
				}
				if (attempt.stopped() != null && !attempt.awaitEnd(GRACE)) {
					break;
				}
			}
		}
		catch (RejectedExecutionException ex) {
			attempt.stop(Run.Stop.PLACE);
			attempt.end(null);
		}
		catch (ExecutionException ex) {
			Run.Stop why = attempt.stopped();
			return (why != null) ? new End.Stopped(why)
					: new End.Failed(exchange, Objects.requireNonNullElse(ex.getCause(), ex));
		}
		Run.Stop why = attempt.stopped();
		// Who is stopped for lack of time may have an answer that says so in its own way.
		boolean answered = why == null || (why == Run.Stop.TIME && attempt.isOver());
		return answered ? new End.Answered(exchange) : new End.Stopped(Objects.requireNonNull(why));
	}

	private static Duration later(Duration wait) {
		Duration doubled = wait.multipliedBy(2);
		return (doubled.compareTo(LOOK) < 0) ? doubled : LOOK;
	}

	private static Duration left(long deadline) {
		return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
	}

	/** The places of each lane, by its name. */
	Map<String, Places> places() {
		return Map.of("light", this.light, "heavy", this.heavy, "writing", this.writing);
	}

	Places light() {
		return this.light;
	}

	Places heavy() {
		return this.heavy;
	}

	@Override
	public void close() {
		this.threads.shutdown();
	}

}
