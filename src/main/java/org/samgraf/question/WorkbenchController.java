package org.samgraf.question;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.samgraf.guard.Guard;
import org.samgraf.guard.RefusedQueryException;
import org.samgraf.http.Languages;
import org.samgraf.query.Answers;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What the editor of the workbench asks while somebody types. */
@RestController
class WorkbenchController {

	private final Answers answers;

	private final JsonMapper json;

	WorkbenchController(Answers answers, JsonMapper json) {
		this.answers = answers;
		this.json = json;
	}

	/** Tells what is wrong with a query; it is not run. */
	@PostMapping("/api/workbench/check")
	Check check(HttpServletRequest request) throws IOException {
		try {
			Guard.check(new String(request.getInputStream().readAllBytes(), UTF_8), request.getRequestURL().toString());
			return new Check(List.of());
		}
		catch (RefusedQueryException ex) {
			return new Check(List.of(new Problem(ex.line(), ex.column(), ex.reason())));
		}
	}

	/** All that the editor offers to complete with. */
	@GetMapping("/api/workbench/terms")
	ResponseEntity<byte[]> terms(HttpServletRequest request) {
		String language = Languages.of(request);
		byte[] body = this.json.writeValueAsBytes(Terms.in(this.answers, language));
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.cacheControl(CacheControl.noCache())
			.eTag("W/\"%s\"".formatted(DigestUtils.md5DigestAsHex(body)))
			.varyBy(Languages.varyBy())
			.header(HttpHeaders.CONTENT_LANGUAGE, language)
			.body(body);
	}

	/**
	 * What was found.
	 *
	 * @param problems none where the query may run
	 */
	record Check(List<Problem> problems) {
	}

	/**
	 * Why a query may not run.
	 *
	 * @param line from 1; 0 where the place is unknown
	 * @param column from 1; 0 where the place is unknown
	 */
	record Problem(int line, int column, String message) {
	}

}
