package org.samgraf.gate;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Few places, with a short queue in front of them. First come, first served. */
final class Places {

	private final int number;

	private final Semaphore free;

	private final int queue;

	private final AtomicInteger waiting = new AtomicInteger();

	Places(int number, int queue) {
		this.number = number;
		this.free = new Semaphore(number, true);
		this.queue = queue;
	}

	/** Takes a place if one is free and nobody waits for it. */
	boolean takeAtOnce() {
		return !this.free.hasQueuedThreads() && this.free.tryAcquire();
	}

	/**
	 * Takes a place, waiting for it if the queue is not full.
	 * @return whether there is one
	 */
	boolean take(Duration patience) {
		if (this.waiting.incrementAndGet() > this.queue) {
			this.waiting.decrementAndGet();
			return takeAtOnce();
		}
		try {
			return this.free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.waiting.decrementAndGet();
		}
	}

	void leave() {
		this.free.release();
	}

	/** How many are taken. */
	int taken() {
		return this.number - this.free.availablePermits();
	}

	/** How many wait. */
	int waiting() {
		return this.waiting.get();
	}

}
