package org.samgraf.question;

import org.jspecify.annotations.Nullable;

/**
 * The sign of a state or a rating.
 *
 * @param style the CSS class of its colour
 * @param glyph that tells it without colour; null where it has none
 * @param said whether it means that something was said
 * @param rank its place among the others, from 0
 */
record Mark(String style, @Nullable String glyph, boolean said, int rank) {
}
