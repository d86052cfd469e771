package org.samgraf.query;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.jspecify.annotations.Nullable;

/** All things that can be found in one version of the dataset. */
final class Things {

	private final Map<Node, Entry> entries = new HashMap<>();

	private final Map<String, Set<Node>> byKey = new HashMap<>();

	private final Map<Node, Integer> claimsByKind = new HashMap<>();

	private final Map<Node, Map<String, String>> definitions = new HashMap<>();

	/**
	 * What is known of a thing.
	 *
	 * @param kind its most specific class, or a plain word in place of one
	 * @param claims how many claims name it
	 */
	record Entry(Node kind, int claims) {
	}

	/**
	 * Collects things.
	 * @param rows bindings of thing, kind and perhaps claims; of several kinds of a thing
	 * the first is taken
	 * @param texts bindings of thing and definition (with its language)
	 */
	Things(Collection<Binding> rows, Collection<Binding> texts) {
		for (Binding row : rows) {
			Node thing = row.get("thing");
			Node claims = row.get("claims");
			int count = (claims != null) ? ((Number) claims.getLiteralValue()).intValue() : 0;
			Entry entry = new Entry(row.get("kind"), count);
			if (thing.isURI() && this.entries.putIfAbsent(thing, entry) == null) {
				this.byKey.computeIfAbsent(Choices.normalise(Labels.key(thing)), key -> new LinkedHashSet<>())
					.add(thing);
				this.claimsByKind.merge(entry.kind(), count, Integer::sum);
			}
		}
		for (Binding row : texts) {
			Node text = row.get("definition");
			this.definitions.computeIfAbsent(row.get("thing"), key -> new HashMap<>())
				.putIfAbsent(text.getLiteralLanguage(), text.getLiteralLexicalForm());
		}
	}

	@Nullable Entry get(Node thing) {
		return this.entries.get(thing);
	}

	/** All things. */
	Set<Node> all() {
		return this.entries.keySet();
	}

	/** How many claims name things of a kind, in all. */
	int claimsOfKind(Node kind) {
		return this.claimsByKind.getOrDefault(kind, 0);
	}

	/** The things whose key or IRI a text is. */
	Collection<Node> called(String text) {
		Node iri = NodeFactory.createURI(text);
		return this.entries.containsKey(iri) ? List.of(iri)
				: this.byKey.getOrDefault(Choices.normalise(text), Set.of());
	}

	/** What a thing is, in a language, else in any. */
	@Nullable String definition(Node thing, String language) {
		Map<String, String> texts = this.definitions.getOrDefault(thing, Map.of());
		String text = texts.get(language);
		return (text != null) ? text : texts.values().stream().sorted().findFirst().orElse(null);
	}

	/** What a thing is, in all languages. */
	Collection<String> definitions(Node thing) {
		return this.definitions.getOrDefault(thing, Map.of()).values();
	}

}
