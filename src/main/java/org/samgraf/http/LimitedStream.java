package org.samgraf.http;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

/** A body, unpacked, that ends with an exception where it is too large. */
final class LimitedStream extends ServletInputStream {

	/** How many times as large as it came a body may become. */
	private static final int MAX_RATIO = 100;

	/** Up to so many bytes a body may be packed in any way. */
	private static final int SMALL = 64 * 1024;

	private final ServletInputStream whole;

	private final CountedStream packed;

	private final InputStream in;

	private final Packing packing;

	private final long max;

	private long count;

	/**
	 * A stream.
	 * @param max bytes, unpacked
	 * @throws MalformedTextException where it is not packed as it was said to be
	 */
	LimitedStream(ServletInputStream whole, Packing packing, long max) throws IOException {
		this.whole = whole;
		this.packed = new CountedStream(whole);
		this.packing = packing;
		this.max = max;
		try {
			this.in = packing.unpack(this.packed);
		}
		catch (ZipException | EOFException ex) {
			throw broken();
		}
	}

	private static MalformedTextException broken() {
		return new MalformedTextException("The body is not packed as its header Content-Encoding says.");
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : Byte.toUnsignedInt(one[0]);
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		int read;
		try {
			read = this.in.read(bytes, offset, length);
		}
		catch (ZipException | EOFException ex) {
			if (this.packing == Packing.NONE) {
				throw ex;
			}
			throw broken();
		}
		this.count += Math.max(read, 0);
		boolean swollen = this.packing != Packing.NONE && this.count > SMALL
				&& this.count > MAX_RATIO * this.packed.count;
		if (this.count > this.max || swollen) {
			throw new BodyLimit.TooLargeBodyException(this.max);
		}
		return read;
	}

	@Override
	public boolean isFinished() {
		return this.whole.isFinished();
	}

	@Override
	public boolean isReady() {
		return this.whole.isReady();
	}

	@Override
	public void setReadListener(ReadListener listener) {
		throw new IllegalStateException("A limited body is read by blocking.");
	}

	private static final class CountedStream extends FilterInputStream {

		private long count;

		CountedStream(InputStream in) {
			super(in);
		}

		@Override
		public int read() throws IOException {
			int read = super.read();
			this.count += (read < 0) ? 0 : 1;
			return read;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int read = super.read(bytes, offset, length);
			this.count += Math.max(read, 0);
			return read;
		}

	}

}
