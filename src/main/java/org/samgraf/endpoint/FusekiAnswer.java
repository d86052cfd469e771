package org.samgraf.endpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.apache.jena.query.QueryCancelledException;
import org.jspecify.annotations.Nullable;
import org.samgraf.http.MalformedTextException;
import org.samgraf.http.RefusalException;
import org.springframework.http.HttpStatus;

/** A response that keeps an error back, to be told as all problems are. */
final class FusekiAnswer extends HttpServletResponseWrapper {

	private final ByteArrayOutputStream text = new ByteArrayOutputStream();

	private @Nullable PrintWriter writer;

	private int error;

	FusekiAnswer(HttpServletResponse response) {
		super(response);
	}

	/** What went wrong, or null where nothing did. */
	@Nullable RuntimeException problem() {
		if (this.writer != null) {
			this.writer.flush();
		}
		String told = this.text.toString(StandardCharsets.UTF_8).strip();
		HttpStatus status = HttpStatus.resolve(this.error);
		return switch (status) {
			case null -> null;
			case BAD_REQUEST -> new MalformedTextException(told);
			case SERVICE_UNAVAILABLE -> new QueryCancelledException();
			case CONTENT_TOO_LARGE ->
				new RefusalException(status, "problem.too-large.title", "problem.as-told", null, told);
			default -> status.is4xxClientError()
					? new RefusalException(status, "problem.refused.title", "problem.as-told", null, told)
					: new IllegalStateException(told);
		};
	}

	@Override
	public void setStatus(int status) {
		if (status >= SC_BAD_REQUEST) {
			this.error = status;
		}
		else {
			super.setStatus(status);
		}
	}

	@Override
	public void sendError(int status) {
		this.error = status;
	}

	@Override
	public void sendError(int status, @Nullable String message) {
		this.error = status;
		this.text.writeBytes(String.valueOf(message).getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public void setContentLength(int length) {
		if (this.error == 0) {
			super.setContentLength(length);
		}
	}

	@Override
	public void setContentLengthLong(long length) {
		if (this.error == 0) {
			super.setContentLengthLong(length);
		}
	}

	@Override
	public ServletOutputStream getOutputStream() throws IOException {
		return (this.error == 0) ? super.getOutputStream() : new Kept(this.text);
	}

	@Override
	public PrintWriter getWriter() throws IOException {
		if (this.error == 0) {
			return super.getWriter();
		}
		if (this.writer == null) {
			this.writer = new PrintWriter(new OutputStreamWriter(this.text, StandardCharsets.UTF_8));
		}
		return this.writer;
	}

	private static final class Kept extends ServletOutputStream {

		private final ByteArrayOutputStream text;

		Kept(ByteArrayOutputStream text) {
			this.text = text;
		}

		@Override
		public void write(int b) {
			this.text.write(b);
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			throw new IllegalStateException("An error is written by blocking.");
		}

	}

}
