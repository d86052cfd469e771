package org.samgraf.gate;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A request that has been read as a whole, for one attempt to answer it: what an attempt
 * notes at the request is not seen by the next.
 */
final class HeldRequest extends HttpServletRequestWrapper {

	private final byte @Nullable [] body;

	private final Map<String, @Nullable Object> attributes = new HashMap<>();

	/**
	 * A request.
	 * @param body null where it is still to be read
	 */
	HeldRequest(HttpServletRequest request, byte @Nullable [] body) {
		super(request);
		this.body = body;
	}

	/** Notes at the request itself what the attempt that counts noted here. */
	void keepAttributes() {
		this.attributes.forEach(getRequest()::setAttribute);
	}

	@Override
	public @Nullable Object getAttribute(String name) {
		return this.attributes.containsKey(name) ? this.attributes.get(name) : super.getAttribute(name);
	}

	@Override
	public void setAttribute(String name, @Nullable Object value) {
		this.attributes.put(name, value);
	}

	@Override
	public void removeAttribute(String name) {
		this.attributes.put(name, null);
	}

	@Override
	public Enumeration<String> getAttributeNames() {
		Set<String> names = new LinkedHashSet<>(Collections.list(super.getAttributeNames()));
		this.attributes.forEach((name, value) -> {
			if (value != null) {
				names.add(name);
			}
			else {
				names.remove(name);
			}
		});
		return Collections.enumeration(names);
	}

	@Override
	public boolean isAsyncSupported() {
		return false;
	}

	@Override
	public ServletInputStream getInputStream() throws java.io.IOException {
		return (this.body != null) ? new HeldBody(this.body) : super.getInputStream();
	}

	@Override
	public BufferedReader getReader() throws java.io.IOException {
		Charset charset = (getCharacterEncoding() != null) ? Charset.forName(getCharacterEncoding())
				: StandardCharsets.UTF_8;
		return new BufferedReader(new InputStreamReader(getInputStream(), charset));
	}

	private static final class HeldBody extends ServletInputStream {

		private final ByteArrayInputStream bytes;

		HeldBody(byte[] bytes) {
			this.bytes = new ByteArrayInputStream(bytes);
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
			throw new IllegalStateException("The request is not asynchronous");
		}

	}

}
