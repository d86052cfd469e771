package org.samgraf.guard;

import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.Duration;

import org.apache.jena.sparql.expr.NodeValue;
import org.jspecify.annotations.Nullable;

/**
 * Durations. The JDK adds them to a date month by month, and compares them by doing so,
 * and cannot be stopped meanwhile.
 */
final class Durations {

	/** Nearly three hundred years. */
	private static final int MAX_DAYS = 100_000;

	private Durations() {
	}

	/**
	 * Passes what is no duration, or has not too many days.
	 * @throws LimitExceededException where it has
	 */
	static void require(NodeValue value) {
		if (isLong(value)) {
			throw new LimitExceededException(
					"The query calculates with a duration of more than %,d days.".formatted(MAX_DAYS));
		}
	}

	/** Whether it is a duration of too many days. */
	static boolean isLong(NodeValue value) {
		if (!value.isDuration()) {
			return false;
		}
		Duration duration = value.getDuration();
		double days = number(duration.getField(DatatypeConstants.DAYS))
				+ number(duration.getField(DatatypeConstants.HOURS)) / 24
				+ number(duration.getField(DatatypeConstants.MINUTES)) / (24 * 60)
				+ number(duration.getField(DatatypeConstants.SECONDS)) / (24 * 60 * 60);
		return days > MAX_DAYS;
	}

	private static double number(@Nullable Number field) {
		return (field != null) ? field.doubleValue() : 0;
	}

}
