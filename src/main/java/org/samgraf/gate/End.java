package org.samgraf.gate;

import org.samgraf.guard.Run;

/** How it ended to calculate an answer. */
sealed interface End {

	/** There is a whole answer, to be released when it is sent. */
	record Answered(Exchange exchange) implements End {
	}

	/** It failed by itself, or because its answer could not be held. */
	record Failed(Exchange exchange, Throwable cause) implements End {
	}

	/** It was stopped, or did not begin. */
	record Stopped(Run.Stop why) implements End {
	}

}
