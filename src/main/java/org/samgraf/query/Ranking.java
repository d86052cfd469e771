package org.samgraf.query;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;
import org.samgraf.store.TextAnalysis;
import org.samgraf.store.TextAnalysis.Word;

/**
 * Puts what was found in order: by how it fits, whatever the text index thought of it;
 * then what claims name; then by the better name. What is found twice counts as what fits
 * better.
 */
final class Ranking {

	/** How much of a name is looked at, in UTF-16 units; names can be of any length. */
	private static final int LOOKED_AT = 300;

	private final Wording wording;

	private final String text;

	private final Labels labels;

	private final Things things;

	private final String language;

	private final Map<Object, Hit> found = new HashMap<>();

	Ranking(Wording wording, Labels labels, Things things, String language) {
		this.wording = wording;
		this.text = Choices.normalise(wording.text());
		this.labels = labels;
		this.things = things;
		this.language = language;
	}

	/** What a thing has that fits. */
	private record Match(Fit fit, int off, @Nullable String name) {
	}

	/**
	 * Adds a thing that fits at least so well; what is in the dataset but is no thing of
	 * ours is left out.
	 */
	void add(Node thing, Fit fit) {
		Things.Entry entry = this.things.get(thing);
		Hit before = this.found.get(thing);
		if (entry == null || (before != null && before.fit().compareTo(fit) <= 0)) {
			return;
		}
		Match match = switch (fit) {
			case KEY, NAME, TEXT -> new Match(fit, 0, null);
			case BEGINNING, WORDS -> best(thing, this::byWords);
			case GUESS -> best(thing, this::byLetters);
			case SOME -> some(thing);
		};
		if (match.off() * 2 <= this.wording.words().size() || fit == Fit.GUESS) {
			this.found.put(thing, hit(thing, match));
		}
	}

	/** A thing as a hit, for what was found otherwise than by its words. */
	Hit hit(Node thing) {
		return hit(thing, new Match(Fit.SOME, 0, null));
	}

	private Hit hit(Node thing, Match match) {
		String label = this.labels.of(thing, this.language);
		Things.Entry entry = Objects.requireNonNull(this.things.get(thing));
		return new Hit(new Hit.Thing(thing), entry.kind(), match.fit(), match.off(), label,
				label.equals(match.name()) ? null : match.name(), this.things.definition(thing, this.language),
				entry.claims());
	}

	/** Adds a question, where it fits at least so well. */
	void add(QuestionWords question, Fit worst) {
		Question asked = question.question();
		question.fit(this.wording, worst).ifPresent(fit -> {
			String name = asked.summary().getOrDefault(this.language, asked.name());
			this.found.put(asked,
					new Hit(new Hit.Asked(asked), NodeFactory.createLiteralString(Hit.QUESTION), fit,
							(fit == Fit.SOME) ? question.missing(this.wording) : 0, name, null,
							asked.description().get(this.language), 0));
		});
	}

	/** Whether anything was found that fits at least so well. */
	boolean has(Fit fit) {
		return this.found.values().stream().anyMatch(hit -> hit.fit().compareTo(fit) <= 0);
	}

	/** What was found, best first. */
	List<Hit> hits() {
		Comparator<Hit> order = Comparator.comparing(Hit::fit)
			.thenComparingInt(Hit::off)
			.thenComparing(hit -> hit.claims() == 0)
			.thenComparing(hit -> hit.matched() != null)
			.thenComparingInt(hit -> -this.things.claimsOfKind(hit.kind()))
			.thenComparingInt(hit -> -hit.claims())
			.thenComparingInt(hit -> hit.name().length())
			.thenComparing(Hit::name)
			.thenComparing(Hit::key);
		return this.found.values().stream().sorted(order).toList();
	}

	private interface Matching {

		Match match(String name);

	}

	/** The match of the best of a thing's names; its name in our language if as good. */
	private Match best(Node thing, Matching matching) {
		String label = this.labels.of(thing, this.language);
		Comparator<Match> order = Comparator.comparing(Match::fit)
			.thenComparingInt(Match::off)
			.thenComparing(match -> !label.equals(match.name()))
			.thenComparingInt(match -> String.valueOf(match.name()).length())
			.thenComparing(match -> String.valueOf(match.name()));
		return names(thing).map(matching::match).min(order).orElse(new Match(Fit.TEXT, 0, null));
	}

	private Stream<String> names(Node thing) {
		return this.labels.variants(thing)
			.stream()
			.map(name -> (name.length() > LOOKED_AT) ? name.substring(0, LOOKED_AT) : name);
	}

	private Match byWords(String name) {
		String plain = Choices.normalise(name);
		if (plain.equals(this.text)) {
			return new Match(Fit.NAME, 0, name);
		}
		if (plain.startsWith(this.text)) {
			return new Match(Fit.BEGINNING, 0, name);
		}
		// Another name has all words, or a title, which is no name.
		boolean all = this.wording.words().stream().allMatch(word -> Wording.has(name, word));
		return new Match(all ? Fit.WORDS : Fit.TEXT, 0, all ? name : null);
	}

	private Match byLetters(String name) {
		List<Word> words = TextAnalysis.words(name);
		int off = this.wording.words()
			.stream()
			.mapToInt(typed -> words.stream()
				.mapToInt(word -> Wording.same(typed, word) ? 0 : Wording.distance(typed, word))
				.min()
				.orElse(LOOKED_AT))
			.sum();
		// A name that has other words too is further off than one that has not.
		return new Match(Fit.GUESS, 2 * off + ((words.size() > this.wording.words().size()) ? 1 : 0), name);
	}

	private Match some(Node thing) {
		List<String> names = names(thing).toList();
		long missing = this.wording.words()
			.stream()
			.filter(word -> Stream.concat(names.stream(), this.things.definitions(thing).stream())
				.noneMatch(text -> Wording.has(text, word)))
			.count();
		return new Match(Fit.SOME, (int) missing, null);
	}

}
