package org.samgraf.question;

import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.resultset.ResultsWriter;
import org.samgraf.guard.Weight;
import org.samgraf.http.Page;
import org.samgraf.query.Answer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One page of an answer as programs read it, with nothing but what the query gave. */
final class RawText {

	private static final long MAX_BYTES = 4_000_000;

	/** All of it is looked through for the page. */
	private static final long MAX_GRAPH = 50_000_000;

	private RawText() {
	}

	/** Rows as TSV (SPARQL 1.1 Query Results CSV and TSV Formats), triples as Turtle. */
	static String of(Answer answer, Page page) {
		return switch (answer.result()) {
			case Answer.Truth truth -> Boolean.toString(truth.value());
			case Answer.Rows rows -> rows(rows.columns(), page.cut(rows.rows()));
			case Answer.Triples triples -> {
				Graph graph = GraphFactory.createGraphMem();
				graph.getPrefixMapping().setNsPrefixes(answer.question().query().getPrefixMapping());
				page.cut(triples.graph().stream().sorted(Comparator.comparing(Triple::toString)).toList())
					.forEach(graph::add);
				yield RDFWriter.source(graph).lang(Lang.TURTLE).asString();
			}
		};
	}

	/**
	 * Whether a page of an answer is more than anybody reads: a page with it would be
	 * many times as large.
	 */
	static boolean isTooLong(Answer answer, Page page) {
		return switch (answer.result()) {
			case Answer.Truth _ -> false;
			case Answer.Rows rows -> page.cut(rows.rows())
				.stream()
				.flatMap(row -> row.values().values().stream())
				.mapToLong(Weight::of)
				.sum() > MAX_BYTES;
			case Answer.Triples triples -> triples.graph().stream().mapToLong(Weight::of).sum() > MAX_GRAPH;
		};
	}

	private static String rows(List<String> columns, List<Answer.Row> rows) {
		Stream<Binding> bindings = rows.stream().map(row -> {
			var binding = BindingFactory.builder();
			row.values().forEach((name, node) -> binding.add(Var.alloc(name), node));
			return binding.build();
		});
		var out = new ByteArrayOutputStream();
		ResultsWriter.create()
			.lang(ResultSetLang.RS_TSV)
			.build()
			.write(out, RowSetStream.create(Var.varList(columns), bindings.iterator()));
		return out.toString(UTF_8);
	}

	/** The names by which the SPARQL endpoint knows the formats that fit an answer. */
	static List<String> formats(Answer answer) {
		return switch (answer.result()) {
			case Answer.Rows _ -> List.of("csv", "tsv", "json", "xml");
			case Answer.Triples _ -> List.of("ttl", "nt", "json-ld", "xml");
			case Answer.Truth _ -> List.of("json", "xml");
		};
	}

}
