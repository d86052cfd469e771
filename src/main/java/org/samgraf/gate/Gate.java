package org.samgraf.gate;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.samgraf.guard.Memory;
import org.samgraf.guard.Run;
import org.samgraf.http.BodyLimit;
import org.samgraf.http.MalformedTextException;
import org.samgraf.http.RefusalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.function.ThrowingSupplier;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Takes each request in, has it calculated, and sends its answer when that is whole. The
 * thread of the connection only waits: reading slowly, and being read slowly, costs no
 * more than that.
 */
final class Gate extends OncePerRequestFilter {

	/** Characters of an address. */
	private static final int MAX_ADDRESS = 16 * 1024;

	/** Within this a body must have come. */
	private static final Duration READING = Duration.ofSeconds(30);

	/** Within this an answer must have gone, and more if it is long. */
	private static final Duration SENDING = Duration.ofSeconds(30);

	/** Whoever reads slower than this is cut off. */
	private static final long BYTES_PER_SECOND = 20_000;

	private static final Duration SOON = Duration.ofSeconds(5);

	private static final Logger log = LoggerFactory.getLogger(Gate.class);

	private final GateSettings settings;

	private final Memory memory;

	private final Lanes lanes;

	private final Clients clients;

	private final MeterRegistry meters;

	private final HandlerExceptionResolver problems;

	private final ScheduledExecutorService clock = new ScheduledThreadPoolExecutor(1,
			Thread.ofPlatform().name("gate-clock").daemon().factory());

	/**
	 * A gate.
	 * @param meters count what was stopped, and why
	 * @param problems answers what is refused here as everything else is
	 */
	Gate(GateSettings settings, Memory memory, Lanes lanes, MeterRegistry meters, HandlerExceptionResolver problems) {
		this.settings = settings;
		this.memory = memory;
		this.lanes = lanes;
		this.clients = new Clients(settings.requestsPerSecond());
		this.meters = meters;
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException {
		Connection connection = Connection.CURRENT.isBound() ? Connection.CURRENT.get() : null;
		HeldBytes body = new HeldBytes(this.memory, Long.MAX_VALUE);
		try {
			Client client = this.clients.at(request.getRemoteAddr());
			admit(client, request);
			switch (calculate(client, request, response, chain, body, connection)) {
				case End.Answered(Exchange exchange) -> send(exchange, request, response, connection);
				case End.Failed(Exchange exchange, Throwable cause) -> {
					requireHeld(exchange.bytes());
					fail(cause);
				}
				case End.Stopped(Run.Stop why) -> {
					this.meters.counter("samgraf.gate.stopped", "why", why.name().toLowerCase(Locale.ROOT)).increment();
					request.setAttribute(Run.Stop.class.getName(), why);
					if (why != Run.Stop.GONE) {
						throw refusal(why);
					}
				}
			}
		}
		catch (RuntimeException ex) {
			if (this.problems.resolveException(request, response, null, ex) == null) {
				log.error("A request could not be answered", ex);
				response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
			}
		}
		catch (IOException ex) {
			log.debug("An answer could not be sent", ex);
		}
		finally {
			body.release();
		}
	}

	private static void admit(Client client, HttpServletRequest request) {
		if (client.asksTooMuch()) {
			throw new RefusalException(HttpStatus.TOO_MANY_REQUESTS, "gate.too-often.title", "gate.too-often", SOON);
		}
		String query = request.getQueryString();
		int length = request.getRequestURI().length() + ((query != null) ? query.length() : 0);
		if (length > MAX_ADDRESS) {
			throw new RefusalException(HttpStatus.URI_TOO_LONG, "gate.address.title", "gate.address", null,
					MAX_ADDRESS);
		}
	}

	private End calculate(Client client, HttpServletRequest request, HttpServletResponse response, FilterChain chain,
			HeldBytes body, @Nullable Connection connection) throws IOException {
		boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
		if (!reads && request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
			// Read as it is used, by whoever turns out to be allowed to.
			return this.lanes.write(client, exchange(request, null, response, chain));
		}
		byte[] read;
		try {
			read = within(READING, connection, () -> read(request, body));
		}
		catch (IOException ex) {
			requireHeld(body);
			throw new MalformedTextException("The body cannot be read: " + ex.getMessage());
		}
		return this.lanes.read(client, () -> exchange(request, read, response, chain), connection);
	}

	private Exchange exchange(HttpServletRequest request, byte @Nullable [] body, HttpServletResponse response,
			FilterChain chain) {
		return new Exchange(request, body, response, chain, this.memory, this.settings.maxAnswer());
	}

	/**
	 * Reads the body, but no more of it than shows whether it is too large. A form is
	 * read by the web server, within a limit of its own.
	 * @throws InvalidParameterException where the parameters cannot be read
	 */
	private byte[] read(HttpServletRequest request, HeldBytes body) throws IOException {
		String type = request.getContentType();
		if (type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
			request.getParameterMap();
			return new byte[0];
		}
		InputStream in = request.getInputStream();
		byte[] portion = new byte[8192];
		int read = 0;
		while (read >= 0) {
			body.write(portion, 0, read);
			if (Math.max(body.size(), request.getContentLengthLong()) > this.settings.maxBody()) {
				throw new BodyLimit.TooLargeBodyException(this.settings.maxBody());
			}
			read = in.read(portion);
		}
		request.getParameterMap();
		return body.toByteArray();
	}

	private void send(Exchange exchange, HttpServletRequest request, HttpServletResponse response,
			@Nullable Connection connection) throws IOException {
		HeldBytes bytes = exchange.bytes();
		try {
			requireHeld(bytes);
			within(SENDING.plusSeconds(bytes.size() / BYTES_PER_SECOND), connection, () -> {
				exchange.send(request, response);
				return bytes;
			});
		}
		finally {
			bytes.release();
		}
	}

	/** Refuses to answer in part. */
	private void requireHeld(HeldBytes bytes) {
		if (bytes.tooMany()) {
			throw new RefusalException(HttpStatus.CONTENT_TOO_LARGE, "problem.too-large.title", "gate.answer", null,
					this.settings.maxAnswer());
		}
		if (bytes.noMemory()) {
			throw refusal(Run.Stop.MEMORY);
		}
	}

	/** Does something with the connection, which is closed where that takes longer. */
	private <T> T within(Duration time, @Nullable Connection connection, ThrowingSupplier<T> use) throws IOException {
		ScheduledFuture<?> end = (connection != null)
				? this.clock.schedule(connection::close, time.toMillis(), TimeUnit.MILLISECONDS) : null;
		try {
			return use.getWithException();
		}
		catch (IOException | RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			if (end != null) {
				end.cancel(false);
			}
		}
	}

	private static RefusalException refusal(Run.Stop why) {
		return switch (why) {
			case TIME -> new RefusalException(HttpStatus.SERVICE_UNAVAILABLE, "problem.timeout.title",
					"problem.timeout", Duration.ofSeconds(30));
			case SHARE -> new RefusalException(HttpStatus.TOO_MANY_REQUESTS, "gate.too-often.title", "gate.share",
					Duration.ofSeconds(30));
			case PLACE, MEMORY, GONE ->
				new RefusalException(HttpStatus.SERVICE_UNAVAILABLE, "gate.busy.title", "gate.busy", SOON);
		};
	}

	private static void fail(Throwable cause) {
		if (cause instanceof RuntimeException failure) {
			throw failure;
		}
		log.error("A request could not be answered", cause);
		throw new IllegalStateException(cause);
	}

	@Override
	public void destroy() {
		this.clock.shutdownNow();
	}

}
