package org.samgraf.question;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.samgraf.picture.BarChart;
import org.samgraf.picture.LinkGraph;

/**
 * An answer as a page shows it: in a sentence, as a table, and as pictures of the same.
 *
 * @param truth of a question for yes or no; null for any other
 * @param counts what the sentence tells
 * @param states how many units are in which state; empty where the question is not about
 * units
 * @param table the rows or the triples; null where the answer is a truth
 * @param map null where nothing in the answer lies on it
 * @param chart null where none is wanted
 * @param graph null where none is wanted
 */
record AnswerView(@Nullable Boolean truth, Counts counts, List<StateCount> states, @Nullable Table table,
		@Nullable AnswerMap map, @Nullable Chart chart, @Nullable Graph graph) {

	/**
	 * What an answer comes to, in numbers.
	 *
	 * @param triples whether rows are triples
	 * @param units different things in the columns that hold places of the map, or in the
	 * column of units
	 */
	record Counts(boolean triples, int rows, int units, int claims, long documents, long visits) {
	}

	/** How many units are in a state of reporting. */
	record StateCount(Mark mark, String name, int units) {
	}

	/**
	 * One page of the rows.
	 *
	 * @param first the number of its first row, from 1
	 * @param last the number of its last row; less than the first where there is none
	 * @param previous the address of the page before; null where there is none
	 * @param next the address of the page after; null where there is none
	 * @param empty the names of columns that are left out, since no row has a value there
	 * @param evidence whether rows rest on claims
	 */
	record Table(List<Column> columns, List<Row> rows, int first, int last, int total, @Nullable String previous,
			@Nullable String next, List<String> empty, boolean evidence) {
	}

	/**
	 * A column.
	 *
	 * @param sort the address of the page with the rows sorted by it, or the other way
	 * round where they are
	 * @param sorted ascending, descending, or null
	 */
	record Column(String name, String label, @Nullable String sort, @Nullable String sorted, boolean number) {
	}

	/**
	 * A row.
	 *
	 * @param number from 1, on all pages
	 * @param place the key of its place on the map; null where it has none
	 */
	record Row(int number, @Nullable String place, List<Cell> cells, List<Claim> claims) {
	}

	/**
	 * A claim that a row rests on.
	 *
	 * @param key names it within the data
	 * @param statement in words
	 * @param date in words
	 */
	record Claim(String key, Cell statement, Cell unit, Cell speaker, Cell modality, String date, List<Span> spans) {
	}

	/** Where in a document a claim stands, in characters counted from 0. */
	record Span(Cell document, int start, int end) {
	}

	/**
	 * Bars.
	 *
	 * @param column what is counted, in words
	 * @param more how many values have no bar
	 */
	record Chart(String column, BarChart bars, int more) {
	}

	/**
	 * Things with arrows between them.
	 *
	 * @param from what arrows go from, in words
	 * @param to what arrows go to, in words
	 * @param without how many rows lack one of the two
	 */
	record Graph(String from, String to, LinkGraph links, long without) {
	}

}
