package org.samgraf.picture;

import org.jspecify.annotations.Nullable;

/**
 * A state as the legend of a map explains it.
 *
 * @param style as in {@link MapState}
 * @param glyph as in {@link MapState}
 * @param name the state in words
 * @param count how many there are in this state
 */
public record LegendEntry(String style, @Nullable String glyph, String name, long count) {
}
