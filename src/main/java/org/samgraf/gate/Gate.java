package org.samgraf.gate;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.samgraf.guard.Memory;
import org.samgraf.guard.Run;
import org.samgraf.http.Unread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Takes each request in, has it calculated, and sends its answer when that is whole:
 * whoever sends slowly, or reads slowly, holds nothing but a connection.
 */
final class Gate extends OncePerRequestFilter {

	/** Within this an answer must have gone, and more if it is long. */
	private static final Duration SENDING = Duration.ofSeconds(30);

	/** Whoever reads slower than this is cut off. */
	private static final long BYTES_PER_SECOND = 20_000;

	private static final Logger log = LoggerFactory.getLogger(Gate.class);

	private final GateSettings settings;

	private final Memory memory;

	private final Watch watch;

	private final Intake intake;

	private final Lanes lanes;

	private final MeterRegistry meters;

	private final HandlerExceptionResolver problems;

	/**
	 * A gate.
	 * @param meters count what was stopped, and why
	 * @param problems answers what is refused here as everything else is
	 */
	Gate(GateSettings settings, Memory memory, Watch watch, Intake intake, Lanes lanes, MeterRegistry meters,
			HandlerExceptionResolver problems) {
		this.settings = settings;
		this.memory = memory;
		this.watch = watch;
		this.intake = intake;
		this.lanes = lanes;
		this.meters = meters;
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException {
		Connection connection = Connection.current();
		try {
			switch (calculate(request, response, chain, connection)) {
				case End.Answered(Exchange exchange) -> send(exchange, request, response, connection);
				case End.Failed(Exchange exchange, Throwable cause) -> {
					Refusals.requireHeld(exchange.bytes());
					fail(cause);
				}
				case End.Stopped(Run.Stop why) -> {
					this.meters.counter("samgraf.gate.stopped", "why", why.name().toLowerCase(Locale.ROOT)).increment();
					request.setAttribute(Run.Stop.class.getName(), why);
					if (why != Run.Stop.GONE) {
						throw Refusals.stopped(why);
					}
				}
			}
		}
		catch (RuntimeException ex) {
			// Parameters that could not be read cannot be read by whoever tells so
			// either.
			HttpServletRequest told = (ex instanceof InvalidParameterException) ? new Unread(request) : request;
			if (this.problems.resolveException(told, response, null, ex) == null) {
				log.error("A request could not be answered", ex);
				response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
			}
		}
		catch (IOException ex) {
			log.debug("An answer could not be sent", ex);
		}
	}

	private End calculate(HttpServletRequest request, HttpServletResponse response, FilterChain chain,
			@Nullable Connection connection) {
		Client client = this.intake.admit(request);
		boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
		if (!reads && this.settings.writers().test(request)) {
			// Its body is read as it is used.
			return this.lanes.write(client, exchange(request, null, response, chain));
		}
		HeldBytes body = this.intake.read(request, connection);
		try {
			byte[] bytes = body.toByteArray();
			return this.lanes.read(client, () -> exchange(request, bytes, response, chain), connection);
		}
		finally {
			body.release();
		}
	}

	private Exchange exchange(HttpServletRequest request, byte @Nullable [] body, HttpServletResponse response,
			FilterChain chain) {
		return new Exchange(request, body, response, chain, new HeldBytes(this.memory, this.settings.maxAnswer()));
	}

	private void send(Exchange exchange, HttpServletRequest request, HttpServletResponse response,
			@Nullable Connection connection) throws IOException {
		HeldBytes bytes = exchange.bytes();
		try {
			Refusals.requireHeld(bytes);
			Duration time = SENDING.plusSeconds(bytes.size() / BYTES_PER_SECOND);
			this.watch.within(time, connection, () -> exchange.send(request, response));
		}
		finally {
			bytes.release();
		}
	}

	private static void fail(Throwable cause) {
		if (cause instanceof RuntimeException failure) {
			throw failure;
		}
		log.error("A request could not be answered", cause);
		throw new IllegalStateException(cause);
	}

}
