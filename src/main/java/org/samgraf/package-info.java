@NullMarked
package org.samgraf;

import org.jspecify.annotations.NullMarked;
