package org.samgraf.endpoint;

import java.time.Duration;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.samgraf.http.RefusalException;
import org.samgraf.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Says that the store could not, without where it is. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StoreProblems {

	private static final Logger log = LoggerFactory.getLogger(StoreProblems.class);

	private static final Duration SOON = Duration.ofSeconds(5);

	private final HandlerExceptionResolver resolver;

	StoreProblems(@Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
		this.resolver = resolver;
	}

	/** RFC 4918, section 11.5, for a full disk. */
	@ExceptionHandler
	void failed(StoreException ex, HttpServletRequest request, HttpServletResponse response) {
		RefusalException problem = switch (ex.kind()) {
			case NO_ROOM ->
				new RefusalException(HttpStatus.INSUFFICIENT_STORAGE, "problem.no-room.title", "problem.no-room", null);
			case READ_ONLY -> new RefusalException(HttpStatus.SERVICE_UNAVAILABLE, "problem.read-only.title",
					"problem.read-only", null);
			case UNAVAILABLE ->
				new RefusalException(HttpStatus.SERVICE_UNAVAILABLE, "gate.busy.title", "problem.unavailable", SOON);
			case IN_USE, DAMAGED, FAILED -> new RefusalException(HttpStatus.INTERNAL_SERVER_ERROR,
					"problem.internal.title", "problem.internal", null);
		};
		log.error("The store could not: {}", ex.getMessage());
		Objects.requireNonNull(this.resolver.resolveException(request, response, null, problem));
	}

}
