package org.samgraf.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;

/**
 * How the text index reads a text: in words (Unicode Standard Annex #29), in small
 * letters, without the commonest words, each by its Swedish stem. The letters å, ä and ö
 * stay what they are.
 */
public final class TextAnalysis {

	private static final Analyzer INDEXED = analyzer();

	private static final Analyzer WRITTEN = new StandardAnalyzer();

	private TextAnalysis() {
	}

	/**
	 * A word of a text.
	 *
	 * @param written as it is written, in small letters
	 * @param stem as the index holds it; null where the word is too common to be in it
	 */
	public record Word(String written, @Nullable String stem) {
	}

	/** Makes an analyzer for an index, which may close it. */
	static Analyzer analyzer() {
		return new SwedishAnalyzer();
	}

	/** The words of a text, in order. */
	public static List<Word> words(String text) {
		return tokens(WRITTEN, text).stream().map(written -> new Word(written, stem(written))).toList();
	}

	private static @Nullable String stem(String word) {
		List<String> stems = tokens(INDEXED, word);
		return stems.isEmpty() ? null : stems.getFirst();
	}

	private static List<String> tokens(Analyzer analyzer, String text) {
		List<String> tokens = new ArrayList<>();
		try (TokenStream stream = analyzer.tokenStream("", text)) {
			CharTermAttribute token = stream.addAttribute(CharTermAttribute.class);
			stream.reset();
			while (stream.incrementToken()) {
				tokens.add(token.toString());
			}
			stream.end();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("A text in memory cannot be read", ex);
		}
		return tokens;
	}

}
