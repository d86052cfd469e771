/**
 * Turns answers and graphs into media types, and failures into problem details (RFC
 * 9457), in the language of the request. Must not know which features there are, nor the
 * store.
 */
@NullMarked
package org.samgraf.http;

import org.jspecify.annotations.NullMarked;
