package org.samgraf.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * A copy of a store that may not be written: TDB2 cannot open what it cannot write. It is
 * deleted when it is closed.
 */
final class ReadOnlyCopy implements AutoCloseable {

	private static final int PIECE = 64 * 1024;

	private final Path directory;

	private ReadOnlyCopy(Path directory) {
		this.directory = directory;
	}

	/** Copies the store in a directory, to where this process may write. */
	static ReadOnlyCopy of(Path store) throws IOException {
		var copy = new ReadOnlyCopy(Files.createTempDirectory("samgraf-read-only"));
		try (Stream<Path> paths = Files.walk(store)) {
			for (Path path : paths.toList()) {
				Path target = copy.directory.resolve(store.relativize(path).toString());
				if (Files.isDirectory(path)) {
					Files.createDirectories(target);
				}
				else if (!List.of("tdb.lock", "write.lock", "samgraf.lock").contains(path.getFileName().toString())) {
					copy(path, target);
				}
			}
			return copy;
		}
		catch (IOException ex) {
			copy.close();
			throw ex;
		}
	}

	/** Leaves out what is empty: TDB2 makes its files larger than it needs them. */
	private static void copy(Path file, Path target) throws IOException {
		try (FileChannel from = FileChannel.open(file);
				RandomAccessFile to = new RandomAccessFile(target.toFile(), "rw")) {
			to.setLength(from.size());
			ByteBuffer piece = ByteBuffer.allocate(PIECE);
			ByteBuffer empty = ByteBuffer.allocate(PIECE);
			for (long place = 0; from.read(piece) > 0; place = from.position()) {
				piece.flip();
				if (!piece.equals(empty.slice(0, piece.limit()))) {
					to.getChannel().write(piece, place);
				}
				piece.clear();
			}
		}
	}

	Path directory() {
		return this.directory;
	}

	@Override
	public void close() {
		try {
			FileSystemUtils.deleteRecursively(this.directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
