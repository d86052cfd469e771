package org.samgraf.access;

import java.time.Duration;

import org.springframework.security.core.AuthenticationException;

/** Too many attempts to sign in have failed. */
final class TooManyAttemptsException extends AuthenticationException {

	private static final long serialVersionUID = 1L;

	private final Duration patience;

	/**
	 * Says when to come back.
	 * @param patience after which another attempt may be made; whole seconds
	 */
	TooManyAttemptsException(Duration patience) {
		super("too many attempts");
		this.patience = patience;
	}

	Duration patience() {
		return this.patience;
	}

}
