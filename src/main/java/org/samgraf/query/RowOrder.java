package org.samgraf.query;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.NodeValue;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows in the order that a question's header asks for: things by their names in the
 * Swedish order (å, ä, ö last), literals by value, missing values last.
 */
final class RowOrder {

	private final Labels labels;

	private final String language;

	private final Collator collator = Collator.getInstance(Locale.of("sv"));

	RowOrder(Labels labels, String language) {
		this.labels = labels;
		this.language = language;
	}

	Comparator<Answer.Row> by(List<String> sort) {
		Comparator<Answer.Row> order = (_, _) -> 0;
		for (String key : sort) {
			boolean down = key.startsWith("-");
			String variable = down ? key.substring(1) : key;
			Function<Answer.Row, @Nullable Node> value = row -> row.values().get(variable);
			Comparator<Node> values = this::compare;
			order = order.thenComparing(value, Comparator.nullsLast(down ? values.reversed() : values));
		}
		return order;
	}

	private int compare(Node a, Node b) {
		if (a.isLiteral() && b.isLiteral()) {
			return NodeValue.compareAlways(NodeValue.makeNode(a), NodeValue.makeNode(b));
		}
		return this.collator.compare(this.labels.of(a, this.language), this.labels.of(b, this.language));
	}

}
