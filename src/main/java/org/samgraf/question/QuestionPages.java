package org.samgraf.question;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.samgraf.http.Languages;
import org.samgraf.http.Texts;
import org.samgraf.http.UnknownNameException;
import org.samgraf.query.Answer;
import org.samgraf.query.Answers;
import org.samgraf.query.ArgumentException;
import org.samgraf.query.ArgumentProblem;
import org.samgraf.query.Choices;
import org.samgraf.query.ColumnNames;
import org.samgraf.query.Labels;
import org.samgraf.query.Question;
import org.samgraf.query.QuestionCatalogue;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

/**
 * The pages of the questions: the list of them, and each with its form and its answer.
 */
@Controller
class QuestionPages {

	static final String PLACE = "/questions/";

	private final QuestionCatalogue catalogue;

	private final Answers answers;

	private final AnswerViews views;

	private final QuestionParts parts;

	QuestionPages(QuestionCatalogue catalogue, Answers answers, AnswerViews views, QuestionParts parts) {
		this.catalogue = catalogue;
		this.answers = answers;
		this.views = views;
		this.parts = parts;
	}

	@GetMapping("/questions")
	ModelAndView list(@RequestParam(defaultValue = "") String q, HttpServletRequest request,
			HttpServletResponse response) {
		String language = Languages.of(request);
		ColumnNames names = this.answers.names("topics");
		SequencedMap<String, List<QuestionSummary>> topics = new LinkedHashMap<>();
		for (Question question : this.catalogue.questions()) {
			if (QuestionSummary.matches(question, q)) {
				topics.computeIfAbsent(names.of(question.topic(), language), topic -> new ArrayList<>())
					.add(QuestionSummary.of(question, this.answers.choices(question), this.answers.labels(), language));
			}
		}
		head(response, language);
		return new ModelAndView("questions/list", Map.of("topics", topics, "filter", q, "found",
				topics.values().stream().mapToInt(List::size).sum(), "total", this.catalogue.questions().size()));
	}

	@GetMapping("/questions/{topic}/{name}")
	@Nullable ModelAndView question(@PathVariable String topic, @PathVariable String name, HttpServletRequest request,
			HttpServletResponse response) {
		Question question = find(topic + "/" + name);
		String language = Languages.of(request);
		Address address = Address.of(request);
		Map<String, List<String>> written = address.arguments(QuestionController.OWN_PARAMETERS);
		Answer answer = null;
		AnswerView view = null;
		List<ArgumentProblem> problems = List.of();
		try {
			answer = this.answers.ask(question, written, language);
			String tag = "W/\"%s-%s-page-%s\"".formatted(answer.version(), language, LocalDate.now(ZoneOffset.UTC));
			head(response, language);
			if (new ServletWebRequest(request, response).checkNotModified(tag)) {
				return null;
			}
			view = this.views.of(answer, View.of(question, request));
		}
		catch (ArgumentException ex) {
			problems = ex.problems();
		}
		boolean asked = problems.isEmpty() || !problems.stream().allMatch(ArgumentProblem.Missing.class::isInstance)
				|| written.values().stream().flatMap(List::stream).anyMatch(text -> !text.isBlank());
		ModelAndView page = page(question, answer, asked ? problems : List.of(), written, address, language);
		page.addObject("view", view);
		page.addObject("asked", asked);
		head(response, language);
		if (asked && !problems.isEmpty()) {
			page.setStatus(HttpStatus.BAD_REQUEST);
		}
		return page;
	}

	private ModelAndView page(Question question, @Nullable Answer answer, List<ArgumentProblem> problems,
			Map<String, List<String>> written, Address address, String language) {
		Map<String, Choices> choices = this.answers.choices(question);
		Labels labels = this.answers.labels();
		ColumnNames names = this.answers.columnNames();
		Texts texts = new Texts(language);
		List<FieldProblem> told = problems.stream()
			.map(problem -> FieldProblem.of(problem, choices, labels, address.without("page"), texts))
			.toList();
		List<Field> fields = question.parameters()
			.stream()
			.map(parameter -> Field.of(parameter, choices.get(parameter.name()), labels, names, written,
					told.stream().filter(problem -> problem.parameter().equals(parameter.name())).toList(), language))
			.toList();
		ModelAndView page = new ModelAndView("questions/question");
		page.addObject("question", QuestionSummary.of(question, choices, labels, language));
		page.addObject("topic", this.answers.names("topics").of(question.topic(), language));
		page.addObject("fields", fields);
		page.addObject("problems",
				told.stream().filter(problem -> question.parameter(problem.parameter()).isEmpty()).toList());
		page.addObject("wrong", told.size());
		page.addObject("terms", this.parts.terms(question, labels, language));
		page.addObject("sparql", question.text());
		page.addObject("use", this.parts.use(question, answer, address, language));
		return page;
	}

	private void head(HttpServletResponse response, String language) {
		response.setHeader("Samgraf-Edition", this.answers.edition());
		response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language);
		response.setHeader(HttpHeaders.VARY, String.join(", ", Languages.varyBy()));
	}

	private Question find(String name) {
		return this.catalogue.find(name)
			.orElseThrow(() -> new UnknownNameException(name, PLACE,
					this.catalogue.questions().stream().map(Question::name).toList()));
	}

}
