/**
 * The test suites of the W3C, run against the server over HTTP.
 */
@NullMarked
package org.samgraf.conformance;

import org.jspecify.annotations.NullMarked;
