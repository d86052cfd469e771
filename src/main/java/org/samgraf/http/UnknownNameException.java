package org.samgraf.http;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.text.similarity.LevenshteinDistance;

/** There is nothing of the name that was asked for. */
public final class UnknownNameException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private static final int NEAREST = 3;

	/** How much of a name is compared. */
	private static final int LONGEST = 100;

	/** A name that was meant differs in at most one letter of so many. */
	private static final int MEANT = 3;

	private final String name;

	private final String place;

	private final transient List<String> nearest;

	/**
	 * Remembers what was asked for and finds what may have been meant.
	 * @param place the path on this server that a name is appended to
	 * @param known all names that there are
	 */
	public UnknownNameException(String name, String place, Collection<String> known) {
		super(name);
		this.name = name;
		this.place = place;
		String wanted = name.substring(0, Math.min(name.length(), LONGEST));
		// What is further away has the distance -1.
		LevenshteinDistance distance = new LevenshteinDistance(Math.max(2, wanted.length() / MEANT));
		Map<String, Integer> distances = new HashMap<>();
		known.forEach(other -> distances.put(other, distance.apply(other, wanted)));
		this.nearest = distances.entrySet()
			.stream()
			.filter(other -> other.getValue() >= 0)
			.sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
			.limit(NEAREST)
			.map(Map.Entry::getKey)
			.toList();
	}

	String name() {
		return this.name;
	}

	/** Where the thing of a known name is. */
	Link linkTo(String known) {
		return new Link(this.place + known, known);
	}

	/** The known names that come nearest, nearest first. */
	List<String> nearest() {
		return this.nearest;
	}

	/** A way out. */
	record Link(String address, String name) {
	}

}
