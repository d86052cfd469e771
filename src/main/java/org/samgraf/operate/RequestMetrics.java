package org.samgraf.operate;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.samgraf.guard.Run;

/**
 * Counts requests and how long they take, by what was asked for and how it ended. Every
 * label comes from a list of ours, so that nobody can make new series.
 */
final class RequestMetrics {

	private static final Duration[] BUCKETS = { Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(200),
			Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30) };

	private final MeterRegistry registry;

	private final QuestionNames questions;

	private final Map<Labels, Timer> timers = new ConcurrentHashMap<>();

	RequestMetrics(MeterRegistry registry, QuestionNames questions) {
		this.registry = registry;
		this.questions = questions;
	}

	void record(Request request, Response response, Duration took) {
		Labels labels = new Labels(Operation.of(request), this.questions.of(request),
				Outcome.of(request, response.getStatus()));
		this.timers.computeIfAbsent(labels, this::timer).record(took);
		String rows = response.getHeader("Samgraf-Rows");
		if (rows != null) {
			this.registry
				.counter("samgraf.rows", "operation", labels.operation().label(), "question", labels.question())
				.increment(Integer.parseInt(rows));
		}
	}

	private Timer timer(Labels labels) {
		return Timer.builder("samgraf.requests")
			.description("Requests by operation, question and outcome")
			.tag("operation", labels.operation().label())
			.tag("question", labels.question())
			.tag("outcome", labels.outcome().label())
			.serviceLevelObjectives(BUCKETS)
			.register(this.registry);
	}

	private record Labels(Operation operation, String question, Outcome outcome) {
	}

	/** How a request ended. */
	enum Outcome {

		ANSWERED, REFUSED, STOPPED, FAILED;

		/** Of the status of a response (RFC 9110, clause 15), and what the gate noted. */
		static Outcome of(Request request, int status) {
			Object stopped = request.getAttribute(Run.Stop.class.getName());
			if (stopped == Run.Stop.PLACE) {
				return REFUSED;
			}
			if (stopped == Run.Stop.GONE) {
				return STOPPED;
			}
			if (status < HttpServletResponse.SC_BAD_REQUEST) {
				return ANSWERED;
			}
			if (status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
				return REFUSED;
			}
			return (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) ? STOPPED : FAILED;
		}

		String label() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
