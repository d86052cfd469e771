package org.samgraf;

import org.jspecify.annotations.Nullable;
import org.samgraf.access.UsersException;
import org.samgraf.load.LoadException;
import org.samgraf.operate.SettingException;
import org.samgraf.query.QuestionException;
import org.samgraf.store.StoreException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Turns a failed start into one message for whoever runs the server, without a stack
 * trace.
 */
class StartFailure implements FailureAnalyzer {

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SettingException || cause instanceof StoreException || cause instanceof LoadException
					|| cause instanceof QuestionException || cause instanceof UsersException) {
				return new FailureAnalysis(String.valueOf(cause.getMessage()), null, failure);
			}
		}
		return null;
	}

}
