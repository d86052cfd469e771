package org.samgraf.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.apache.commons.text.similarity.LevenshteinDistance;

/** There is nothing of the name that was asked for. */
public final class UnknownNameException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private static final int NEAREST = 3;

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
		this.nearest = known.stream()
			.sorted(Comparator.comparing(other -> LevenshteinDistance.getDefaultInstance().apply(other, name)))
			.limit(NEAREST)
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
