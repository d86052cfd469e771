package org.samgraf.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;
import org.samgraf.store.StoreException.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A backup: a folder with all quads in one file, and another that tells what is in it. It
 * has its name only when it is whole.
 *
 * @param folder where it is
 * @param manifest what it holds
 */
public record Backup(Path folder, Manifest manifest) {

	static final String DATA = "data.nq.gz";

	static final String MANIFEST = "manifest.json";

	/** Ends the name of a folder that is not whole yet. */
	static final String UNFINISHED = ".part";

	static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	/**
	 * What a backup holds.
	 *
	 * @param product the version of the program that wrote it; null where it is not known
	 * @param time when it was written
	 * @param version the version of the dataset
	 * @param prefixes the prefixes with their IRIs
	 * @param graphs how many quads each graph has; the default graph is named as Jena
	 * does
	 * @param bytes how large the file of data is
	 * @param sha256 of the file of data
	 */
	public record Manifest(@Nullable String product, Instant time, String version, Map<String, String> prefixes,
			Map<String, Long> graphs, long bytes, String sha256) {

		public Manifest {
			prefixes = Map.copyOf(prefixes);
			graphs = Map.copyOf(graphs);
		}

	}

	/**
	 * Reads what a backup says that it holds.
	 * @throws StoreException where it is not a backup
	 */
	public static Backup of(Path folder) {
		try {
			return new Backup(folder, JSON.readValue(folder.resolve(MANIFEST), Manifest.class));
		}
		catch (JacksonException | NullPointerException ex) {
			throw new StoreException(Kind.FAILED, "'%s' is not a backup: its %s cannot be read (%s).".formatted(folder,
					MANIFEST, String.valueOf(ex.getMessage()).lines().findFirst().orElse("")), ex);
		}
	}

	/**
	 * The newest backup in a folder of backups.
	 * @throws StoreException where the folder cannot be read
	 */
	public static Optional<Backup> latest(Path folder) {
		if (!Files.isDirectory(folder)) {
			return Optional.empty();
		}
		try (Stream<Path> backups = Files.list(folder)) {
			return backups.filter(backup -> !backup.toString().endsWith(UNFINISHED))
				.filter(backup -> Files.isRegularFile(backup.resolve(MANIFEST)))
				.max(Comparator.naturalOrder())
				.map(Backup::of);
		}
		catch (IOException ex) {
			throw new StoreException(Kind.FAILED, "The backups in '%s' cannot be read: %s".formatted(folder, ex), ex);
		}
	}

	/** The name of a quad's graph, as manifests have it. */
	static String nameOf(Quad quad) {
		return quad.isDefaultGraph() ? Quad.defaultGraphIRI.getURI() : quad.getGraph().toString();
	}

	static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
