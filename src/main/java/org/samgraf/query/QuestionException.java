package org.samgraf.query;

/**
 * A question's file makes no sense. The message names the file, the place and the mend.
 */
public final class QuestionException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	QuestionException(String message) {
		super(message);
	}

}
