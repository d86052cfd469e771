package org.samgraf.operate;

import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.slf4j.MDC;

/**
 * Identifies a request. The first part may come from the client, so that its log and ours
 * can be laid beside each other; the second is always ours.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits; also what the client is told as the id of its
 * request
 */
record Trace(String traceId, String spanId) {

	/**
	 * As in W3C Trace Context, clause 3.2; of later versions the parts that are known.
	 */
	private static final Pattern TRACE_PARENT = Pattern
		.compile("(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-[!-~]*)?");

	/**
	 * Identifies a request.
	 * @param traceParents the values of its headers of that name; taken over where it is
	 * one and makes sense
	 */
	static Trace of(List<String> traceParents) {
		if (traceParents.size() == 1) {
			Matcher parent = TRACE_PARENT.matcher(traceParents.getFirst());
			if (parent.matches() && (parent.group(3) == null || !parent.group(1).equals("00"))) {
				return new Trace(parent.group(2), digits());
			}
		}
		return new Trace(digits() + digits(), digits());
	}

	private static String digits() {
		long number = ThreadLocalRandom.current().nextLong();
		// All zeros mean none.
		return HexFormat.of().toHexDigits((number != 0) ? number : 1);
	}

	/** Until it is closed, what this thread logs belongs to the request. */
	Scope open() {
		MDC.put("requestId", this.spanId);
		MDC.put("traceId", this.traceId);
		MDC.put("spanId", this.spanId);
		return () -> {
			MDC.remove("requestId");
			MDC.remove("traceId");
			MDC.remove("spanId");
		};
	}

	/** Ends without failing. */
	interface Scope extends AutoCloseable {

		@Override
		void close();

	}
}
