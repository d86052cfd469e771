package org.samgraf.gate;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.samgraf.guard.Memory;
import org.samgraf.http.BodyLimit;
import org.samgraf.http.MalformedTextException;
import org.samgraf.http.RefusalException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Takes a request in before anything is calculated for it: all of it, or none. */
final class Intake {

	/** Characters of an address. */
	private static final int MAX_ADDRESS = 16 * 1024;

	/** Within this a body must have come. */
	private static final Duration READING = Duration.ofSeconds(30);

	private final Clients clients;

	private final Memory memory;

	private final Watch watch;

	private final long maxBody;

	Intake(GateSettings settings, Memory memory, Watch watch) {
		this.clients = new Clients(settings.requestsPerSecond());
		this.memory = memory;
		this.watch = watch;
		this.maxBody = settings.maxBody();
	}

	/**
	 * Admits a request by what its head says.
	 * @return whoever sends it
	 * @throws RefusalException where this client asks too often, or its address is too
	 * long
	 */
	Client admit(HttpServletRequest request) {
		Client client = this.clients.at(request.getRemoteAddr());
		if (client.asksTooMuch()) {
			throw Refusals.tooOften();
		}
		String query = request.getQueryString();
		int length = request.getRequestURI().length() + ((query != null) ? query.length() : 0);
		if (length > MAX_ADDRESS) {
			throw new RefusalException(HttpStatus.URI_TOO_LONG, "gate.address.title", "gate.address", null,
					MAX_ADDRESS);
		}
		return client;
	}

	/**
	 * Reads the body.
	 * @return what it is held in, to be released when the request is answered
	 * @throws BodyLimit.TooLargeBodyException where it is longer than may be read
	 * @throws InvalidParameterException where the parameters cannot be read
	 * @throws MalformedTextException where the client does not send it as a whole
	 */
	HeldBytes read(HttpServletRequest request, @Nullable Connection connection) {
		HeldBytes body = new HeldBytes(this.memory, Long.MAX_VALUE);
		boolean whole = false;
		try {
			this.watch.within(READING, connection, () -> read(request, body));
			whole = true;
			return body;
		}
		catch (IOException ex) {
			if (body.noMemory()) {
				throw Refusals.busy();
			}
			throw new MalformedTextException("The body cannot be read: " + ex.getMessage());
		}
		finally {
			if (!whole) {
				body.release();
			}
		}
	}

	/**
	 * Reads no more of it than shows whether it is too large. A form is read by the web
	 * server, within a limit of its own.
	 */
	private void read(HttpServletRequest request, HeldBytes body) throws IOException {
		String type = request.getContentType();
		if (type == null || !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
			InputStream in = request.getInputStream();
			byte[] portion = new byte[8192];
			for (int read = 0; read >= 0; read = in.read(portion)) {
				body.write(portion, 0, read);
				if (Math.max(body.size(), request.getContentLengthLong()) > this.maxBody) {
					throw new BodyLimit.TooLargeBodyException(this.maxBody);
				}
			}
		}
		request.getParameterMap();
	}

}
