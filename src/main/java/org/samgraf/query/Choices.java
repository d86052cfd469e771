package org.samgraf.query;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.jena.graph.Node;

/** What one parameter accepts in one version of the dataset, and under which names. */
public final class Choices {

	private static final int NEAREST = 3;

	/** Choices that lead to an answer are suggested before others that are as near. */
	private static final double BONUS_FOR_CLAIMS = 0.15;

	private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

	private static final Pattern SEPARATORS = Pattern.compile("[\\s\\u00A0\\-\\u2010-\\u2014]+");

	private final List<Choice> all;

	private final Labels labels;

	/**
	 * What a text is looked up in, one after the other: keys, preferred names, all names.
	 */
	private final List<Map<String, Set<Node>>> indexes;

	Choices(List<Choice> all, Labels labels) {
		this.all = all;
		this.labels = labels;
		this.indexes = List.of(index(node -> Stream.of(Labels.key(node))),
				index(node -> Stream.of("sv", "en").map(language -> labels.of(node, language))),
				index(node -> labels.variants(node).stream()));
	}

	/** Everything that is accepted, in the order of the query that lists it. */
	public List<Choice> all() {
		return this.all;
	}

	/**
	 * The things that a text may stand for: by IRI, by key, by a preferred name, by any
	 * name, whichever comes first. In keys and names, capitals, spaces and hyphens make
	 * no difference.
	 * @return empty where nothing fits, several where the text is ambiguous
	 */
	public Collection<Node> find(String text) {
		Optional<Node> iri = this.all.stream()
			.map(Choice::value)
			.filter(node -> node.getURI().equals(text))
			.findFirst();
		if (iri.isPresent()) {
			return Set.of(iri.get());
		}
		String wanted = normalise(text);
		return this.indexes.stream()
			.map(index -> index.getOrDefault(wanted, Set.of()))
			.filter(found -> !found.isEmpty())
			.findFirst()
			.orElse(Set.of());
	}

	/** The accepted things whose names come nearest to a text, nearest first. */
	List<Node> nearest(String text) {
		String wanted = normalise(text);
		return this.all.stream()
			.sorted(Comparator.comparingDouble((Choice choice) -> similarity(choice, wanted)).reversed())
			.limit(NEAREST)
			.map(Choice::value)
			.toList();
	}

	private double similarity(Choice choice, String wanted) {
		Stream<String> names = Stream.concat(this.labels.variants(choice.value()).stream(),
				Stream.of(Labels.key(choice.value())));
		double best = names.mapToDouble(name -> SIMILARITY.apply(normalise(name), wanted)).max().orElse(0);
		return (choice.claims() > 0) ? best + BONUS_FOR_CLAIMS : best;
	}

	private Map<String, Set<Node>> index(Function<Node, Stream<String>> names) {
		Map<String, Set<Node>> index = new HashMap<>();
		for (Choice choice : this.all) {
			names.apply(choice.value())
				.forEach(name -> index.computeIfAbsent(normalise(name), key -> new LinkedHashSet<>())
					.add(choice.value()));
		}
		return index;
	}

	/** A name or key without what makes no difference in it. */
	static String normalise(String text) {
		String lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
		return SEPARATORS.matcher(lower).replaceAll(" ").strip();
	}

}
