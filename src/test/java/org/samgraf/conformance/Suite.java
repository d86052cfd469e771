package org.samgraf.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A test suite, unpacked from the archive on the class path that holds it. */
final class Suite {

	private Suite() {
	}

	/**
	 * Unpacks a folder of an archive.
	 * @param resource any file in it, below a folder of its own
	 * @return that file, as it is unpacked
	 */
	static Path unpack(String resource, Path folder) {
		try {
			URI packed = Objects.requireNonNull(Suite.class.getResource(resource), resource).toURI();
			try (FileSystem archive = FileSystems.newFileSystem(packed, Map.of())) {
				Path top = archive.getPath("/").resolve(archive.getPath(resource).getName(0).toString());
				for (Path each : list(top)) {
					Path copy = folder.resolve(each.toString().substring(1));
					if (Files.isDirectory(each)) {
						Files.createDirectories(copy);
					}
					else {
						Files.copy(each, copy);
					}
				}
			}
			return folder.resolve(resource.substring(1));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** All files below a folder, in order. */
	static List<Path> files(Path folder) {
		try {
			return list(folder).stream().filter(Files::isRegularFile).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Path> list(Path top) throws IOException {
		try (Stream<Path> all = Files.walk(top)) {
			return all.toList();
		}
	}

}
