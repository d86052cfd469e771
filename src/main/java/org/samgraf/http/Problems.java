package org.samgraf.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.samgraf.guard.LimitExceededException;
import org.samgraf.query.ArgumentException;
import org.samgraf.query.ArgumentProblem;
import org.samgraf.query.Labels;
import org.samgraf.query.TooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Says what went wrong, and what would be accepted, as problem details (RFC 9457). */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(Problems.class);

	private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

	private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	@ExceptionHandler
	ResponseEntity<ProblemDetail> arguments(ArgumentException ex, HttpServletRequest request) {
		Texts texts = texts(request);
		List<String> errors = ex.problems().stream().map(problem -> text(problem, ex.labels(), texts)).toList();
		ProblemDetail detail = detail(HttpStatus.BAD_REQUEST, texts.get("problem.arguments.title"),
				String.join(" ", errors));
		detail.setProperty("parameters", ex.problems().stream().map(ArgumentProblem::name).toList());
		return answer(detail, request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> page(Page.BadPageException ex, HttpServletRequest request) {
		Texts texts = texts(request);
		return answer(detail(HttpStatus.BAD_REQUEST, texts.get("problem.arguments.title"), ex.text(texts)), request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> unknownName(UnknownNameException ex, HttpServletRequest request) {
		Texts texts = texts(request);
		ProblemDetail detail = detail(HttpStatus.NOT_FOUND, texts.get("problem.unknown-name.title"),
				ex.nearest().isEmpty() ? texts.get("problem.unknown-name.alone", ex.name())
						: texts.get("problem.unknown-name", ex.name(), String.join(", ", ex.nearest())));
		detail.setProperty("nearest", ex.nearest());
		detail.setProperty("links", ex.nearest().stream().map(ex::linkTo).toList());
		return answer(detail, request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> notAcceptable(NotAcceptableException ex, HttpServletRequest request) {
		Texts texts = texts(request);
		List<String> offered = ex.offered().stream().map(format -> format.mediaType().toString()).toList();
		ProblemDetail detail = detail(HttpStatus.NOT_ACCEPTABLE, texts.get("problem.not-acceptable.title"),
				texts.get("problem.not-acceptable", String.join(", ", offered)));
		detail.setProperty("offered", offered);
		return answer(detail, request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> malformed(MalformedTextException ex, HttpServletRequest request) {
		Texts texts = texts(request);
		return answer(
				detail(HttpStatus.BAD_REQUEST, texts.get("problem.syntax.title"), String.valueOf(ex.getMessage())),
				request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> tooLargeBody(BodyLimit.TooLargeBodyException ex, HttpServletRequest request) {
		Texts texts = texts(request);
		return answer(
				detail(HttpStatus.CONTENT_TOO_LARGE, texts.get("problem.body.title"), String.valueOf(ex.getMessage())),
				request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> tooLarge(TooLargeException ex, HttpServletRequest request) {
		Texts texts = texts(request);
		return answer(detail(HttpStatus.BAD_REQUEST, texts.get("problem.too-large.title"),
				texts.get("problem.too-large", ex.limit())), request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> limit(LimitExceededException ex, HttpServletRequest request) {
		Texts texts = texts(request);
		return answer(detail(HttpStatus.BAD_REQUEST, texts.get("problem.too-large.title"), ex.reason()), request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> stopped(QueryCancelledException ex, HttpServletRequest request) {
		Texts texts = texts(request);
		return answer(detail(HttpStatus.SERVICE_UNAVAILABLE, texts.get("problem.timeout.title"),
				texts.get("problem.timeout")), request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> refused(RefusalException ex, HttpServletRequest request) {
		Texts texts = texts(request);
		ProblemDetail detail = detail(ex.status(), texts.get(ex.title()), ex.text(texts));
		return answer(detail, request, ex.retryAfter());
	}

	/** A header or a parameter holds what no text has, such as a control character. */
	@ExceptionHandler
	ResponseEntity<ProblemDetail> rejected(RequestRejectedException ex, HttpServletRequest request) {
		Texts texts = texts(request);
		return answer(detail(HttpStatus.BAD_REQUEST, texts.get("problem.syntax.title"), texts.get("problem.rejected")),
				request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> unreadable(InvalidParameterException ex, HttpServletRequest request) {
		Texts texts = texts(request);
		boolean tooLarge = ex.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value();
		return answer(detail(tooLarge ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.BAD_REQUEST,
				texts.get(tooLarge ? "problem.body.title" : "problem.syntax.title"), String.valueOf(ex.getMessage())),
				request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> anythingElse(RuntimeException ex, HttpServletRequest request) {
		log.error("A request could not be answered", ex);
		Texts texts = texts(request);
		return answer(detail(HttpStatus.INTERNAL_SERVER_ERROR, texts.get("problem.internal.title"),
				texts.get("problem.internal")), request);
	}

	private static String text(ArgumentProblem problem, Labels labels, Texts texts) {
		return switch (problem) {
			case ArgumentProblem.UnknownParameter unknown -> unknown.accepted().isEmpty()
					? texts.get("problem.no-parameters", unknown.name()) : texts.get("problem.unknown-parameter",
							unknown.name(), unknown.nearest(), String.join(", ", unknown.accepted()));
			case ArgumentProblem.UnknownColumn unknown ->
				texts.get("problem.unknown-column", unknown.value(), String.join(", ", unknown.accepted()));
			case ArgumentProblem.Missing missing -> texts.get("problem.missing", missing.name(), missing.example());
			case ArgumentProblem.WrongType wrong -> texts
				.get("problem.wrong-type." + wrong.type().name().toLowerCase(Locale.ROOT), wrong.name(), wrong.value());
			case ArgumentProblem.NotAChoice not ->
				texts.get("problem.not-a-choice", not.name(), not.value(), names(not.nearest(), labels, texts));
			case ArgumentProblem.Ambiguous ambiguous -> texts.get("problem.ambiguous", ambiguous.name(),
					ambiguous.value(), names(ambiguous.meanings(), labels, texts));
		};
	}

	private static String names(List<Node> things, Labels labels, Texts texts) {
		return things.stream()
			.map(thing -> "%s (%s)".formatted(labels.of(thing, texts.language()), Labels.key(thing)))
			.collect(Collectors.joining(", "));
	}

	private static ProblemDetail detail(HttpStatus status, String title, String text) {
		ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, text);
		detail.setTitle(title);
		return detail;
	}

	/** Sets the type for the problems that Spring itself finds too. */
	@Override
	protected ResponseEntity<Object> createResponseEntity(@Nullable Object body, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		HttpHeaders typed = new HttpHeaders(headers);
		typed.setContentType(type(request.getHeader(HttpHeaders.ACCEPT)));
		return super.createResponseEntity(body, typed, status, request);
	}

	/** A page where the client names pages among what it takes, as browsers do. */
	private static MediaType type(@Nullable String accept) {
		return (accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)) ? HTML
				: MediaType.APPLICATION_PROBLEM_JSON;
	}

	private static ResponseEntity<ProblemDetail> answer(ProblemDetail detail, HttpServletRequest request) {
		return answer(detail, request,
				(detail.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) ? RETRY_AFTER : null);
	}

	private static ResponseEntity<ProblemDetail> answer(ProblemDetail detail, HttpServletRequest request,
			@Nullable Duration retryAfter) {
		var response = ResponseEntity.status(detail.getStatus())
			.contentType(type(request.getHeader(HttpHeaders.ACCEPT)))
			.varyBy(Languages.varyBy())
			.header(HttpHeaders.CONTENT_LANGUAGE, Languages.of(request));
		if (retryAfter != null) {
			response.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
		}
		return response.body(detail);
	}

	private static Texts texts(HttpServletRequest request) {
		return new Texts(Languages.of(request));
	}

}
