package org.samgraf.question;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.samgraf.http.Languages;
import org.samgraf.http.Page;
import org.samgraf.http.UnknownNameException;
import org.samgraf.query.Answer;
import org.samgraf.query.Answers;
import org.samgraf.query.Question;
import org.samgraf.query.QuestionCatalogue;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a person types a query of their own and sees what it gives. */
@Controller
class Workbench {

	static final String PATH = "/workbench";

	/** The most characters of an address; beyond that servers and proxies refuse it. */
	private static final int MAX_ADDRESS = 8000;

	private static final int PAGE_SIZE = 200;

	private static final Set<String> OWN_PARAMETERS = Set.of("query", "question", "view", "lang", "page", "size");

	private final QuestionCatalogue catalogue;

	private final Answers answers;

	private final AnswerViews views;

	private final WorkbenchLimits limits;

	Workbench(QuestionCatalogue catalogue, Answers answers, AnswerViews views, WorkbenchLimits limits) {
		this.catalogue = catalogue;
		this.answers = answers;
		this.views = views;
		this.limits = limits;
	}

	@GetMapping(PATH)
	ModelAndView get(@RequestParam(defaultValue = "") String query,
			@RequestParam(required = false) @Nullable String question, HttpServletRequest request,
			HttpServletResponse response) {
		if (query.isBlank()) {
			String text = (question != null)
					? this.answers.text(question(question), Address.of(request).arguments(OWN_PARAMETERS))
					: this.catalogue.questions().iterator().next().text();
			return page(text, null, request);
		}
		return run(query, request, response);
	}

	/** Takes a query that is too long for an address. */
	@PostMapping(PATH)
	ModelAndView post(@RequestParam(defaultValue = "") String query, HttpServletRequest request,
			HttpServletResponse response) {
		return query.isBlank() ? page(query, null, request) : run(query, request, response);
	}

	/**
	 * Runs a query and shows what came of it. The page is there whether the query ran or
	 * not; the endpoint is where programs learn that by a status.
	 */
	private ModelAndView run(String query, HttpServletRequest request, HttpServletResponse response) {
		// A form sends line breaks in the manner of MIME.
		String text = query.replace("\r\n", "\n");
		Attempt attempt = Attempt.at(text, request.getRequestURL().toString(), this.answers, this.limits,
				Languages.of(request));
		View view = (attempt instanceof Attempt.Answered answered) ? view(answered.answer(), request) : null;
		if (attempt instanceof Attempt.Answered answered && view != null
				&& RawText.isTooLong(answered.answer(), view.page())) {
			attempt = new Attempt.TooLarge();
		}
		ModelAndView page = page(text, attempt, request);
		if (attempt instanceof Attempt.Answered answered && view != null) {
			response.setHeader("Server-Timing", "query;dur=" + answered.milliseconds());
			page.addObject("answer", this.views.of(answered.answer(), view));
			page.addObject("raw", RawText.of(answered.answer(), view.page()));
			page.addObject("formats", RawText.formats(answered.answer()));
			page.addObject("columns", columns(answered.answer()));
			page.addObject("asked", view);
		}
		return page;
	}

	/**
	 * How the answer is wanted; what the address says of columns that a query no longer
	 * has is of an earlier one.
	 */
	private static View view(Answer answer, HttpServletRequest request) {
		View asked = View.asAsked(answer.question(), request);
		List<String> columns = columns(answer);
		String sort = (asked.sort() != null && columns.contains(asked.sort().replaceFirst("^-", ""))) ? asked.sort()
				: null;
		String chart = (asked.chart() != null && columns.contains(asked.chart())) ? asked.chart() : null;
		List<String> graph = columns.containsAll(asked.graph()) ? asked.graph() : List.of();
		return new View(asked.language(), Page.of(request, PAGE_SIZE), sort, chart, graph, asked.address());
	}

	private static List<String> columns(Answer answer) {
		return (answer.result() instanceof Answer.Rows rows) ? rows.columns() : List.of();
	}

	private ModelAndView page(String text, @Nullable Attempt attempt, HttpServletRequest request) {
		String language = Languages.of(request);
		Address address = new Address(PATH, new LinkedHashMap<>(Map.of("query", List.of(text))));
		ModelAndView page = new ModelAndView("workbench");
		page.addObject("text", text);
		page.addObject("attempt", attempt);
		page.addObject("outcome", (attempt != null) ? attempt.getClass().getSimpleName() : "");
		page.addObject("limits", this.limits);
		page.addObject("maxAddress", MAX_ADDRESS);
		page.addObject("address", address.with("lang", language).toString());
		page.addObject("endpoint", address.at("/sparql").toString());
		page.addObject("examples",
				this.catalogue.questions().stream().map(question -> Example.of(question, language)).toList());
		return page;
	}

	private Question question(String name) {
		return this.catalogue.find(name)
			.orElseThrow(() -> new UnknownNameException(name, PATH + "?question=",
					this.catalogue.questions().stream().map(Question::name).toList()));
	}

}
