package org.samgraf.query;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.samgraf.store.TextAnalysis;
import org.samgraf.store.TextAnalysis.Word;

/**
 * The words by which a question is found, in all languages.
 *
 * @param question the question
 * @param names those of its summaries, its tags and its name
 * @param texts those of its descriptions
 */
record QuestionWords(Question question, List<Word> names, List<Word> texts) {

	static QuestionWords of(Question question) {
		return new QuestionWords(question,
				words(Stream.of(question.summary().values(), question.tags(), List.of(question.name()))),
				words(Stream.of(question.description().values())));
	}

	private static List<Word> words(Stream<Collection<String>> texts) {
		return texts.flatMap(Collection::stream).flatMap(text -> TextAnalysis.words(text).stream()).distinct().toList();
	}

	/**
	 * How the question fits, where it fits at least so well; what is worse is not looked
	 * for.
	 */
	Optional<Fit> fit(Wording wording, Fit worst) {
		String text = Choices.normalise(wording.text());
		if (wording.words().isEmpty()) {
			return Optional.empty();
		}
		if (text.equals(Choices.normalise(this.question.name()))) {
			return Optional.of(Fit.KEY);
		}
		if (anySummary(text::equals)) {
			return Optional.of(Fit.NAME);
		}
		if (anySummary(summary -> summary.startsWith(text))) {
			return Optional.of(Fit.BEGINNING);
		}
		if (missing(wording, this.names, Wording::same) == 0) {
			return Optional.of(Fit.WORDS);
		}
		if (missing(wording, all(), Wording::same) == 0) {
			return Optional.of(Fit.TEXT);
		}
		if (worst.compareTo(Fit.GUESS) < 0) {
			return Optional.empty();
		}
		if (missing(wording, this.names,
				(typed, word) -> Wording.same(typed, word) || Wording.alike(typed, word)) == 0) {
			return Optional.of(Fit.GUESS);
		}
		return (worst == Fit.SOME && missing(wording) * 2 <= wording.words().size()) ? Optional.of(Fit.SOME)
				: Optional.empty();
	}

	private boolean anySummary(Predicate<String> fits) {
		return this.question.summary().values().stream().map(Choices::normalise).anyMatch(fits);
	}

	/** How many of the words the question does not have, nor any of their families. */
	int missing(Wording wording) {
		return missing(wording, all(), Wording::related);
	}

	private List<Word> all() {
		return Stream.concat(this.names.stream(), this.texts.stream()).toList();
	}

	private static int missing(Wording wording, List<Word> words, BiPredicate<Word, Word> fits) {
		return (int) wording.words()
			.stream()
			.filter(typed -> words.stream().noneMatch(word -> fits.test(typed, word)))
			.count();
	}
}
