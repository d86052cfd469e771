/**
 * Holds the SHACL shapes, compiled once, and gives a verdict on a graph. Must not know
 * who asks, HTTP, or how anything is stored.
 */
@NullMarked
package org.samgraf.shape;

import org.jspecify.annotations.NullMarked;
