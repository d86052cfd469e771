package org.samgraf.gate;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.samgraf.guard.Memory;
import org.samgraf.guard.Run;

/**
 * One attempt to answer a request, in the thread that it is made in, while another looks
 * at how it goes.
 */
final class Attempt {

	/** What a light request may calculate. */
	private static final Duration LIGHT = Duration.ofMillis(50);

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private final Client client;

	private final Lanes lanes;

	private final Deadline deadline;

	private final @Nullable Connection connection;

	private final Run run;

	private final long thread = Thread.currentThread().threadId();

	private final Duration calculatedBefore = calculatedByThread();

	/** Guarded by this; null when it is over. */
	private @Nullable Places place;

	/**
	 * An attempt that has not begun.
	 * @param client on whose account it calculates
	 * @param place that it has, and leaves at its end
	 * @param connection by which the client waits for it; null where nothing is known of
	 * it
	 */
	Attempt(Client client, Memory memory, Lanes lanes, Places place, Deadline deadline,
			@Nullable Connection connection) {
		this.client = client;
		this.lanes = lanes;
		this.place = place;
		this.deadline = deadline;
		this.connection = connection;
		this.run = new Run(memory, this::mayBeHeavy);
	}

	/** Makes it. */
	End make(Exchange exchange, Watch watch) {
		Throwable failure = null;
		try (Watch.Watched _ = watch.over(this::look); this.run) {
			this.run.call(exchange);
		}
		catch (RuntimeException | Error ex) {
			failure = ex;
		}
		leave();
		this.client.calculated(calculated());
		End end = end(exchange, failure);
		if (!(end instanceof End.Answered)) {
			exchange.bytes().release();
		}
		return end;
	}

	private End end(Exchange exchange, @Nullable Throwable failure) {
		Run.Stop why = this.run.stopped();
		// Who is stopped for lack of time may have an answer that says so in its own way.
		if (why != null && (failure != null || why != Run.Stop.TIME)) {
			return new End.Stopped(why);
		}
		return (failure != null) ? new End.Failed(exchange, failure) : new End.Answered(exchange);
	}

	private synchronized void leave() {
		if (this.place != null) {
			this.place.leave();
		}
		this.place = null;
	}

	/** Whoever holds this may use the connection: the attempt has not come to its end. */
	private synchronized void look() {
		if (this.place == null) {
			return;
		}
		if (this.connection != null && this.connection.gone()) {
			this.run.stop(Run.Stop.GONE);
		}
		else if (this.deadline.isOver()) {
			this.run.stop(Run.Stop.TIME);
		}
		else if (calculated().compareTo(LIGHT) > 0 && !mayBeHeavy()) {
			this.run.stop(Run.Stop.PLACE);
		}
	}

	/**
	 * Tells whether it may take long. If it has a light place it leaves that for one
	 * among the heavy, where it can have that at once.
	 */
	private synchronized boolean mayBeHeavy() {
		if (this.place != this.lanes.light()) {
			return true;
		}
		if (this.client.calculatedTooMuch() || !this.lanes.heavy().takeAtOnce()) {
			return false;
		}
		this.lanes.light().leave();
		this.place = this.lanes.heavy();
		return true;
	}

	/** What it has calculated up to now: all waiting is left out. */
	private Duration calculated() {
		return calculatedByThread().minus(this.calculatedBefore);
	}

	private Duration calculatedByThread() {
		return Duration.ofNanos(THREADS.getThreadCpuTime(this.thread));
	}

}
