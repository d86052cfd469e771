package org.samgraf.picture;

/** Numbers that are short enough to be sent and still exact to the eye. */
final class Decimals {

	private Decimals() {
	}

	/** Rounds to two decimals. */
	static double round(double value) {
		return Math.round(value * 100) / 100.0;
	}

	/** Writes a number with at most two decimals and a point, without trailing zeros. */
	static String text(double value) {
		double rounded = round(value);
		return (rounded == Math.rint(rounded)) ? Long.toString((long) rounded) : Double.toString(rounded);
	}

}
