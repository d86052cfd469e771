package org.samgraf.http;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.resultset.ResultsWriter;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.jspecify.annotations.Nullable;
import org.samgraf.query.Answer;
import org.samgraf.query.Answers;
import org.samgraf.query.Evidence;
import org.samgraf.query.Labels;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes answers in the formats that fit what they hold. */
@Component
public final class AnswerWriter {

	private final JsonMapper json;

	private final Answers answers;

	public AnswerWriter(JsonMapper json, Answers answers) {
		this.json = json;
		this.answers = answers;
	}

	/**
	 * Writes.
	 * @param page which rows; has no meaning for truths and triples
	 * @param language of the names
	 */
	public byte[] write(Answer answer, Format format, Page page, String language) {
		return switch (answer.result()) {
			case Answer.Triples triples -> GraphResponse.write(triples.graph(), format);
			case Answer.Rows rows when format.isTriples() ->
				GraphResponse.write(this.answers.claims(claims(page.cut(rows.rows()))), format);
			case Answer.Rows rows when format == Format.XLSX ->
				new AnswerSheet(answer, rows, this.answers, language).write(page);
			case Answer.Rows rows when format != Format.JSON -> rows(answer, rows, format, page, language);
			case Answer.Truth truth when format != Format.JSON -> truth(truth, format);
			case Answer.Truth _, Answer.Rows _ ->
				this.json.writeValueAsBytes(new AnswerJson(answer, language, this.answers.edition()).write(page));
		};
	}

	private static Set<Node> claims(List<Answer.Row> rows) {
		return rows.stream().flatMap(row -> row.claims().stream()).collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private static byte[] truth(Answer.Truth truth, Format format) {
		var out = new ByteArrayOutputStream();
		ResultsWriter.create().lang(format.lang()).build().write(out, truth.value());
		return out.toByteArray();
	}

	/**
	 * Each column that holds things is followed by one with their names; at the end come
	 * the keys of the claims and where each stands: document, first and last code point.
	 */
	private static byte[] rows(Answer answer, Answer.Rows rows, Format format, Page page, String language) {
		List<Var> columns = new ArrayList<>();
		for (String column : rows.columns()) {
			columns.add(Var.alloc(column));
			if (rows.rows().stream().map(row -> row.values().get(column)).anyMatch(AnswerWriter::isThing)) {
				columns.add(Var.alloc(column + "Label"));
			}
		}
		columns.add(Var.alloc("claims"));
		columns.add(Var.alloc("evidence"));
		List<Binding> bindings = page.cut(rows.rows()).stream().map(row -> binding(answer, row, language)).toList();
		RowSet table = RowSetStream.create(columns, bindings.iterator());
		var out = new ByteArrayOutputStream();
		ResultsWriter.create().lang(format.lang()).build().write(out, table);
		return out.toByteArray();
	}

	private static Binding binding(Answer answer, Answer.Row row, String language) {
		BindingBuilder binding = BindingFactory.builder();
		row.values().forEach((column, node) -> {
			binding.add(Var.alloc(column), node);
			if (isThing(node)) {
				binding.add(Var.alloc(column + "Label"),
						NodeFactory.createLiteralString(answer.labels().of(node, language)));
			}
		});
		binding.add(Var.alloc("claims"), NodeFactory
			.createLiteralString(row.claims().stream().map(Labels::key).collect(Collectors.joining(" "))));
		binding.add(Var.alloc("evidence"),
				NodeFactory.createLiteralString(row.claims()
					.stream()
					.flatMap(claim -> answer.evidenceOf(claim).spans().stream())
					.map(AnswerWriter::place)
					.distinct()
					.collect(Collectors.joining(" "))));
		return binding.build();
	}

	/** Document, first and last code point. */
	static String place(Evidence.Span span) {
		return "%s@%d-%d".formatted(Labels.key(span.document()), span.start(), span.end());
	}

	static boolean isThing(@Nullable Node node) {
		return node != null && node.isURI();
	}

}
