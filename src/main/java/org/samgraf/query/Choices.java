package org.samgraf.query;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.jena.graph.Node;

/** What one parameter accepts in one version of the dataset, and under which names. */
public final class Choices {

	private static final int NEAREST = 3;

	/** Choices that lead to an answer are suggested before others that are as near. */
	private static final double BONUS_FOR_CLAIMS = 0.15;

	private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

	private final List<Choice> all;

	private final Labels labels;

	Choices(List<Choice> all, Labels labels) {
		this.all = all;
		this.labels = labels;
	}

	/** Everything that is accepted, in the order of the query that lists it. */
	public List<Choice> all() {
		return this.all;
	}

	/**
	 * The things that a text may stand for: by IRI, by key, by a preferred name, by any
	 * name, whichever comes first. Capitals, spaces and hyphens make no difference.
	 * @return empty where nothing fits, several where the text is ambiguous
	 */
	Collection<Node> find(String text) {
		String wanted = normalise(text);
		List<Node> found = matching(node -> Stream.of(node.getURI()), text);
		if (found.isEmpty()) {
			found = matching(node -> Stream.of(normalise(Labels.key(node))), wanted);
		}
		if (found.isEmpty()) {
			found = matching(node -> Stream.of("sv", "en").map(lang -> normalise(this.labels.of(node, lang))), wanted);
		}
		if (found.isEmpty()) {
			found = matching(node -> this.labels.variants(node).stream().map(Choices::normalise), wanted);
		}
		return found;
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

	private List<Node> matching(Function<Node, Stream<String>> names, String wanted) {
		Set<Node> found = new LinkedHashSet<>();
		for (Choice choice : this.all) {
			if (names.apply(choice.value()).anyMatch(wanted::equals)) {
				found.add(choice.value());
			}
		}
		return List.copyOf(found);
	}

	private static String normalise(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFC)
			.toLowerCase(Locale.ROOT)
			.replaceAll("[\\s\\u00A0\\-\\u2010-\\u2014]+", " ")
			.strip();
	}

}
