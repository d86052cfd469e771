package org.samgraf.access;

/** The file of the users cannot be used. The message says where and why. */
public final class UsersException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UsersException(String message) {
		super(message);
	}

}
