package org.samgraf.query;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/** The names of all things in one version of the dataset. */
public final class Labels {

	private final Map<Node, Map<String, String>> preferred = new HashMap<>();

	private final Map<Node, Set<String>> all = new HashMap<>();

	/**
	 * Collects names.
	 * @param rows bindings of thing, label (with its language) and preferred (a boolean)
	 */
	Labels(Collection<Binding> rows) {
		for (Binding row : rows) {
			Node thing = row.get("thing");
			Node label = row.get("label");
			this.all.computeIfAbsent(thing, key -> new HashSet<>()).add(label.getLiteralLexicalForm());
			if (Boolean.TRUE.equals(row.get("preferred").getLiteralValue())) {
				this.preferred.computeIfAbsent(thing, key -> new HashMap<>())
					.put(label.getLiteralLanguage(), label.getLiteralLexicalForm());
			}
		}
	}

	/**
	 * The name of a thing in a language, else in any language, else its key. The text of
	 * a literal.
	 */
	public String of(Node node, String language) {
		if (!node.isURI()) {
			return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
		}
		Map<String, String> names = this.preferred.getOrDefault(node, Map.of());
		String name = names.get(language);
		if (name != null) {
			return name;
		}
		return names.values().stream().sorted().findFirst().orElseGet(() -> key(node));
	}

	/** All names of a thing in all languages, variants included. */
	public Set<String> variants(Node thing) {
		return this.all.getOrDefault(thing, Set.of());
	}

	/** Everything that has a name. */
	Stream<Node> things() {
		return this.all.keySet().stream();
	}

	/** The last part of an IRI, which is the thing's key within its kind. */
	public static String key(Node thing) {
		String iri = thing.getURI();
		return iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
	}

}
