package org.samgraf.store;

import org.jspecify.annotations.Nullable;

/**
 * The store could not be opened or written. The message is for the person who runs the
 * server: what happened, where, and what to do.
 */
public final class StoreException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	StoreException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
