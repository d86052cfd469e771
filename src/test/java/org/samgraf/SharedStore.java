package org.samgraf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.samgraf.load.LoadReport;
import org.samgraf.load.Loader;
import org.samgraf.query.Answers;
import org.samgraf.query.QuestionCatalogue;
import org.samgraf.store.Store;
import org.springframework.util.FileSystemUtils;

/** A store with the repository's own data, loaded once for all tests that only read. */
public final class SharedStore {

	/** The base of all IRIs. */
	public static final String BASE = "https://w3id.org/samgraf/";

	/** The graph that takes what is written to the default graph. */
	public static final Node UNNAMED = NodeFactory.createURI(BASE + "graph/default");

	/** The root of the repository. */
	public static final Path ROOT = Path.of("").toAbsolutePath();

	private final Store store;

	private final LoadReport report;

	private final QuestionCatalogue catalogue = new QuestionCatalogue(ROOT.resolve("queries"));

	private final Answers answers;

	private SharedStore() {
		try {
			Path directory = Files.createTempDirectory("samgraf-test");
			this.store = Store.open(directory, 0, UNNAMED);
			this.report = new Loader(ROOT, BASE, this.store).synchronise();
			this.answers = new Answers(this.store, this.catalogue, Duration.ofSeconds(30), 100_000);
			Runtime.getRuntime().addShutdownHook(new Thread(() -> {
				this.store.close();
				try {
					FileSystemUtils.deleteRecursively(directory);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static Store store() {
		return Loaded.INSTANCE.store;
	}

	/** What the first load of the repository's data came to. */
	public static LoadReport report() {
		return Loaded.INSTANCE.report;
	}

	public static QuestionCatalogue catalogue() {
		return Loaded.INSTANCE.catalogue;
	}

	public static Answers answers() {
		return Loaded.INSTANCE.answers;
	}

	/**
	 * Loads when first wanted, so that the paths above are there even where loading
	 * fails.
	 */
	private static final class Loaded {

		private static final SharedStore INSTANCE = new SharedStore();

	}

}
