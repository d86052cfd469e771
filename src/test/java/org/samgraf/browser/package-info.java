/** The pages in a real browser, as a person uses them. */
@NullMarked
package org.samgraf.browser;

import org.jspecify.annotations.NullMarked;
