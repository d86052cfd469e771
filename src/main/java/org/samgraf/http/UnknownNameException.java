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

	private final transient List<String> nearest;

	public UnknownNameException(String name, Collection<String> known) {
		super(name);
		this.name = name;
		this.nearest = known.stream()
			.sorted(Comparator.comparing(other -> LevenshteinDistance.getDefaultInstance().apply(other, name)))
			.limit(NEAREST)
			.toList();
	}

	String name() {
		return this.name;
	}

	/** The known names that come nearest, nearest first. */
	List<String> nearest() {
		return this.nearest;
	}

}
