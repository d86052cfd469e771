package org.samgraf.query;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.lucene.queryparser.classic.QueryParserBase;
import org.samgraf.store.TextAnalysis;
import org.samgraf.store.TextAnalysis.Word;

/**
 * What a person typed into a search, and the queries of the text index that it stands
 * for. Only its words go into these, escaped: nothing that is typed is an operator.
 *
 * @param text what was typed, without what cannot be seen
 * @param words its words without repetition; without the commonest ones where there are
 * others
 * @param shortened whether more was typed than is taken in
 */
record Wording(String text, List<Word> words, boolean shortened) {

	private static final int MAX_LENGTH = 200;

	private static final int MAX_WORDS = 12;

	/** From how many letters on a word may have one wrong, and two. */
	private static final int ONE_WRONG_FROM = 5;

	private static final int TWO_WRONG_FROM = 8;

	/** Words whose lengths differ by more are never forms of one that is misspelt. */
	private static final int MOST_ENDINGS = 5;

	/** Format characters, which turn or join what stands around them, and halves. */
	private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Co}]");

	private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cc}\\p{Z}]+");

	static Wording of(String typed) {
		int end = Math.min(typed.length(), MAX_LENGTH);
		String cut = UNSEEN.matcher(typed.substring(0, end)).replaceAll("");
		String text = SPACE.matcher(Normalizer.normalize(cut, Normalizer.Form.NFC)).replaceAll(" ").strip();
		List<Word> all = TextAnalysis.words(text).stream().distinct().toList();
		List<Word> telling = all.stream().filter(word -> word.stem() != null).toList();
		List<Word> words = telling.isEmpty() ? all : telling;
		return new Wording(text, words.stream().limit(MAX_WORDS).toList(),
				end < typed.length() || words.size() > MAX_WORDS);
	}

	/** Finds names with all words, in any form or as beginnings. */
	String names() {
		return all(Wording::name);
	}

	/** Finds texts with all words, in any form. */
	String texts() {
		return all(word -> "description:" + escape(word));
	}

	/** Finds names with all words, misspelt or not. */
	String guesses() {
		return all(word -> name(word) + fuzzy(word));
	}

	/** Finds names and texts with any of the words. */
	String some() {
		return this.words.stream()
			.map(word -> name(word) + related(word) + " description:" + escape(word))
			.collect(Collectors.joining(" "));
	}

	private String all(Function<Word, String> part) {
		return this.words.stream().map(word -> "+(" + part.apply(word) + ")").collect(Collectors.joining(" "));
	}

	/** The index takes the stem of a word itself, but not of the beginning of one. */
	private static String name(Word word) {
		String written = escape(word);
		return "label:" + written + "^4 label:" + written + "*";
	}

	private static String related(Word word) {
		return hasFamily(word) ? " label:%s*^0.5".formatted(QueryParserBase.escape(String.valueOf(word.stem()))) : "";
	}

	/** Compares stems, since the index has no other words. */
	private static String fuzzy(Word word) {
		int edits = edits(word);
		return (edits > 0 && word.stem() != null)
				? " label:%s~%d^0.5".formatted(QueryParserBase.escape(word.stem()), edits) : "";
	}

	private static String escape(Word word) {
		return QueryParserBase.escape(word.written());
	}

	/** How many letters of a word may be wrong; in a short one none, or all fits. */
	private static int edits(Word word) {
		int letters = word.written().codePointCount(0, word.written().length());
		return (letters >= TWO_WRONG_FROM) ? 2 : (letters >= ONE_WRONG_FROM) ? 1 : 0;
	}

	/** Whether a text has a word, as far as its stem stands in it. */
	static boolean has(String text, Word word) {
		return text.toLowerCase(Locale.ROOT).contains((word.stem() != null) ? word.stem() : word.written());
	}

	/** Whether a word is another, in some form or as its beginning. */
	static boolean same(Word typed, Word other) {
		return other.written().startsWith(typed.written())
				|| (typed.stem() != null && typed.stem().equals(other.stem()));
	}

	/** Whether a word is another or begins with the same stem. */
	static boolean related(Word typed, Word other) {
		return same(typed, other) || (hasFamily(typed) && other.written().startsWith(String.valueOf(typed.stem())));
	}

	/** A short stem is the beginning of too many words. */
	private static boolean hasFamily(Word word) {
		return word.stem() != null && word.stem().length() >= ONE_WRONG_FROM;
	}

	/** Whether a word may be another misspelt. */
	static boolean alike(Word typed, Word other) {
		int edits = edits(typed);
		return edits > 0 && Math.abs(typed.written().length() - other.written().length()) <= MOST_ENDINGS
				&& distance(typed, other) <= edits;
	}

	/** How many letters two words differ in, in the forms in which they differ least. */
	static int distance(Word typed, Word other) {
		LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
		int written = distance.apply(typed.written(), other.written());
		return (typed.stem() == null || other.stem() == null) ? written
				: Math.min(written, distance.apply(typed.stem(), other.stem()));
	}
}
