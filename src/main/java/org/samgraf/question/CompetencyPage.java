package org.samgraf.question;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.samgraf.html.Links;
import org.samgraf.http.Languages;
import org.samgraf.query.Answers;
import org.samgraf.query.ColumnNames;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** Shows the competency questions and how the graph answers them now. */
@Controller
class CompetencyPage {

	private final Competency competency;

	private final Answers answers;

	private final AnswerViews views;

	private final Links links;

	CompetencyPage(Competency competency, Answers answers, AnswerViews views, Links links) {
		this.competency = competency;
		this.answers = answers;
		this.views = views;
		this.links = links;
	}

	@GetMapping("/questions/competency")
	ModelAndView page(HttpServletRequest request, HttpServletResponse response) {
		String language = Languages.of(request);
		Cells cells = new Cells(this.answers.labels(), this.links, this.views.marks(), language);
		ColumnNames names = this.answers.columnNames();
		SequencedMap<String, List<CompetencyView>> shown = new LinkedHashMap<>();
		Map<String, List<Competency.Tried>> cases = this.competency.cases();
		cases.forEach((number, tried) -> shown.put(number,
				tried.stream().map(one -> CompetencyView.of(one, cells, names, this.links.base(), language)).toList()));
		response.setHeader("Samgraf-Edition", this.answers.edition());
		response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language);
		response.setHeader(HttpHeaders.VARY, String.join(", ", Languages.varyBy()));
		return new ModelAndView("questions/competency", Map.of("cases", shown, "passed",
				cases.values().stream().filter(Competency::passed).count(), "failed",
				cases.values().stream().filter(tried -> !tried.isEmpty() && !Competency.passed(tried)).count(),
				"missing",
				cases.entrySet().stream().filter(tried -> tried.getValue().isEmpty()).map(Map.Entry::getKey).toList(),
				"edition", this.answers.edition()));
	}

	@GetMapping("/api/competency")
	@ResponseBody
	Report report() {
		return new Report(this.answers.edition(),
				this.competency.cases()
					.entrySet()
					.stream()
					.map(entry -> new Result(entry.getKey(), Competency.passed(entry.getValue()), entry.getValue()
						.stream()
						.map(tried -> new Case(tried.expected().name(), tried.question().name(), tried.expected().ask(),
								tried.address(), tried.passed(), tried.expected().rows(), tried.differences()))
						.toList()))
					.toList());
	}

	/** All of them, for programs. */
	record Report(String edition, List<Result> questions) {
	}

	/**
	 * One of them.
	 *
	 * @param passed whether it has cases and all of them are as expected
	 */
	record Result(String name, boolean passed, List<Case> cases) {
	}

	/** A way to ask it, and what must come back. */
	record Case(String name, String question, Map<String, List<String>> ask, String address, boolean passed,
			List<Map<String, Object>> expected, List<String> differences) {
	}

}
