package org.samgraf.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.samgraf.store.StoreException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store that was opened: with the lock on its directory, and from a copy where that may
 * not be written.
 *
 * @param readOnly why it may not be written; null where it may
 * @param copy null where the store itself is open
 */
record Opening(Path directory, @Nullable String readOnly, StoreLock lock, @Nullable ReadOnlyCopy copy,
		OpenDatabase database) implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(Opening.class);

	/** See {@link Store#open}. */
	static Opening of(Path directory, boolean union) {
		StoreLock lock;
		try {
			Files.createDirectories(directory);
			lock = StoreLock.take(directory);
		}
		catch (IOException ex) {
			return readOnly(directory, union, ex);
		}
		return opened(directory, null, lock, null, union);
	}

	private static Opening readOnly(Path directory, boolean union, IOException why) {
		try {
			StoreLock lock = StoreLock.share(directory);
			String readOnly = "The store in '%s' may not be written (%s); it can only be read.".formatted(directory,
					why);
			Opening opening = opened(directory, readOnly, lock, ReadOnlyCopy.of(directory), union);
			log.warn(readOnly);
			return opening;
		}
		catch (IOException ex) {
			why.addSuppressed(ex);
			throw new StoreException(Kind.READ_ONLY,
					"The store in '%s' cannot be written (%s). Give the server a directory that it may write to."
						.formatted(directory, why),
					why);
		}
	}

	private static Opening opened(Path directory, @Nullable String readOnly, StoreLock lock,
			@Nullable ReadOnlyCopy copy, boolean union) {
		try {
			var database = new OpenDatabase((copy != null) ? copy.directory() : directory, union);
			return new Opening(directory, readOnly, lock, copy, database);
		}
		catch (IOException | RuntimeException | Error ex) {
			try (lock; copy) {
				StoreException.throwIfNoRoom(directory, ex);
			}
			catch (IOException suppressed) {
				ex.addSuppressed(suppressed);
			}
			throw (ex instanceof StoreException known) ? known : new StoreException(Kind.FAILED,
					"The store in '%s' cannot be opened: %s".formatted(directory, ex.getMessage()), ex);
		}
	}

	/** See {@link Store#verify(Path)}. */
	static Verification verify(Path directory) {
		if (!Files.isDirectory(directory.resolve("tdb2"))) {
			throw new StoreException(Kind.FAILED, "There is no store in '%s'.".formatted(directory), null);
		}
		try (Opening opening = of(directory, true)) {
			return opening.database().verification();
		}
		catch (StoreException ex) {
			if (ex.verification() != null) {
				return ex.verification();
			}
			throw ex;
		}
	}

	long freeBytes() {
		return this.directory.toFile().getUsableSpace();
	}

	/**
	 * Lets writes begin only where they can end.
	 * @throws StoreException where the store can only be read, or the disk has less room
	 */
	void requireWritable(long minimumFreeBytes) {
		if (this.readOnly != null) {
			throw new StoreException(Kind.READ_ONLY, this.readOnly, null);
		}
		long free = freeBytes();
		if (free < minimumFreeBytes) {
			throw new StoreException(Kind.NO_ROOM,
					"The disk of the store in '%s' has only %,d bytes free; a write needs %,d. Make room; nothing was changed."
						.formatted(this.directory, free, minimumFreeBytes),
					null);
		}
	}

	@Override
	public void close() {
		try (this.lock; this.copy) {
			this.database.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
