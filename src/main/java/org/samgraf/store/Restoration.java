package org.samgraf.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;
import org.samgraf.store.StoreException.Kind;
import org.springframework.util.FileSystemUtils;

/**
 * Makes a store from a backup: beside its directory, whose name it gets when it is whole.
 */
final class Restoration {

	private final Backup backup;

	private final Path directory;

	Restoration(Backup backup, Path directory) {
		this.backup = backup;
		this.directory = directory.toAbsolutePath().normalize();
	}

	/** See {@link Store#restore}. */
	void run() {
		try {
			requireNothingThere();
			requireWholeBackup();
			Path part = this.directory.resolveSibling(this.directory.getFileName() + Backup.UNFINISHED);
			FileSystemUtils.deleteRecursively(part);
			try (Store store = Store.open(part, 0, null)) {
				store.write(this::fill);
			}
			Files.deleteIfExists(this.directory);
			Files.move(part, this.directory, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException | RiotException ex) {
			StoreException.throwIfNoRoom(this.directory, ex);
			throw failure("it could not be restored to '%s' (%s)".formatted(this.directory, ex), ex);
		}
	}

	private void requireNothingThere() throws IOException {
		if (Files.exists(this.directory)) {
			try (Stream<Path> files = Files.list(this.directory)) {
				if (files.findAny().isPresent()) {
					throw new StoreException(Kind.IN_USE,
							"'%s' is not empty. A backup is restored into an empty directory only; move away what is there."
								.formatted(this.directory),
							null);
				}
			}
		}
	}

	private void requireWholeBackup() throws IOException {
		Path data = this.backup.folder().resolve(Backup.DATA);
		if (Files.size(data) != this.backup.manifest().bytes()) {
			throw failure("its data is %,d bytes and should be %,d".formatted(Files.size(data),
					this.backup.manifest().bytes()), null);
		}
		MessageDigest digest = Backup.sha256();
		try (InputStream in = new DigestInputStream(Files.newInputStream(data), digest)) {
			in.transferTo(OutputStream.nullOutputStream());
		}
		String sum = HexFormat.of().formatHex(digest.digest());
		if (!sum.equals(this.backup.manifest().sha256())) {
			throw failure("its data is not what was written: SHA-256 %s and not %s".formatted(sum,
					this.backup.manifest().sha256()), null);
		}
	}

	private void fill(DatasetGraph data) {
		try (InputStream in = new GZIPInputStream(Files.newInputStream(this.backup.folder().resolve(Backup.DATA)))) {
			RDFParser.source(in)
				.lang(Lang.NQUADS)
				.checking(false)
				.errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
				.labelToNode(LabelToNode.createUseLabelEncoded())
				.parse(StreamRDFLib.dataset(data));
		}
		catch (IOException ex) {
			throw failure("its data cannot be read (%s)".formatted(ex), ex);
		}
		this.backup.manifest().prefixes().forEach(data.prefixes()::add);
		Map<String, Long> graphs = new TreeMap<>();
		for (Iterator<Quad> quads = data.find(); quads.hasNext();) {
			graphs.merge(Backup.nameOf(quads.next()), 1L, Long::sum);
		}
		if (!graphs.equals(this.backup.manifest().graphs())) {
			throw failure(
					"its graphs have come to %s and should be %s".formatted(graphs, this.backup.manifest().graphs()),
					null);
		}
	}

	private StoreException failure(String what, @Nullable Throwable cause) {
		return new StoreException(Kind.FAILED,
				"The backup in '%s' is not used: %s.".formatted(this.backup.folder(), what), cause);
	}

}
