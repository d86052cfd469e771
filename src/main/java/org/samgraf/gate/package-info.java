/**
 * Stands between the web and all doors: how much one client and all together may ask,
 * where a request is calculated and for how long, and that an answer is whole before it
 * is sent. Must not know any door, the store or any query.
 */
@NullMarked
package org.samgraf.gate;

import org.jspecify.annotations.NullMarked;
