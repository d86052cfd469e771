/** What a store keeps when it is killed, in processes of their own. */
@NullMarked
package org.samgraf.durability;

import org.jspecify.annotations.NullMarked;
