/**
 * Tests of the data as such: what is loaded, what it must never say, and whether its
 * spans stand in the documents.
 */
@NullMarked
package org.samgraf.data;

import org.jspecify.annotations.NullMarked;
