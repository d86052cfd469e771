package org.samgraf.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.samgraf.SharedStore;
import org.samgraf.store.Store;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A store into which the repository's data was loaded once, to be copied from then on.
 */
public final class LoadedStore {

	private static final Path TEMPLATE = load();

	private LoadedStore() {
	}

	/** Copies the store into a folder that is made for it. */
	public static Path copyTo(Path folder) {
		try {
			FileSystemUtils.copyRecursively(TEMPLATE, folder);
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path load() {
		try {
			Path directory = Files.createTempDirectory("samgraf-loaded");
			Runtime.getRuntime()
				.addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(directory.toFile())));
			try (Store store = Store.open(directory, 0, SharedStore.UNNAMED)) {
				LoadReport report = new Loader(SharedStore.ROOT, SharedStore.BASE, store).synchronise();
				assertThat(report.problems()).isEmpty();
			}
			return directory;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
