package org.samgraf.query;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.apache.jena.graph.Node;

/** What the columns of answers and the parameters of questions are called in words. */
public final class ColumnNames {

	private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|_");

	private final Map<String, Map<String, String>> names = new HashMap<>();

	/**
	 * Collects names.
	 * @param rows each with a name as queries write it and a label with its language
	 */
	ColumnNames(Collection<Map<String, Node>> rows) {
		for (Map<String, Node> row : rows) {
			Node name = row.get("name");
			Node label = row.get("label");
			if (name != null && label != null) {
				this.names.computeIfAbsent(name.getLiteralLexicalForm(), key -> new HashMap<>())
					.putIfAbsent(label.getLiteralLanguage(), label.getLiteralLexicalForm());
			}
		}
	}

	/**
	 * The name in a language; where there is none, the words that the variable is made
	 * of.
	 */
	public String of(String variable, String language) {
		String name = this.names.getOrDefault(variable, Map.of()).get(language);
		return (name != null) ? name : String.join(" ", WORD.split(variable)).toLowerCase(Locale.ROOT);
	}

	/** Whether a variable has a name in both languages. */
	public boolean isNamed(String variable) {
		return this.names.getOrDefault(variable, Map.of()).keySet().containsAll(Set.of("sv", "en"));
	}

}
