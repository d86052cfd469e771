package org.samgraf.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.jena.graph.Node;
import org.samgraf.store.Change;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes who changed what, with a logger of its own. */
final class WriteLog {

	private static final Logger log = LoggerFactory.getLogger("org.samgraf.writes");

	private static final int MAX_NAMES = 2000;

	private WriteLog() {
	}

	/** Notes a change that was made. */
	static void note(HttpServletRequest request, String operation, Instant begun, Change change) {
		String user = plain(String.valueOf(request.getRemoteUser()));
		log.atInfo()
			.addKeyValue("user", user)
			.addKeyValue("client", request.getRemoteAddr())
			.addKeyValue("operation", operation)
			.addKeyValue("graphs", plain(change.graphs().stream().map(Node::toString).collect(Collectors.joining(" "))))
			.addKeyValue("added", change.added().size())
			.addKeyValue("removed", change.removed().size())
			.addKeyValue("millis", Duration.between(begun, Instant.now()).toMillis())
			.log("{} by {}: {} added, {} removed", operation, user, change.added().size(), change.removed().size());
	}

	/** Without what could end a line or hide a part of it. */
	private static String plain(String text) {
		String start = (text.length() > MAX_NAMES) ? text.substring(0, MAX_NAMES) + "…" : text;
		return start.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029\"]", "?");
	}

}
