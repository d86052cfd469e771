package org.samgraf.http;

import java.util.List;

/** None of the formats that were asked for can be given. */
public final class NotAcceptableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<Format> offered;

	public NotAcceptableException(List<Format> offered) {
		super("offered: " + offered);
		this.offered = offered;
	}

	List<Format> offered() {
		return this.offered;
	}

}
