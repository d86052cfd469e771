package org.samgraf.question;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.samgraf.http.Languages;
import org.samgraf.http.Page;
import org.samgraf.query.Question;

/**
 * How somebody wants to see an answer; all of it is in the address.
 *
 * @param sort the column that rows are sorted by, after a minus for the other way round;
 * null for the order of the question
 * @param chart the column to count in a chart; null for none
 * @param graph the columns to link in a picture, from and to; empty for none
 * @param address of the page that the answer is on
 */
record View(String language, Page page, @Nullable String sort, @Nullable String chart, List<String> graph,
		Address address) {

	/** As the question declares it. */
	static View of(Question question, HttpServletRequest request) {
		return new View(Languages.of(request), Page.of(request, question.pageSize()), written(request, "sort"),
				question.chart(), question.graph(), Address.of(request));
	}

	/**
	 * As the address asks for it: {@code chart}, {@code from} and {@code to} name
	 * columns.
	 */
	static View asAsked(Question question, HttpServletRequest request) {
		String from = written(request, "from");
		String to = written(request, "to");
		return new View(Languages.of(request), Page.of(request, question.pageSize()), written(request, "sort"),
				written(request, "chart"), (from != null && to != null) ? List.of(from, to) : List.of(),
				Address.of(request));
	}

	private static @Nullable String written(HttpServletRequest request, String name) {
		String value = request.getParameter(name);
		return (value != null && !value.isBlank()) ? value : null;
	}
}
