package org.samgraf.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.samgraf.html.Links;
import org.samgraf.http.Format;
import org.samgraf.query.Answer;
import org.samgraf.query.Answers;
import org.samgraf.query.ColumnNames;
import org.samgraf.query.Labels;
import org.samgraf.query.Question;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What stands below an answer: how it was found, how to take it along and cite it. */
@Component
class QuestionParts {

	private static final String API = "/api/questions/";

	private static final String EDITION = "edition";

	private static final int WHOLE = org.samgraf.http.Page.MAX_SIZE;

	private final Answers answers;

	private final Links links;

	QuestionParts(Answers answers, Links links) {
		this.answers = answers;
		this.links = links;
	}

	/**
	 * A term that a query uses.
	 *
	 * @param definition what it means
	 */
	record Term(String label, @Nullable String href, String definition) {
	}

	/**
	 * How to use an answer.
	 *
	 * @param downloads the answer in other formats
	 * @param api the whole address of the answer for programs
	 * @param table the whole address of the answer as CSV; null for triples
	 * @param workbench where the query can be changed
	 * @param permalink the whole address of the page, with language and edition
	 * @param edition of the data
	 * @param earlier the edition that the address names where that is another; else null
	 * @param arguments in words
	 */
	record Use(List<Download> downloads, String api, @Nullable String table, String workbench, String permalink,
			String edition, @Nullable String earlier, String arguments) {
	}

	/** A format to take an answer along in. */
	record Download(String format, String href) {
	}

	/** The terms of a query that have a definition, in the order of their first use. */
	List<Term> terms(Question question, Labels labels, String language) {
		Map<Node, String> definitions = new LinkedHashMap<>();
		this.answers.lookup("definitions").forEach(row -> {
			Node definition = Objects.requireNonNull(row.get("definition"));
			if (definition.getLiteralLanguage().equals(language)) {
				definitions.put(Objects.requireNonNull(row.get("term")), definition.getLiteralLexicalForm());
			}
		});
		List<Term> terms = new ArrayList<>();
		question.terms().forEach(term -> {
			String definition = definitions.get(term);
			if (definition != null) {
				terms.add(new Term(labels.of(term, language), this.links.to(term), definition));
			}
		});
		return terms;
	}

	Use use(Question question, @Nullable Answer answer, Address address, String language) {
		String edition = this.answers.edition();
		List<String> named = address.parameters().getOrDefault(EDITION, List.of());
		String earlier = named.isEmpty() || named.contains(edition) ? null : named.getFirst();
		boolean triples = question.query().isConstructType() || question.query().isDescribeType();
		Address plain = address.without(EDITION, "page", "size").with("lang", language);
		int rows = (answer != null && answer.result() instanceof Answer.Rows(var columns, var all)) ? all.size() : 0;
		Address api = ((rows > question.pageSize()) ? plain.with("size", Integer.toString(WHOLE)) : plain)
			.at(API + question.name());
		List<Download> downloads = (triples ? List.of(Format.TURTLE, Format.JSON_LD, Format.N_TRIPLES)
				: List.of(Format.CSV, Format.XLSX, Format.JSON, Format.TURTLE))
			.stream()
			.map(format -> new Download(format.label(), in(format, api).toString()))
			.toList();
		String host = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
		return new Use(downloads, host + in(triples ? Format.JSON_LD : Format.JSON, api),
				triples ? null : host + in(Format.CSV, api), workbench(question, address),
				host + plain.with(EDITION, edition), edition, earlier,
				(answer != null) ? arguments(answer, language) : "");
	}

	private static Address in(Format format, Address api) {
		return api.at(api.path() + "." + format.suffix());
	}

	private static String workbench(Question question, Address address) {
		SequencedMap<String, List<String>> parameters = new LinkedHashMap<>();
		parameters.put("question", List.of(question.name()));
		address.parameters().forEach((name, values) -> {
			if (question.parameter(name).isPresent()) {
				parameters.put(name, values);
			}
		});
		return new Address("/workbench", parameters).toString();
	}

	private String arguments(Answer answer, String language) {
		ColumnNames names = this.answers.columnNames();
		return answer.arguments()
			.entrySet()
			.stream()
			.map(argument -> names.of(argument.getKey(), language) + ": "
					+ argument.getValue()
						.stream()
						.map(node -> answer.labels().of(node, language))
						.collect(Collectors.joining(", ")))
			.collect(Collectors.joining("; "));
	}

}
