/**
 * Lays pictures out: a map of hexagons, bars, a small graph. Values go in, coordinates
 * come out, and the templates in {@code picture/} draw them as SVG. A picture is the same
 * for the same values, whatever the language of the machine. Must not know where the
 * values come from, HTTP, queries or any other room.
 */
@NullMarked
package org.samgraf.picture;

import org.jspecify.annotations.NullMarked;
