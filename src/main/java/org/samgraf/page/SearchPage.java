package org.samgraf.page;

import java.util.List;
import java.util.Map;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.samgraf.html.Links;
import org.samgraf.html.Names;
import org.samgraf.query.Findings;
import org.samgraf.query.Hit;

/**
 * What the page of a search shows: the best hits of each kind, or all of one kind a page
 * at a time.
 *
 * @param typed what was typed, to stand in the form again
 * @param findings what the search came to
 * @param kind the key of the kind that was chosen; empty for all
 * @param number of the page of the kind, from 1
 */
record SearchPage(String typed, Findings findings, String kind, int number, Links links) {

	/** Hits on a page of one kind. */
	private static final int SIZE = 20;

	/** Hits of each kind where all kinds are shown. */
	private static final int BEST = 5;

	/**
	 * Hits of one kind.
	 *
	 * @param key names the kind in an address
	 * @param kind its class, or a word
	 * @param count of all hits of the kind
	 * @param hits those that are shown
	 */
	record Group(String key, Node kind, int count, List<Hit> hits) {

		public boolean isCut() {
			return this.count > this.hits.size();
		}
	}

	/** Every kind with the best of its hits. */
	public List<Group> kinds() {
		return this.findings.byKind().entrySet().stream().map(SearchPage::best).toList();
	}

	private static Group best(Map.Entry<String, List<Hit>> hits) {
		return new Group(hits.getKey(), hits.getValue().getFirst().kind(), hits.getValue().size(),
				hits.getValue().stream().limit(BEST).toList());
	}

	/** What is shown below headings. */
	public List<Group> groups() {
		if (this.kind.isEmpty() || this.findings.ofKind(this.kind).isEmpty()) {
			return this.kind.isEmpty() ? kinds() : List.of();
		}
		List<Hit> all = this.findings.ofKind(this.kind);
		return List.of(new Group(this.kind, all.getFirst().kind(), all.size(),
				all.stream().skip((this.number - 1L) * SIZE).limit(SIZE).toList()));
	}

	/** How many pages the chosen kind has. */
	public int pages() {
		return this.kind.isEmpty() ? 1 : Math.max(1, Math.ceilDiv(this.findings.ofKind(this.kind).size(), SIZE));
	}

	/** Where a hit is; null where a browser should not be sent there. */
	public @Nullable String address(Hit hit) {
		return address(hit, this.links);
	}

	static @Nullable String address(Hit hit, Links links) {
		return switch (hit.target()) {
			case Hit.Thing(Node node) -> links.to(node);
			case Hit.Asked(var question) -> "/questions/" + question.name();
		};
	}

	/** A text of the graph, made safe to show in a line. */
	public String plain(String text) {
		return Names.plain(text);
	}
}
