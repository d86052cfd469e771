package org.samgraf.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;
import org.samgraf.store.StoreException.Kind;

/**
 * Keeps a store to one user, in this process and among all. It is taken before anything
 * in the directory is touched, and goes with the process.
 */
final class StoreLock implements AutoCloseable {

	private final FileChannel channel;

	private StoreLock(FileChannel channel) {
		this.channel = channel;
	}

	/**
	 * Takes the lock.
	 * @throws StoreException where somebody else has it
	 * @throws IOException where the directory cannot be written
	 */
	static StoreLock take(Path directory) throws IOException {
		return take(directory, false, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
	}

	/**
	 * Takes it together with others that only read.
	 * @throws StoreException where somebody writes
	 * @throws IOException where there is no store
	 */
	static StoreLock share(Path directory) throws IOException {
		return take(directory, true, StandardOpenOption.READ);
	}

	private static StoreLock take(Path directory, boolean shared, OpenOption... options) throws IOException {
		FileChannel channel = FileChannel.open(directory.resolve("samgraf.lock"), options);
		if (tryLock(channel, shared) == null) {
			channel.close();
			throw new StoreException(Kind.IN_USE,
					"The store in '%s' is in use. If another server uses it, stop that server first; or give this one another directory."
						.formatted(directory),
					null);
		}
		return new StoreLock(channel);
	}

	private static @Nullable FileLock tryLock(FileChannel channel, boolean shared) throws IOException {
		try {
			return channel.tryLock(0, Long.MAX_VALUE, shared);
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
