package org.samgraf.http;

/** A text that was sent cannot be read. The message says where and why. */
public final class MalformedTextException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public MalformedTextException(String message) {
		super(message);
	}

}
