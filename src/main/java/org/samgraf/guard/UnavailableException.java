package org.samgraf.guard;

/** A query is well-formed, but asks for what nobody is given here. */
public final class UnavailableException extends RefusedQueryException {

	private static final long serialVersionUID = 1L;

	UnavailableException(String reason) {
		super(reason);
	}

}
