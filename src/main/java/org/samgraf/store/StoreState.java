package org.samgraf.store;

import org.jspecify.annotations.Nullable;

/**
 * How a store is, for whoever watches over it.
 *
 * @param readable whether it answers; it is opened anew at its next use where it does not
 * @param readOnly why it may not be written; null where it may
 * @param hasRoom whether the disk has as much room as a write needs
 * @param freeBytes how much room the disk has
 * @param verification what the last walk through all of it came to
 */
public record StoreState(boolean readable, @Nullable String readOnly, boolean hasRoom, long freeBytes,
		Verification verification) {

	/** Whether a write may begin. */
	public boolean isWritable() {
		return this.readable && this.readOnly == null && this.hasRoom;
	}

}
