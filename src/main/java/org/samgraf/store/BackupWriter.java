package org.samgraf.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.samgraf.store.Backup.Manifest;
import org.samgraf.store.StoreException.Kind;
import org.springframework.util.FileSystemUtils;

/** Writes backups: each under another name until it is on the disk as a whole. */
final class BackupWriter {

	private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss.SSS'Z'")
		.withZone(ZoneOffset.UTC);

	private final Path folder;

	/**
	 * Prepares a folder of backups.
	 * @param folder made where it is missing
	 */
	BackupWriter(Path folder) {
		this.folder = folder;
	}

	/**
	 * Writes what a reader sees.
	 * @throws StoreException where the folder cannot be written
	 */
	Backup write(Snapshot snapshot) {
		try {
			Files.createDirectories(this.folder);
			deleteUnfinished();
			return writeTo(snapshot, NAME.format(Instant.now()));
		}
		catch (IOException | RuntimeIOException ex) {
			StoreException.throwIfNoRoom(this.folder, ex);
			throw new StoreException(Kind.FAILED,
					"The backup in '%s' could not be written: %s".formatted(this.folder, ex), ex);
		}
	}

	/** What a killed backup has left. */
	private void deleteUnfinished() throws IOException {
		try (DirectoryStream<Path> left = Files.newDirectoryStream(this.folder, "*" + Backup.UNFINISHED)) {
			for (Path path : left) {
				FileSystemUtils.deleteRecursively(path);
			}
		}
	}

	private Backup writeTo(Snapshot snapshot, String name) throws IOException {
		Path part = Files.createDirectory(this.folder.resolve(name + Backup.UNFINISHED));
		Path data = part.resolve(Backup.DATA);
		MessageDigest digest = Backup.sha256();
		Map<String, Long> graphs;
		try (OutputStream out = new GZIPOutputStream(new DigestOutputStream(Files.newOutputStream(data), digest),
				65536)) {
			graphs = writeQuads(snapshot.data(), out);
		}
		var manifest = new Manifest(Backup.class.getPackage().getImplementationVersion(), Instant.now(),
				snapshot.version(), snapshot.data().prefixes().getMapping(), graphs, Files.size(data),
				HexFormat.of().formatHex(digest.digest()));
		Backup.JSON.writeValue(part.resolve(Backup.MANIFEST), manifest);
		force(data);
		force(part.resolve(Backup.MANIFEST));
		force(part);
		Path whole = Files.move(part, this.folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
		force(this.folder);
		return new Backup(whole, manifest);
	}

	private static Map<String, Long> writeQuads(DatasetGraph data, OutputStream out) {
		StreamRDF writer = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
		Map<String, Long> graphs = new TreeMap<>();
		writer.start();
		for (Iterator<Quad> quads = data.find(); quads.hasNext();) {
			Quad quad = quads.next();
			graphs.merge(Backup.nameOf(quad), 1L, Long::sum);
			writer.quad(quad);
		}
		writer.finish();
		return graphs;
	}

	/** Brings a file or a directory to the disk. */
	private static void force(Path path) throws IOException {
		try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
			channel.force(true);
		}
	}

}
