package org.samgraf.guard;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import org.apache.jena.query.QueryCancelledException;
import org.jspecify.annotations.Nullable;

/**
 * All that is calculated for one request. It can be stopped from outside, by stopping the
 * queries that run in it: never by an interruption, which would close the files of the
 * store under all others.
 */
public final class Run implements AutoCloseable {

	/** Why a run was stopped. */
	public enum Stop {

		/** Its time is over. */
		TIME,

		/** It takes longer, or more, than it may without a place among the heavy ones. */
		PLACE,

		/** Its client has had all that one client may calculate. */
		SHARE,

		/** All requests together hold too much. */
		MEMORY,

		/** Nobody waits for it any more. */
		GONE

	}

	/** Bytes that a run may take before it needs a place: a small part of the whole. */
	private static final long LIGHT_PART = 64;

	private static final ScopedValue<Run> CURRENT = ScopedValue.newInstance();

	private final Memory memory;

	private final BooleanSupplier place;

	private final Set<AtomicBoolean> queries = ConcurrentHashMap.newKeySet();

	private volatile @Nullable Stop stopped;

	private long taken;

	private boolean placed;

	/**
	 * A run that has not begun.
	 * @param memory that is shared with others
	 * @param place asks for a place among the heavy runs, as soon as this turns out to be
	 * one; may be asked more than once
	 */
	public Run(Memory memory, BooleanSupplier place) {
		this.memory = memory;
		this.place = place;
	}

	/** Runs something as this run, in this thread. */
	public void call(Runnable work) {
		ScopedValue.where(CURRENT, this).run(work);
	}

	/**
	 * Has the run that this thread is in hold so much more; nothing is counted where it
	 * is in none.
	 * @throws QueryCancelledException where there is no memory for it, or the run is
	 * stopped
	 */
	public static void hold(long bytes) {
		Run run = current();
		if (run != null) {
			run.take(bytes);
		}
	}

	/** The run that this thread is in; null where it is in none. */
	static @Nullable Run current() {
		return CURRENT.isBound() ? CURRENT.get() : null;
	}

	/**
	 * Stops what runs, and lets no more queries begin. Only the first reason counts.
	 */
	public void stop(Stop why) {
		synchronized (this) {
			if (this.stopped == null) {
				this.stopped = why;
			}
		}
		this.queries.forEach(query -> query.set(true));
	}

	/** Why it was stopped; null where it was not. */
	public @Nullable Stop stopped() {
		return this.stopped;
	}

	/**
	 * Has a query stopped when this is.
	 * @throws QueryCancelledException where it is already
	 */
	void add(AtomicBoolean query) {
		this.queries.add(query);
		requireGoOn();
	}

	/**
	 * Takes memory until the end of the run.
	 * @throws QueryCancelledException where there is none
	 */
	void take(long bytes) {
		requireGoOn();
		if (!this.memory.take(bytes)) {
			stop(Stop.MEMORY);
			requireGoOn();
		}
		this.taken += bytes;
		if (!this.placed && this.taken > this.memory.size() / LIGHT_PART) {
			this.placed = this.place.getAsBoolean();
			if (!this.placed) {
				stop(Stop.PLACE);
				requireGoOn();
			}
		}
	}

	private void requireGoOn() {
		if (this.stopped != null) {
			throw new QueryCancelledException();
		}
	}

	/** Gives back its memory. To be called by the thread that ran it, at its end. */
	@Override
	public void close() {
		this.memory.giveBack(this.taken);
		this.taken = 0;
	}

}
