/** What somebody may do to bring the server down, and that it stays up. */
@NullMarked
package org.samgraf.attack;

import org.jspecify.annotations.NullMarked;
