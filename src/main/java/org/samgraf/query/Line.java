package org.samgraf.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.jspecify.annotations.Nullable;

/**
 * One row of a query for the product's own use.
 *
 * @param values by variable; a variable without a value is absent
 */
public record Line(Map<String, Node> values) {

	/** The value of a variable; null where it has none. */
	public @Nullable Node get(String variable) {
		return this.values.get(variable);
	}

	/** The value of a variable that always has one. */
	public Node require(String variable) {
		return Objects.requireNonNull(this.values.get(variable), variable);
	}

	/** The text of a variable that always has one. */
	public String text(String variable) {
		return require(variable).getLiteralLexicalForm();
	}

	static Map<String, Node> values(Binding row) {
		Map<String, Node> values = new LinkedHashMap<>();
		row.forEach((variable, node) -> values.put(variable.getVarName(), node));
		return values;
	}
}
