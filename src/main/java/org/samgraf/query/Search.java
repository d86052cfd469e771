package org.samgraf.query;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.NodeValue;
import org.samgraf.store.Snapshot;
import org.samgraf.store.Store;

/**
 * Finds things and questions by what a person types. What is misspelt is guessed at only
 * where no name fits as it is typed, and some of the words do only where nothing has them
 * all. Safe to share between threads.
 */
public final class Search {

	/** How many hits are considered. */
	private static final int MAX_HITS = 200;

	/** How many names and texts are read for them; a thing has several. */
	private static final int MAX_TEXTS = 600;

	private static final Node LIMIT = NodeValue.makeInteger(MAX_TEXTS).asNode();

	private static final int NEAREST = 5;

	/** Names less alike than this are no help. */
	private static final double ALIKE = 0.7;

	/** What claims name is suggested before what is as near. */
	private static final double BONUS_FOR_CLAIMS = 0.05;

	private static final int LOOKED_AT = 40;

	private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

	private final Store store;

	private final QuestionCatalogue catalogue;

	private final QueryRunner runner;

	private final Lookups lookups;

	private final List<QuestionWords> questions;

	/**
	 * Prepares to search.
	 * @param timeout after how long a query is stopped
	 */
	public Search(Store store, QuestionCatalogue catalogue, Lookups lookups, Duration timeout) {
		this.store = store;
		this.catalogue = catalogue;
		this.runner = new QueryRunner(timeout, Integer.MAX_VALUE);
		this.lookups = lookups;
		this.questions = catalogue.questions().stream().map(QuestionWords::of).toList();
	}

	/**
	 * Searches.
	 * @param typed any text at all
	 * @param language of names and texts in the findings; what is found does not depend
	 * on it
	 */
	public Findings search(String typed, String language) {
		Wording wording = Wording.of(typed);
		return this.store.read(snapshot -> search(snapshot, wording, language));
	}

	private Findings search(Snapshot snapshot, Wording wording, String language) {
		Labels labels = this.lookups.labels(snapshot);
		Things things = this.lookups.things(snapshot);
		Ranking ranking = new Ranking(wording, labels, things, language);
		things.called(wording.text()).forEach(thing -> ranking.add(thing, Fit.KEY));
		boolean complete = true;
		// The words of an IRI are no words.
		if (!wording.words().isEmpty() && !wording.text().contains("://")) {
			complete = look(snapshot, ranking, wording.names(), Fit.WORDS);
			complete &= look(snapshot, ranking, wording.texts(), Fit.TEXT);
			this.questions.forEach(question -> ranking.add(question, Fit.TEXT));
			if (!ranking.has(Fit.WORDS)) {
				complete &= look(snapshot, ranking, wording.guesses(), Fit.GUESS);
				this.questions.forEach(question -> ranking.add(question, Fit.GUESS));
			}
			if (!ranking.has(Fit.GUESS)) {
				look(snapshot, ranking, wording.some(), Fit.SOME);
				this.questions.forEach(question -> ranking.add(question, Fit.SOME));
			}
		}
		List<Hit> hits = ranking.hits();
		List<Hit> nearest = hits.isEmpty() ? nearest(wording, ranking, labels, things) : List.of();
		return new Findings(wording.text(), wording.shortened(), hits.stream().limit(MAX_HITS).toList(),
				complete && hits.size() <= MAX_HITS, nearest, labels, snapshot.version());
	}

	/**
	 * Looks in the text index.
	 * @return whether that is all it has
	 */
	private boolean look(Snapshot snapshot, Ranking ranking, String words, Fit fit) {
		Query query = Arguments.bind(this.catalogue.internal("search").query(),
				Map.of("words", List.of(NodeFactory.createLiteralString(words)), "limit", List.of(LIMIT)));
		List<Binding> rows = this.runner.select(snapshot, query);
		Map<Node, Float> scores = new HashMap<>();
		rows.forEach(row -> scores.merge(row.get("thing"), score(row), Math::max));
		scores.entrySet()
			.stream()
			.sorted(Map.Entry.<Node, Float>comparingByValue().reversed())
			.limit(MAX_HITS)
			.forEach(thing -> ranking.add(thing.getKey(), fit));
		return rows.size() < MAX_TEXTS && scores.size() <= MAX_HITS;
	}

	private static float score(Binding row) {
		return ((Number) row.get("score").getLiteralValue()).floatValue();
	}

	private static List<Hit> nearest(Wording wording, Ranking ranking, Labels labels, Things things) {
		String text = cut(Choices.normalise(wording.text()));
		record Near(Node thing, double alike) {
		}
		return things.all()
			.stream()
			.map(thing -> new Near(thing, alike(text, labels.variants(thing).stream())))
			.filter(near -> near.alike() >= ALIKE)
			.sorted(Comparator.comparingDouble((Near near) -> -near.alike() - bonus(things, near.thing()))
				.thenComparing(near -> near.thing().getURI()))
			.limit(NEAREST)
			.map(near -> ranking.hit(near.thing()))
			.toList();
	}

	private static double bonus(Things things, Node thing) {
		Things.Entry entry = things.get(thing);
		return (entry != null && entry.claims() > 0) ? BONUS_FOR_CLAIMS : 0;
	}

	private static double alike(String text, Stream<String> names) {
		return names.mapToDouble(name -> SIMILARITY.apply(cut(Choices.normalise(cut(name))), text)).max().orElse(0);
	}

	private static String cut(String text) {
		return (text.length() > LOOKED_AT) ? text.substring(0, LOOKED_AT) : text;
	}

}
