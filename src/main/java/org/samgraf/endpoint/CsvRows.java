package org.samgraf.endpoint;

import java.io.OutputStream;
import java.io.Writer;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.out.NodeToLabel;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterFactory;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.util.Context;

/**
 * Rows as CSV, with blank nodes as the recommendation has them, _:b0 (SPARQL 1.1 Query
 * Results CSV and TSV Formats, section 3.2). Jena writes b0, as if it were a text.
 */
final class CsvRows implements RowSetWriter {

	private final RowSetWriter jena;

	private CsvRows(RowSetWriter jena) {
		this.jena = jena;
	}

	/** Has all rows that are written as CSV written so. */
	static void register() {
		// Would take its own place again, if it came later.
		RowSetWriterRegistry.init();
		RowSetWriterFactory jena = RowSetWriterRegistry.getFactory(ResultSetLang.RS_CSV);
		RowSetWriterRegistry.register(ResultSetLang.RS_CSV, lang -> new CsvRows(jena.create(lang)));
	}

	@Override
	public void write(OutputStream out, RowSet rows, Context context) {
		this.jena.write(out, labelled(rows), context);
	}

	@Override
	public void write(Writer out, RowSet rows, Context context) {
		this.jena.write(out, labelled(rows), context);
	}

	@Override
	public void write(OutputStream out, boolean truth, Context context) {
		this.jena.write(out, truth, context);
	}

	private static RowSet labelled(RowSet rows) {
		NodeToLabel labels = NodeToLabel.createScopeByDocument();
		return RowSetStream.create(rows.getResultVars(), Iter.map(rows, row -> {
			BindingBuilder labelled = Binding.builder();
			row.forEach((column, node) -> labelled.add(column,
					node.isBlank() ? NodeFactory.createLiteralString(labels.get(null, node)) : node));
			return labelled.build();
		}));
	}

}
