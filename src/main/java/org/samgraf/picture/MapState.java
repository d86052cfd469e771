package org.samgraf.picture;

import org.jspecify.annotations.Nullable;

/**
 * What a tile of a map shows.
 *
 * @param style the end of the name of the CSS class that gives the tile its colour
 * @param glyph a sign that tells the state without colour; null where it has none
 * @param name the state in words
 * @param label the name of the place
 * @param href where on this host more is said about it; null where nothing is
 * @param partOnly whether only a part of the place is in the state, so that the tile is
 * marked with a ring and not filled
 */
public record MapState(String style, @Nullable String glyph, String name, String label, @Nullable String href,
		boolean partOnly) {

	/**
	 * Checks the address.
	 * @throws IllegalArgumentException if it is not a fragment, a query or a path
	 */
	public MapState {
		LocalAddress.check(href);
	}
}
