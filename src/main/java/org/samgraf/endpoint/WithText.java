package org.samgraf.endpoint;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request whose body has been read, to be read again. */
final class WithText extends HttpServletRequestWrapper {

	private final byte[] text;

	WithText(HttpServletRequest request, String text) {
		super(request);
		this.text = text.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public int getContentLength() {
		return this.text.length;
	}

	@Override
	public long getContentLengthLong() {
		return this.text.length;
	}

	@Override
	public ServletInputStream getInputStream() {
		return new Bytes(new ByteArrayInputStream(this.text));
	}

	private static final class Bytes extends ServletInputStream {

		private final ByteArrayInputStream bytes;

		Bytes(ByteArrayInputStream bytes) {
			this.bytes = bytes;
		}

		@Override
		public int read() {
			return this.bytes.read();
		}

		@Override
		public int read(byte[] into, int offset, int length) {
			return this.bytes.read(into, offset, length);
		}

		@Override
		public boolean isFinished() {
			return this.bytes.available() == 0;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new IllegalStateException("A text is read by blocking.");
		}

	}

}
