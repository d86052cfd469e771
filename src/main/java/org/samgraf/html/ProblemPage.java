package org.samgraf.html;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes a problem (RFC 9457) as a page, for whoever asked for one. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemPage extends AbstractHttpMessageConverter<ProblemDetail> {

	private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	private final ITemplateEngine templates;

	ProblemPage(ITemplateEngine templates) {
		super(HTML);
		this.templates = templates;
	}

	@Override
	protected boolean supports(Class<?> type) {
		return type == ProblemDetail.class;
	}

	@Override
	public boolean canRead(Class<?> type, @org.jspecify.annotations.Nullable MediaType mediaType) {
		return false;
	}

	@Override
	protected ProblemDetail readInternal(Class<? extends ProblemDetail> type, HttpInputMessage message) {
		throw new HttpMessageNotReadableException("Problems are only written", message);
	}

	@Override
	protected void writeInternal(ProblemDetail problem, HttpOutputMessage message) throws IOException {
		HttpServletRequest request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
			.getRequest();
		Frame frame = Frame.of(request);
		Object near = Objects.requireNonNullElse(problem.getProperties(), Map.of()).getOrDefault("links", List.of());
		Context model = new Context(Locale.of(frame.language()),
				Map.of("frame", frame, "status", problem.getStatus(), "heading", String.valueOf(problem.getTitle()),
						"detail", Names.plain(String.valueOf(problem.getDetail())), "near", near));
		message.getBody().write(this.templates.process("problem", model).getBytes(StandardCharsets.UTF_8));
	}

}
