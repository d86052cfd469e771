package org.samgraf.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.samgraf.html.Links;
import org.samgraf.query.Answer;
import org.samgraf.query.Answers;
import org.samgraf.query.Expectation;
import org.samgraf.query.Question;
import org.samgraf.query.QuestionCatalogue;
import org.springframework.stereotype.Component;

/**
 * The questions that the graph was made to answer, each with what it must answer and what
 * it does answer now.
 */
@Component
class Competency {

	/** How many there are, named CQ1, CQ2 and so on. */
	private static final int COUNT = 30;

	private static final String PREFIX = "CQ";

	private final QuestionCatalogue catalogue;

	private final Answers answers;

	private final Links links;

	private volatile @Nullable Kept kept;

	Competency(QuestionCatalogue catalogue, Answers answers, Links links) {
		this.catalogue = catalogue;
		this.answers = answers;
		this.links = links;
	}

	/**
	 * A case that was tried.
	 *
	 * @param differences between the answer and what is expected, in English; none where
	 * it is as expected
	 */
	record Tried(Question question, Expectation expected, Answer answer, List<String> differences) {

		public boolean passed() {
			return this.differences.isEmpty();
		}

		/** The page that asks the same. */
		public String address() {
			return new Address(QuestionPages.PLACE + this.question.name(), new LinkedHashMap<>(this.expected.ask()))
				.toString();
		}
	}

	/**
	 * Cases by competency question, in the order of their numbers; all numbers are there.
	 */
	SequencedMap<String, List<Tried>> cases() {
		String edition = this.answers.edition();
		Kept known = this.kept;
		if (known == null || !known.edition().equals(edition)) {
			known = new Kept(edition, tryAll());
			this.kept = known;
		}
		return known.cases();
	}

	private SequencedMap<String, List<Tried>> tryAll() {
		SequencedMap<String, List<Tried>> cases = new LinkedHashMap<>();
		IntStream.rangeClosed(1, COUNT).forEach(number -> cases.put(PREFIX + number, new ArrayList<>()));
		for (Question question : this.catalogue.questions()) {
			for (Expectation expected : this.catalogue.expectations(question)) {
				if (!expected.answers().isEmpty()) {
					Tried tried = attempt(question, expected);
					expected.answers()
						.forEach(number -> cases.computeIfAbsent(number, key -> new ArrayList<>()).add(tried));
				}
			}
		}
		return cases;
	}

	private Tried attempt(Question question, Expectation expected) {
		Answer answer = this.answers.ask(question, expected.ask(), "sv");
		return new Tried(question, expected, answer, expected.differences(answer, this.links.base()));
	}

	/** Whether there are cases and all of them are as expected. */
	static boolean passed(List<Tried> cases) {
		return !cases.isEmpty() && cases.stream().allMatch(Tried::passed);
	}

	private record Kept(String edition, SequencedMap<String, List<Tried>> cases) {
	}

}
