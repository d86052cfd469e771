package org.samgraf.picture;

/**
 * How much room a text needs, without a font at hand: rather too much than too little.
 *
 * @param size of the letters, in the units of the picture
 */
record Lettering(double size) {

	private static final String NARROW = "ijl|!.,:;'´`()[]frtI1 -";

	private static final String WIDE = "mwMWÆŒ@%—…&";

	/** The width of a text. */
	double width(String text) {
		return text.codePoints().mapToDouble(Lettering::share).sum() * this.size;
	}

	/**
	 * Cuts a text so that it is no wider than given, with an ellipsis where it was cut.
	 */
	String fit(String text, double width) {
		if (width(text) <= width) {
			return text;
		}
		double left = width - share('…') * this.size;
		StringBuilder kept = new StringBuilder();
		for (int letter : text.codePoints().toArray()) {
			left -= share(letter) * this.size;
			if (left < 0) {
				break;
			}
			kept.appendCodePoint(letter);
		}
		return kept.toString().strip() + "…";
	}

	/** The width of a letter, as a share of the size. */
	private static double share(int letter) {
		if (NARROW.indexOf(letter) >= 0) {
			return 0.38;
		}
		if (WIDE.indexOf(letter) >= 0) {
			return 0.95;
		}
		if (letter > 0x2000) {
			return 1.1;
		}
		return Character.isUpperCase(letter) ? 0.72 : 0.58;
	}
}
