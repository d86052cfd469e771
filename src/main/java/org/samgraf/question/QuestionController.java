package org.samgraf.question;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.samgraf.http.AnswerWriter;
import org.samgraf.http.Format;
import org.samgraf.http.Languages;
import org.samgraf.http.Page;
import org.samgraf.http.UnknownNameException;
import org.samgraf.query.Answer;
import org.samgraf.query.Answers;
import org.samgraf.query.Question;
import org.samgraf.query.QuestionCatalogue;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Answers questions over HTTP. */
@RestController
class QuestionController {

	/**
	 * What the server itself reads from the address; everything else is for the question.
	 */
	static final Set<String> OWN_PARAMETERS = Set.of("lang", "page", "size", "sort", "edition");

	private static final String PLACE = "/api/questions/";

	private static final String COVERAGE = "coverage";

	private final QuestionCatalogue catalogue;

	private final Answers answers;

	private final AnswerWriter writer;

	QuestionController(QuestionCatalogue catalogue, Answers answers, AnswerWriter writer) {
		this.catalogue = catalogue;
		this.answers = answers;
		this.writer = writer;
	}

	@GetMapping("/api/questions")
	List<QuestionDescription> list(HttpServletRequest request) {
		String language = Languages.of(request);
		String base = ServletUriComponentsBuilder.fromContextPath(request).path("/api/questions/").toUriString();
		return this.catalogue.questions().stream().map(question -> describe(question, base, language)).toList();
	}

	@GetMapping("/api/questions/{topic}/{name}")
	ResponseEntity<byte[]> ask(@PathVariable String topic, @PathVariable String name, HttpServletRequest request) {
		Target target = target(topic + "/" + name);
		Answer answer = this.answers.ask(target.question(), Address.of(request).arguments(OWN_PARAMETERS),
				Languages.of(request));
		List<Format> formats = switch (answer.result()) {
			case Answer.Truth _ -> Format.forTables();
			case Answer.Rows _ -> Format.forTriples(false);
			case Answer.Triples _ -> Format.forTriples(true);
		};
		return respond(answer, formats, target.format(), request);
	}

	@GetMapping("/api/questions/{topic}/{name}/{part}")
	ResponseEntity<byte[]> coverage(@PathVariable String topic, @PathVariable String name, @PathVariable String part,
			HttpServletRequest request) {
		Question question = question(topic + "/" + name);
		Target target = Target.parse(part, question);
		if (!target.name().equals(COVERAGE) || question.coverage() == null) {
			throw new UnknownNameException("%s/%s".formatted(question.name(), part), PLACE,
					this.catalogue.questions()
						.stream()
						.filter(other -> other.coverage() != null)
						.map(other -> other.name() + "/" + COVERAGE)
						.toList());
		}
		Answer answer = this.answers.coverage(question, Address.of(request).arguments(OWN_PARAMETERS),
				Languages.of(request));
		return respond(answer, Format.forTables(), target.format(), request);
	}

	private ResponseEntity<byte[]> respond(Answer asked, List<Format> formats, @Nullable Format suffix,
			HttpServletRequest request) {
		String language = Languages.of(request);
		String sort = request.getParameter("sort");
		Answer answer = (sort != null && !sort.isBlank()) ? asked.sortedBy(sort, language) : asked;
		Format format = (suffix != null) ? Format.require(suffix, formats)
				: Format.negotiate(request.getHeader(HttpHeaders.ACCEPT), formats);
		Page page = Page.of(request, answer.question().pageSize());
		var response = ResponseEntity.ok()
			.contentType(format.mediaType())
			.eTag("W/\"%s-%s-%s-%s\"".formatted(answer.version(), language, format.suffix(),
					LocalDate.now(ZoneOffset.UTC)))
			.header(HttpHeaders.CONTENT_DISPOSITION, format.disposition(answer.question().name()))
			.varyBy(Languages.varyBy())
			.header(HttpHeaders.CONTENT_LANGUAGE, language)
			.header("Samgraf-Version", answer.version())
			.header("Samgraf-Edition", this.answers.edition())
			.header("Samgraf-Rests-On", "claims=%d, documents=%d, visits=%d".formatted(answer.evidence().size(),
					answer.documents(), answer.visits()));
		if (answer.result() instanceof Answer.Rows rows) {
			response.header("Samgraf-Rows", Integer.toString(rows.rows().size()));
			if (!page.isLast(rows.rows().size())) {
				response.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(address(request, page.number() + 1)));
			}
		}
		return response.body(this.writer.write(answer, format, page, language));
	}

	private static String address(HttpServletRequest request, int page) {
		return ServletUriComponentsBuilder.fromContextPath(request).toUriString()
				+ Address.of(request).with("page", Integer.toString(page));
	}

	private Target target(String path) {
		int dot = path.lastIndexOf('.');
		return (dot < 0 || Format.ofSuffix(path.substring(dot + 1)).isEmpty()) ? new Target(path, question(path), null)
				: Target.parse(path, question(path.substring(0, dot)));
	}

	private Question question(String name) {
		return this.catalogue.find(name)
			.orElseThrow(() -> new UnknownNameException(name, PLACE,
					this.catalogue.questions().stream().map(Question::name).toList()));
	}

	private QuestionDescription describe(Question question, String base, String language) {
		return QuestionDescription.of(question, this.answers.choices(question), this.answers.labels(), base, language);
	}

	/**
	 * What a path asks for: a question or a part of one, and the format of its suffix.
	 */
	private record Target(String name, Question question, @Nullable Format format) {

		static Target parse(String path, Question question) {
			int dot = path.lastIndexOf('.');
			Format format = (dot < 0) ? null : Format.ofSuffix(path.substring(dot + 1)).orElse(null);
			return new Target((format != null) ? path.substring(0, dot) : path, question, format);
		}
	}

}
