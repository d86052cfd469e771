package org.samgraf.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * Makes rows of bindings. By convention a variable named claim, or that ends so, holds
 * what a row rests on.
 */
final class ClaimColumns {

	private ClaimColumns() {
	}

	static boolean isClaim(String variable) {
		return variable.equals("claim") || variable.endsWith("Claim");
	}

	/** The variables that are columns of an answer. */
	static List<String> without(List<String> variables) {
		return variables.stream().filter(name -> !isClaim(name)).toList();
	}

	/** Makes one row of those that differ in their claims alone. */
	static List<Answer.Row> merge(List<Binding> bindings) {
		Map<Map<String, Node>, Set<Node>> merged = new LinkedHashMap<>();
		for (Binding binding : bindings) {
			Map<String, Node> values = values(binding);
			values.keySet().removeIf(ClaimColumns::isClaim);
			merged.computeIfAbsent(values, key -> new LinkedHashSet<>()).addAll(claims(binding));
		}
		List<Answer.Row> rows = new ArrayList<>();
		merged.forEach((values, claims) -> rows.add(new Answer.Row(values, List.copyOf(claims))));
		return rows;
	}

	/**
	 * Makes a row of each binding, with every column as it is: whoever wrote the query
	 * gets what it says.
	 * @param known what is known to be a claim
	 */
	static List<Answer.Row> keep(List<Binding> bindings, Collection<Node> known) {
		return bindings.stream()
			.map(binding -> new Answer.Row(values(binding), claims(binding).stream().filter(known::contains).toList()))
			.toList();
	}

	/** What stands in the columns for claims. */
	static Set<Node> claims(Binding binding) {
		Set<Node> claims = new LinkedHashSet<>();
		binding.forEach((variable, node) -> {
			if (isClaim(variable.getVarName()) && node.isURI()) {
				claims.add(node);
			}
		});
		return claims;
	}

	static Map<String, Node> values(Binding binding) {
		Map<String, Node> values = new LinkedHashMap<>();
		binding.forEach((variable, node) -> values.put(variable.getVarName(), node));
		return values;
	}

}
