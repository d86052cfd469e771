package org.samgraf.picture;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Lets a picture link to pages and never to a script. */
final class LocalAddress {

	/**
	 * A fragment, a query or a path; two slashes would begin the name of another host.
	 */
	private static final Pattern HERE = Pattern.compile("[#?].*|/(?![/\\\\]).*");

	private static final Pattern WEB = Pattern.compile("https?://.+", Pattern.CASE_INSENSITIVE);

	private LocalAddress() {
	}

	/**
	 * Refuses what is not on our own host.
	 * @throws IllegalArgumentException if the address is neither null nor a fragment, a
	 * query or a path
	 */
	static void check(@Nullable String address) {
		if (address != null && !HERE.matcher(address).matches()) {
			throw new IllegalArgumentException("not an address on this host: " + address);
		}
	}

	/**
	 * Refuses what is neither on our own host nor of the web.
	 * @throws IllegalArgumentException if the address is of another kind
	 */
	static void checkOrWeb(@Nullable String address) {
		if (address != null && !WEB.matcher(address).matches()) {
			check(address);
		}
	}

}
