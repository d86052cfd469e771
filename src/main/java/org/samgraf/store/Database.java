package org.samgraf.store;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.apache.jena.dboe.DBOpEnvException;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.query.text.TextDatasetFactory;
import org.apache.jena.query.text.TextIndexConfig;
import org.apache.jena.query.text.TextIndexException;
import org.apache.jena.query.text.TextIndexLucene;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.sys.DatabaseOps;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.samgraf.store.StoreException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** One opened TDB2 database with its text index, on disk. */
final class Database implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(Database.class);

	private final DatasetGraph tdb;

	private final Directory textDirectory;

	private final TextIndexLucene textIndex;

	private final DatasetGraph dataset;

	private final Verification verification;

	private Database(DatasetGraph tdb, Directory textDirectory, Verification verification) {
		this.tdb = tdb;
		this.verification = verification;
		this.textDirectory = textDirectory;
		var config = new TextIndexConfig(indexedText());
		config.setAnalyzer(TextAnalysis.analyzer());
		this.textIndex = new PlainTextIndex(textDirectory, config);
		this.dataset = TextDatasetFactory.create(tdb, this.textIndex);
	}

	/**
	 * Opens the database below a directory, and makes it where there is none. All of it
	 * is verified; a text index that does not agree with the data is made anew.
	 * @param directory a writable directory
	 * @param union whether queries see the union of all named graphs as default graph
	 * @throws org.apache.jena.dboe.DBOpEnvException where another process holds it
	 * @throws IOException where the directory cannot be read or written
	 * @throws StoreException where it is damaged
	 */
	static Database open(Path directory, boolean union) throws IOException {
		Path files = Files.createDirectories(directory.resolve("tdb2"));
		DatasetGraph tdb = connect(directory, files);
		try {
			deleteOldGenerations(files);
			tdb.getContext().set(TDB2.symUnionDefaultGraph, union);
			QC.setFactory(tdb.getContext(), StoreExecutor::new);
			Verification verification = Verification.of(tdb);
			if (!verification.isSound()) {
				throw StoreException.damaged(directory, verification);
			}
			return withTexts(tdb, directory.resolve("text"), verification);
		}
		catch (IOException | RuntimeException | Error ex) {
			TDBInternal.expel(tdb, true);
			throw ex;
		}
	}

	private static DatasetGraph connect(Path directory, Path files) {
		try {
			return DatabaseMgr.connectDatasetGraph(Location.create(files));
		}
		catch (DBOpEnvException ex) {
			throw new StoreException(Kind.IN_USE,
					"The store in '%s' is in use by another program (%s).".formatted(directory, ex.getMessage()), ex);
		}
		catch (RuntimeException | InternalError ex) {
			StoreException.throwIfNoRoom(directory, ex);
			throw StoreException.damaged(directory, Verification.unreadable("tdb2", ex));
		}
	}

	/** A compaction that was killed at its end has left what it had replaced. */
	private static void deleteOldGenerations(Path files) throws IOException {
		Path newest = DatabaseOps.findStorageLocation(files);
		try (var folders = Files.newDirectoryStream(files, "Data-[0-9]*")) {
			for (Path folder : folders) {
				if (!folder.equals(newest)) {
					log.info("'{}' is left from a compaction that was killed, and is deleted.", folder);
					FileSystemUtils.deleteRecursively(folder);
				}
			}
		}
	}

	private static Database withTexts(DatasetGraph tdb, Path texts, Verification verification) throws IOException {
		try {
			var database = new Database(tdb, FSDirectory.open(texts), verification);
			if (database.texts().agree()) {
				return database;
			}
			database.closeTexts();
		}
		catch (TextIndexException ex) {
			log.debug("The text index in '{}' cannot be opened", texts, ex);
		}
		log.warn("The text index in '{}' does not agree with the data; it is made anew.", texts);
		FileSystemUtils.deleteRecursively(texts);
		var database = new Database(tdb, FSDirectory.open(texts), verification.withTexts(true));
		database.texts().rebuild();
		return database;
	}

	private static EntityDefinition indexedText() {
		var definition = new EntityDefinition("uri", "label", RDFS.label);
		definition.set("label", SKOS.prefLabel.asNode());
		definition.set("label", SKOS.altLabel.asNode());
		definition.set("label", SKOS.hiddenLabel.asNode());
		definition.set("label", DCTerms.title.asNode());
		definition.set("description", SKOS.definition.asNode());
		definition.set("description", DCTerms.description.asNode());
		definition.setGraphField("graph");
		definition.setLangField("lang");
		// Without it a deleted triple would stay in the index.
		definition.setUidField("uid");
		return definition;
	}

	DatasetGraph dataset() {
		return this.dataset;
	}

	/** The number of commits this process has seen; only inside a transaction. */
	long dataVersion() {
		return TDBInternal.requireStorage(this.tdb).getTxnSystem().getTransactionInfo().getDataVersion();
	}

	/** What was found when it was opened. */
	Verification verification() {
		return this.verification;
	}

	/** Walks through all of it. */
	Verification verify() {
		Verification tables = Verification.of(this.tdb);
		return texts().agree() ? tables : tables.withTexts(false);
	}

	/** Makes the files as small as they can be; to be opened anew afterwards. */
	Compaction compact() {
		long start = System.nanoTime();
		long before = bytes();
		DatabaseMgr.compact(this.tdb, true);
		return new Compaction(before, bytes(), Duration.ofNanos(System.nanoTime() - start));
	}

	private long bytes() {
		try (var files = Files.walk(Path.of(DatabaseMgr.location(this.tdb).getDirectoryPath()))) {
			return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private IndexedTexts texts() {
		return new IndexedTexts(this.tdb, this.textIndex);
	}

	private void closeTexts() throws IOException {
		try (this.textDirectory) {
			this.textIndex.close();
		}
	}

	@Override
	public void close() throws IOException {
		try {
			closeTexts();
		}
		finally {
			TDBInternal.expel(this.tdb, true);
		}
	}

}
