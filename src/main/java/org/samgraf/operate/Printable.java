package org.samgraf.operate;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Makes what somebody else wrote fit for a line of a log. */
final class Printable {

	private static final int LONGEST = 500;

	private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Zl}\\p{Zp}]");

	private Printable() {
	}

	/**
	 * The text in printable characters of ASCII, all others escaped as in Java, and cut
	 * where it is long; "-" for none.
	 */
	static String of(@Nullable String text) {
		if (text == null || text.isEmpty()) {
			return "-";
		}
		StringBuilder safe = new StringBuilder();
		for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
			char c = text.charAt(i);
			if (c >= ' ' && c <= '~' && c != '\\') {
				safe.append(c);
			}
			else {
				safe.append("\\u%04x".formatted((int) c));
			}
		}
		return (text.length() > LONGEST) ? safe.append("...").toString() : safe.toString();
	}

	/** The text with line separators and invisible characters beyond ASCII escaped. */
	static String visible(String text) {
		return INVISIBLE.matcher(text).replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
	}

}
