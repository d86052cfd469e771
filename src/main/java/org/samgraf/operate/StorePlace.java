package org.samgraf.operate;

import java.nio.file.Path;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.samgraf.store.Store;

/**
 * Where the store lives.
 *
 * @param folder its folder
 * @param backups the folder of its backups
 * @param minimumFree bytes that the disk must have free for a write to begin
 * @param unnamed the graph for what is written to none; null where the default graph is
 * one of its own
 */
public record StorePlace(Path folder, Path backups, long minimumFree, @Nullable Node unnamed) {

	/**
	 * Opens it.
	 * @throws org.samgraf.store.StoreException where it cannot be opened
	 */
	public Store open() {
		return Store.open(this.folder, this.minimumFree, this.unnamed);
	}
}
