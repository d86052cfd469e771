package org.samgraf.gate;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A response that is held until it is whole. Nothing of it touches the response that is
 * sent before {@link #send}: the attempt that writes it may have been given up.
 */
final class HeldResponse extends HttpServletResponseWrapper {

	private final HeldBytes body;

	private final HttpHeaders headers = new HttpHeaders();

	private final List<Cookie> cookies = new ArrayList<>();

	private int status = SC_OK;

	private @Nullable String errorMessage;

	private @Nullable PrintWriter writer;

	private @Nullable Charset charset;

	private boolean error;

	HeldResponse(HttpServletResponse response, HeldBytes body) {
		super(response);
		this.body = body;
	}

	/** Sends all of it. */
	void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.headers.forEach((name, values) -> values.forEach(value -> {
			if (response.getHeader(name) == null || name.equalsIgnoreCase(HttpHeaders.VARY) || values.size() > 1) {
				response.addHeader(name, value);
			}
			else {
				response.setHeader(name, value);
			}
		}));
		this.cookies.forEach(response::addCookie);
		if (this.error) {
			response.sendError(this.status, this.errorMessage);
			return;
		}
		response.setStatus(this.status);
		flushWriter();
		if (this.body.size() > 0) {
			response.setContentLengthLong(this.body.size());
			if (!request.getMethod().equals("HEAD")) {
				this.body.writeTo(response.getOutputStream());
			}
		}
	}

	private void flushWriter() {
		if (this.writer != null) {
			this.writer.flush();
		}
	}

	@Override
	public void setStatus(int status) {
		this.status = status;
	}

	@Override
	public int getStatus() {
		return this.status;
	}

	@Override
	public void sendError(int status) {
		sendError(status, null);
	}

	@Override
	public void sendError(int status, @Nullable String message) {
		resetBuffer();
		this.status = status;
		this.errorMessage = message;
		this.error = true;
	}

	@Override
	public void sendRedirect(String location) {
		sendRedirect(location, SC_FOUND, true);
	}

	@Override
	public void sendRedirect(String location, int status, boolean clearBuffer) {
		if (clearBuffer) {
			resetBuffer();
		}
		setStatus(status);
		setHeader(HttpHeaders.LOCATION, location);
	}

	@Override
	public void addCookie(Cookie cookie) {
		this.cookies.add(cookie);
	}

	@Override
	public boolean containsHeader(String name) {
		return this.headers.containsHeader(name);
	}

	@Override
	public void setHeader(String name, @Nullable String value) {
		if (value == null) {
			this.headers.remove(name);
		}
		else {
			this.headers.set(name, value);
			noteCharset(name, value);
		}
	}

	@Override
	public void addHeader(String name, String value) {
		this.headers.add(name, value);
		noteCharset(name, value);
	}

	private void noteCharset(String name, String value) {
		if (name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
			try {
				Charset named = MediaType.parseMediaType(value).getCharset();
				this.charset = (named != null) ? named : this.charset;
			}
			catch (RuntimeException ex) {
				// A type that cannot be read names no charset.
			}
		}
	}

	@Override
	public void setIntHeader(String name, int value) {
		setHeader(name, Integer.toString(value));
	}

	@Override
	public void addIntHeader(String name, int value) {
		addHeader(name, Integer.toString(value));
	}

	@Override
	public void setDateHeader(String name, long date) {
		this.headers.setDate(name, date);
	}

	@Override
	public void addDateHeader(String name, long date) {
		setDateHeader(name, date);
	}

	@Override
	public @Nullable String getHeader(String name) {
		return this.headers.getFirst(name);
	}

	@Override
	public Collection<String> getHeaders(String name) {
		return this.headers.getOrEmpty(name);
	}

	@Override
	public Collection<String> getHeaderNames() {
		return this.headers.headerNames();
	}

	@Override
	public @Nullable String getContentType() {
		return getHeader(HttpHeaders.CONTENT_TYPE);
	}

	@Override
	public void setContentType(@Nullable String type) {
		setHeader(HttpHeaders.CONTENT_TYPE, type);
	}

	@Override
	public String getCharacterEncoding() {
		return ((this.charset != null) ? this.charset : StandardCharsets.UTF_8).name();
	}

	@Override
	public void setCharacterEncoding(@Nullable String name) {
		this.charset = (name != null) ? Charset.forName(name) : null;
		String type = getContentType();
		if (type != null && name != null && !type.toLowerCase(Locale.ROOT).contains("charset")) {
			setContentType(type + ";charset=" + name);
		}
	}

	/** Follows from what is held, except for HEAD, where nothing may be. */
	@Override
	public void setContentLength(int length) {
		setContentLengthLong(length);
	}

	@Override
	public void setContentLengthLong(long length) {
		this.headers.setContentLength(length);
	}

	@Override
	public void setLocale(Locale locale) {
		setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag());
	}

	@Override
	public ServletOutputStream getOutputStream() {
		return this.body;
	}

	@Override
	public PrintWriter getWriter() {
		if (this.writer == null) {
			this.writer = new PrintWriter(new OutputStreamWriter(this.body, Charset.forName(getCharacterEncoding())));
		}
		return this.writer;
	}

	@Override
	public void flushBuffer() {
		flushWriter();
	}

	@Override
	public boolean isCommitted() {
		return this.error;
	}

	@Override
	public void resetBuffer() {
		flushWriter();
		this.body.clear();
	}

	@Override
	public void reset() {
		resetBuffer();
		this.headers.clear();
		this.cookies.clear();
		this.status = SC_OK;
	}

	@Override
	public int getBufferSize() {
		return Integer.MAX_VALUE;
	}

	@Override
	public void setBufferSize(int size) {
		// All is held, whatever its size.
	}

}
