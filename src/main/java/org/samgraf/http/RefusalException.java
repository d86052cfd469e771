package org.samgraf.http;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request is refused before it comes to any door. */
public final class RefusalException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final HttpStatus status;

	private final String title;

	private final String text;

	private final @Nullable Duration retryAfter;

	private final transient Object[] arguments;

	/**
	 * A refusal.
	 * @param title the key of its title
	 * @param text the key of what there is to say
	 * @param retryAfter when it may go better; null where it never will
	 * @param arguments of the text
	 */
	public RefusalException(HttpStatus status, String title, String text, @Nullable Duration retryAfter,
			Object... arguments) {
		super(text);
		this.status = status;
		this.title = title;
		this.text = text;
		this.retryAfter = retryAfter;
		this.arguments = arguments;
	}

	HttpStatus status() {
		return this.status;
	}

	String title() {
		return this.title;
	}

	String text(Texts texts) {
		return texts.get(this.text, this.arguments);
	}

	@Nullable Duration retryAfter() {
		return this.retryAfter;
	}

}
