package org.samgraf.guard;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes all requests together may hold at once: what is read of them, what their
 * queries keep, and what waits to be sent. An estimate, well below the heap, so that the
 * heap itself is never used up.
 */
public final class Memory {

	private final long size;

	private final AtomicLong taken = new AtomicLong();

	/**
	 * Some memory.
	 * @param size in bytes
	 */
	public Memory(long size) {
		this.size = size;
	}

	/** A third of the heap: the rest is for all that is not counted. */
	public static Memory ofHeap() {
		return new Memory(Runtime.getRuntime().maxMemory() / 3);
	}

	/** Takes some bytes, if there are so many; tells whether there were. */
	public boolean take(long bytes) {
		if (this.taken.addAndGet(bytes) > this.size) {
			this.taken.addAndGet(-bytes);
			return false;
		}
		return true;
	}

	/** Gives back what was taken. */
	public void giveBack(long bytes) {
		this.taken.addAndGet(-bytes);
	}

	/** Bytes that are taken now. */
	public long taken() {
		return this.taken.get();
	}

	/** Bytes in all. */
	public long size() {
		return this.size;
	}

}
