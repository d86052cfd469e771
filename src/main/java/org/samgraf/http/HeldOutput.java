package org.samgraf.http;

import java.io.ByteArrayOutputStream;

import org.samgraf.guard.Run;

/**
 * Bytes in memory, for whose number the run that writes them answers: it stops where
 * there are too many, its time is over, or nobody waits for them any more.
 */
public final class HeldOutput extends ByteArrayOutputStream {

	@Override
	public synchronized void write(int b) {
		Run.hold(1);
		super.write(b);
	}

	@Override
	public synchronized void write(byte[] bytes, int offset, int length) {
		Run.hold(length);
		super.write(bytes, offset, length);
	}

}
