package org.samgraf.gate;

import java.time.Duration;
import java.util.function.Predicate;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What the gate lets through.
 *
 * @param timeout of a request, from when it is read until its answer is ready
 * @param heavyPlaces how many requests may calculate for long at once
 * @param queue how many more may wait for such a place
 * @param requestsPerSecond how many one client may send, in the long run
 * @param maxBody bytes of a body that are read before a request is looked at
 * @param maxAnswer bytes of an answer
 * @param writers tells of a request whether it comes from somebody who may write
 */
public record GateSettings(Duration timeout, int heavyPlaces, int queue, int requestsPerSecond, long maxBody,
		long maxAnswer, Predicate<HttpServletRequest> writers) {
}
