/**
 * Holds the dataset: TDB2 with its text index, the only transactions there are, and the
 * version of what a reader sees. Must not know HTTP, Spring MVC or the text of any query.
 */
@NullMarked
package org.samgraf.store;

import org.jspecify.annotations.NullMarked;
