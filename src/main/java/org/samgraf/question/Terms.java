package org.samgraf.question;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.apache.jena.graph.Node;
import org.samgraf.query.Answers;
import org.samgraf.query.Labels;

/**
 * What queries are made of, in one language, those used most first.
 *
 * @param prefixes what each stands for
 * @param classes with how many things are of each
 * @param properties with how often each is used, in all and on things of each class
 * @param graphs with how many triples each has
 * @param things with all their names, in all languages
 */
record Terms(Map<String, String> prefixes, List<Term> classes, List<Property> properties, List<Term> graphs,
		List<Thing> things) {

	/**
	 * A class or a named graph.
	 *
	 * @param description what it means; empty where nothing says it
	 */
	record Term(String iri, String label, String description, int uses) {
	}

	/**
	 * A property.
	 *
	 * @param on how often it is used, by the place of the class in the list of classes
	 */
	record Property(String iri, String label, String description, int uses, Map<Integer, Integer> on) {
	}

	/**
	 * A thing.
	 *
	 * @param kind the name of its class
	 */
	record Thing(String iri, String label, String kind, List<String> names) {
	}

	static Terms in(Answers answers, String language) {
		Labels labels = answers.labels();
		Map<Node, String> descriptions = descriptions(answers, language);
		List<Map<String, Node>> classes = answers.lookup("terms/classes");
		Map<Node, Integer> places = new HashMap<>();
		classes.forEach(row -> places.put(row.get("class"), places.size()));
		Map<Node, Map<Integer, Integer>> used = new LinkedHashMap<>();
		answers.lookup("terms/properties")
			.forEach(row -> used.computeIfAbsent(value(row, "property"), key -> new LinkedHashMap<>())
				.put(Objects.requireNonNull(places.get(row.get("class"))), uses(row)));
		Reader reader = new Reader(labels, descriptions, language);
		return new Terms(answers.prefixes(), classes.stream().map(row -> reader.term(row, "class")).toList(),
				used.entrySet().stream().map(entry -> reader.property(entry.getKey(), entry.getValue())).toList(),
				answers.lookup("terms/graphs").stream().map(row -> reader.term(row, "graph")).toList(),
				answers.lookup("terms/things").stream().map(reader::thing).toList());
	}

	private static Map<Node, String> descriptions(Answers answers, String language) {
		return answers.lookup("terms/descriptions")
			.stream()
			.filter(row -> value(row, "description").getLiteralLanguage().equals(language))
			.collect(Collectors.toMap(row -> value(row, "term"),
					row -> value(row, "description").getLiteralLexicalForm(), (first, second) -> first));
	}

	private static Node value(Map<String, Node> row, String column) {
		return Objects.requireNonNull(row.get(column), column);
	}

	private static int uses(Map<String, Node> row) {
		return ((Number) value(row, "uses").getLiteralValue()).intValue();
	}

	/** Reads rows into terms. */
	private record Reader(Labels labels, Map<Node, String> descriptions, String language) {

		Term term(Map<String, Node> row, String column) {
			Node term = value(row, column);
			return new Term(term.getURI(), this.labels.of(term, this.language),
					this.descriptions.getOrDefault(term, ""), uses(row));
		}

		Property property(Node property, Map<Integer, Integer> on) {
			return new Property(property.getURI(), this.labels.of(property, this.language),
					this.descriptions.getOrDefault(property, ""),
					on.values().stream().mapToInt(uses -> uses).max().orElse(0), on);
		}

		Thing thing(Map<String, Node> row) {
			Node thing = value(row, "thing");
			return new Thing(thing.getURI(), this.labels.of(thing, this.language),
					this.labels.of(value(row, "class"), this.language),
					this.labels.variants(thing).stream().sorted().toList());
		}

	}
}
