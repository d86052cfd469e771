package org.samgraf.query;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.util.FmtUtils;

/**
 * Writes arguments into the text of a query that is ours, and leaves everything else in
 * it as it stands: comments, line breaks, order.
 */
final class QueryText {

	private static final String INDENT = "    ";

	/**
	 * The parts of a query that a brace may hide in, the braces, and words (SPARQL 1.1,
	 * 19.8).
	 */
	private static final Pattern PARTS = Pattern.compile("""
			<[^<>"{}|^`\\\\\\x00-\\x20]*>|\
			\"""(?s:[^\\\\]|\\\\.)*?\"""|'''(?s:[^\\\\]|\\\\.)*?'''|\
			"(?:[^"\\\\\\n]|\\\\.)*"|'(?:[^'\\\\\\n]|\\\\.)*'|#[^\\n]*|[{}()]|\\w+""");

	private static final Pattern NO_NAMES = Pattern
		.compile("<[^<>\\s]*>|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'|#[^\\n]*");

	/**
	 * A name with a prefix (SPARQL 1.1, 19.8, PrefixedName), as far as our queries use
	 * it.
	 */
	private static final Pattern PREFIXED = Pattern.compile("(?<![\\w?$:-])[A-Za-z][\\w-]*:[A-Za-z0-9_][\\w-]*");

	private QueryText() {
	}

	/** All names with a prefix that a text uses, outside IRIs, literals and comments. */
	static List<String> prefixedNames(String text) {
		String bare = NO_NAMES.matcher(text).replaceAll(" ");
		return PREFIXED.matcher(bare).results().map(MatchResult::group).distinct().toList();
	}

	/**
	 * The text with each argument as VALUES at the beginning of the pattern.
	 * @param query what the text says
	 * @param terms the arguments by variable; those that the query does not use are left
	 * out
	 */
	static String with(String text, Query query, Map<String, List<Node>> terms) {
		Set<Var> used = Arguments.variables(query);
		List<String> lines = terms.entrySet()
			.stream()
			.filter(term -> used.contains(Var.alloc(term.getKey())))
			.map(term -> values(term.getKey(), term.getValue(), query))
			.toList();
		if (lines.isEmpty()) {
			return text;
		}
		int place = patternOf(text);
		String rest = text.substring(place);
		String values = lines.stream().map(line -> "\n" + INDENT + line).collect(Collectors.joining());
		return text.substring(0, place) + values + (rest.startsWith("\n") ? rest : "\n" + INDENT + rest.stripLeading());
	}

	private static String values(String name, List<Node> nodes, Query query) {
		return "VALUES ?%s { %s }".formatted(name,
				nodes.stream()
					.map(node -> FmtUtils.stringForNode(node, query.getPrefixMapping()))
					.collect(Collectors.joining(" ")));
	}

	/**
	 * The place after the brace that opens the pattern. Braces in parentheses are of
	 * EXISTS in the head, those after CONSTRUCT are of its template.
	 */
	private static int patternOf(String text) {
		int parentheses = 0;
		int template = 0;
		String before = "";
		for (MatchResult part : (Iterable<MatchResult>) PARTS.matcher(text).results()::iterator) {
			String found = part.group();
			switch (found) {
				case "(" -> parentheses++;
				case ")" -> parentheses--;
				case "{" -> {
					if (template > 0 || before.equalsIgnoreCase("construct")) {
						template++;
					}
					else if (parentheses == 0) {
						return part.end();
					}
				}
				case "}" -> template = Math.max(0, template - 1);
				default -> {
				}
			}
			if (!found.startsWith("#")) {
				before = found;
			}
		}
		throw new IllegalArgumentException("The query has no pattern: " + text);
	}

}
