package org.samgraf.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.query.text.TextDatasetFactory;
import org.apache.jena.query.text.TextIndex;
import org.apache.jena.query.text.TextIndexConfig;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** One opened TDB2 database with its text index, on disk. */
final class Database implements AutoCloseable {

	private final DatasetGraph tdb;

	private final Directory textDirectory;

	private final TextIndex textIndex;

	private final DatasetGraph dataset;

	private Database(DatasetGraph tdb, Directory textDirectory) {
		this.tdb = tdb;
		this.textDirectory = textDirectory;
		var config = new TextIndexConfig(indexedText());
		config.setAnalyzer(TextAnalysis.analyzer());
		this.textIndex = TextDatasetFactory.createLuceneIndex(textDirectory, config);
		this.dataset = TextDatasetFactory.create(tdb, this.textIndex);
	}

	/**
	 * Opens the database below a directory, and makes it where there is none.
	 * @param directory a writable directory
	 * @param union whether queries see the union of all named graphs as default graph
	 * @throws org.apache.jena.dboe.DBOpEnvException where another process holds it
	 * @throws IOException where the directory cannot be read or written
	 */
	static Database open(Path directory, boolean union) throws IOException {
		DatasetGraph tdb = DatabaseMgr
			.connectDatasetGraph(Location.create(Files.createDirectories(directory.resolve("tdb2"))));
		try {
			tdb.getContext().set(TDB2.symUnionDefaultGraph, union);
			QC.setFactory(tdb.getContext(), EmptyInputExecutor::new);
			return new Database(tdb, FSDirectory.open(directory.resolve("text")));
		}
		catch (IOException | RuntimeException ex) {
			TDBInternal.expel(tdb);
			throw ex;
		}
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

	@Override
	public void close() {
		this.textIndex.close();
		TDBInternal.expel(this.tdb);
		try {
			this.textDirectory.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
