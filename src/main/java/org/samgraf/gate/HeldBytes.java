package org.samgraf.gate;

import java.io.IOException;
import java.io.OutputStream;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.samgraf.guard.Memory;
import org.springframework.util.FastByteArrayOutputStream;

/**
 * Bytes that are held, within a limit of their own and the memory that all share. What is
 * too much is dropped, and remembered to be so.
 */
final class HeldBytes extends ServletOutputStream {

	/** What is accounted for at once. */
	private static final int PORTION = 16 * 1024;

	private final FastByteArrayOutputStream bytes = new FastByteArrayOutputStream();

	private final Memory memory;

	private final long max;

	private long taken;

	private boolean tooMany;

	private boolean noMemory;

	HeldBytes(Memory memory, long max) {
		this.memory = memory;
		this.max = max;
	}

	@Override
	public void write(int value) throws IOException {
		requireRoomFor(1);
		this.bytes.write(value);
	}

	@Override
	public void write(byte[] from, int offset, int length) throws IOException {
		requireRoomFor(length);
		this.bytes.write(from, offset, length);
	}

	private void requireRoomFor(int more) throws IOException {
		long wanted = (long) this.bytes.size() + more;
		if (wanted > this.max) {
			this.tooMany = true;
		}
		else if (wanted > this.taken) {
			long portion = Math.max(PORTION, wanted - this.taken);
			if (this.memory.take(portion)) {
				this.taken += portion;
			}
			else {
				this.noMemory = true;
			}
		}
		if (this.tooMany || this.noMemory) {
			throw new IOException("More than can be held");
		}
	}

	/** There were more bytes than may be held. */
	boolean tooMany() {
		return this.tooMany;
	}

	/** There was no memory for them. */
	boolean noMemory() {
		return this.noMemory;
	}

	/** How many may be held. */
	long max() {
		return this.max;
	}

	int size() {
		return this.bytes.size();
	}

	byte[] toByteArray() {
		return this.bytes.toByteArrayUnsafe();
	}

	void writeTo(OutputStream out) throws IOException {
		this.bytes.writeTo(out);
	}

	/** Drops what is there; what it took is given back at the end. */
	void clear() {
		this.bytes.reset();
	}

	/** Gives back the memory. */
	void release() {
		this.memory.giveBack(this.taken);
		this.taken = 0;
	}

	@Override
	public boolean isReady() {
		return true;
	}

	@Override
	public void setWriteListener(WriteListener listener) {
		throw new IllegalStateException("The request is not asynchronous");
	}

}
