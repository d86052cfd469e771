package org.samgraf.operate;

/**
 * The settings do not allow a start. The message is for the person who gave them: which,
 * where, and what would be accepted.
 */
public final class SettingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	SettingException(String message) {
		super(message);
	}

}
