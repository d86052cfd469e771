package org.samgraf.endpoint;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.samgraf.store.Change;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** Each write is noted on a line that nobody can forge. */
class WriteLogTests {

	@Test
	void aWriteIsNotedOnOneLine() {
		Logger logger = (Logger) LoggerFactory.getLogger("org.samgraf.writes");
		ListAppender<ILoggingEvent> events = new ListAppender<>();
		events.start();
		logger.addAppender(events);
		try {
			MockHttpServletRequest request = new MockHttpServletRequest();
			request.setRemoteUser("anna\r\n2026-01-01 INFO put by\u2028 bo\u202e");
			Quad quad = Quad.create(NodeFactory.createURI("urn:g"), NodeFactory.createURI("urn:s"),
					NodeFactory.createURI("urn:p"), NodeFactory.createURI("urn:o"));
			WriteLog.note(request, "put", Instant.now(), new Change(Set.of(quad), Set.of()));
		}
		finally {
			logger.detachAppender(events);
		}
		ILoggingEvent event = events.list.getFirst();
		assertThat(event.getFormattedMessage())
			.isEqualTo("put by anna??2026-01-01 INFO put by? bo?: 1 added, 0 removed");
		assertThat(event.getKeyValuePairs()).extracting(pair -> pair.key)
			.containsExactly("user", "client", "operation", "graphs", "added", "removed", "millis");
		assertThat(event.getKeyValuePairs()).contains(new KeyValuePair("graphs", "urn:g"),
				new KeyValuePair("added", 1));
		assertThat(List.of(event.getFormattedMessage().split("\\R", -1))).hasSize(1);
	}

}
