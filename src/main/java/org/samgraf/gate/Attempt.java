package org.samgraf.gate;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.samgraf.guard.Memory;
import org.samgraf.guard.Run;

/** One attempt to answer a request, on a thread of its own. */
final class Attempt implements Runnable {

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private final Runnable work;

	private final Client client;

	private final Lanes lanes;

	private final Run run;

	private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();

	/** 0 as long as it has not begun. */
	private volatile long thread;

	/** Of the thread, in nanoseconds. */
	private volatile long calculatedBefore;

	/** Guarded by this; null when it is over. */
	private @Nullable Places place;

	/**
	 * An attempt that has not begun.
	 * @param client on whose account it calculates
	 * @param place that it has, and leaves at its end
	 */
	Attempt(Runnable work, Client client, Memory memory, Lanes lanes, Places place) {
		this.work = work;
		this.client = client;
		this.lanes = lanes;
		this.place = place;
		this.run = new Run(memory, this::mayBeHeavy);
	}

	@Override
	public void run() {
		this.calculatedBefore = THREADS.getCurrentThreadCpuTime();
		this.thread = Thread.currentThread().threadId();
		Throwable failure = null;
		try (this.run) {
			this.run.call(this.work);
		}
		catch (RuntimeException | Error ex) {
			failure = ex;
		}
		this.client.calculated(calculated());
		end(failure);
	}

	/** Ends it, with what it failed with, if it did. */
	void end(@Nullable Throwable failure) {
		synchronized (this) {
			if (this.place != null) {
				this.place.leave();
			}
			this.place = null;
			this.thread = 0;
		}
		if (failure != null) {
			this.end.completeExceptionally(failure);
		}
		else {
			this.end.complete(null);
		}
	}

	/**
	 * Tells whether it may take long. If it has a light place it leaves that for one
	 * among the heavy, where it can have that at once.
	 */
	synchronized boolean mayBeHeavy() {
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

	/**
	 * Waits for its end.
	 * @return whether it has come to it
	 * @throws ExecutionException with what it failed with
	 */
	boolean awaitEnd(Duration patience) throws ExecutionException {
		try {
			this.end.get(patience.toNanos(), TimeUnit.NANOSECONDS);
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** Whether it has come to its end. */
	boolean isOver() {
		return this.end.isDone();
	}

	/** Has something done at its end, or now where that is past. */
	void atEnd(Runnable last) {
		CompletableFuture<?> _ = this.end.whenComplete((nothing, failure) -> last.run());
	}

	/** What it has calculated up to now: all waiting is left out. */
	Duration calculated() {
		long running = this.thread;
		return (running == 0) ? Duration.ZERO
				: Duration.ofNanos(Math.max(0, THREADS.getThreadCpuTime(running) - this.calculatedBefore));
	}

	void stop(Run.Stop why) {
		this.run.stop(why);
	}

	/** Why it was stopped; null where it was not. */
	Run.@Nullable Stop stopped() {
		return this.run.stopped();
	}

}
