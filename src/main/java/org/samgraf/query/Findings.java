package org.samgraf.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a search came to.
 *
 * @param words what was searched for, as far as it was taken in
 * @param shortened whether more was typed than is taken in
 * @param hits what was found, best first
 * @param complete whether nothing beyond the limit was left out
 * @param nearest where nothing was found, what is called most alike
 * @param labels the names of things
 * @param version of the dataset
 */
public record Findings(String words, boolean shortened, List<Hit> hits, boolean complete, List<Hit> nearest,
		Labels labels, String version) {

	/** The hits by the keys of their kinds, the kind of the best hit first. */
	public Map<String, List<Hit>> byKind() {
		return this.hits.stream().collect(Collectors.groupingBy(Hit::kindKey, LinkedHashMap::new, Collectors.toList()));
	}

	/** The hits of one kind; all hits where the key is empty. */
	public List<Hit> ofKind(String key) {
		return key.isEmpty() ? this.hits : this.hits.stream().filter(hit -> hit.kindKey().equals(key)).toList();
	}

	/** Whether the hits have no more than words like those that were typed. */
	public boolean guessed() {
		return all(Fit.GUESS);
	}

	/** Whether the hits have no more than some of the words. */
	public boolean partial() {
		return all(Fit.SOME);
	}

	private boolean all(Fit fit) {
		return !this.hits.isEmpty() && this.hits.getFirst().fit() == fit;
	}
}
