package org.samgraf.store;

import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

import org.apache.jena.graph.Node;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one owner of the database and of its transactions.
 * <p>
 * A write that fails leaves everything as it was: the transaction is rolled back and the
 * database is closed and opened anew before anything else runs, because the node file of
 * TDB2 6.0.0 keeps a stale write position after an abort and would later lose committed
 * literals (apache/jena issue 3877).
 */
public final class Store implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(Store.class);

	private final Opening opening;

	private final long minimumFreeBytes;

	private final @Nullable Node unnamed;

	private final OpenDatabase database;

	/** The one writer's place: from what an edit has read to what it writes. */
	private final ReentrantLock writing = new ReentrantLock(true);

	private Store(Opening opening, long minimumFreeBytes, @Nullable Node unnamed) {
		this.opening = opening;
		this.minimumFreeBytes = minimumFreeBytes;
		this.unnamed = unnamed;
		this.database = opening.database();
	}

	/**
	 * Opens the store in a directory, and makes it where there is none. Where the
	 * directory may not be written but holds a store, that is opened for reading only.
	 * @param directory where the store lives
	 * @param minimumFreeBytes a write is refused where the disk has less room than this,
	 * since TDB2 maps its files into memory and a disk that fills up under a mapping
	 * cannot be handled
	 * @param unnamed names the graph that takes what an edit writes to the default graph,
	 * which then reads as the union of all named graphs; null where the default graph is
	 * one of its own
	 * @throws StoreException where it cannot be opened: in use, damaged, or neither
	 * writable nor there
	 */
	public static Store open(Path directory, long minimumFreeBytes, @Nullable Node unnamed) {
		return new Store(Opening.of(directory, unnamed != null), minimumFreeBytes, unnamed);
	}

	/**
	 * Walks through the store in a directory that nobody has open.
	 * @return what is wrong with it, also where that keeps it from being opened
	 * @throws StoreException where it is in use or not there
	 */
	public static Verification verify(Path directory) {
		return Opening.verify(directory);
	}

	/**
	 * Makes a store from a backup.
	 * @param directory where the store is to live: an empty directory, or none
	 * @throws StoreException where the backup is not whole, or there is something in the
	 * directory
	 */
	public static void restore(Backup backup, Path directory) {
		new Restoration(backup, directory).run();
	}

	/**
	 * Reads in one transaction: all that the function sees is of one version.
	 * @param reading must not keep anything that refers to the dataset beyond its return
	 * @throws StoreException where the store is closed, or cannot be opened anew after a
	 * failed write
	 */
	public <T> T read(Function<Snapshot, T> reading) {
		// Entered before the transaction begins, so that it is not closed in between.
		GatedDataset dsg = this.database.enter();
		try {
			dsg.begin(TxnType.READ);
			try {
				return reading.apply(new Snapshot(dsg, this.database.version()));
			}
			finally {
				dsg.end();
			}
		}
		finally {
			this.database.leave();
		}
	}

	/**
	 * Edits: the changes are held in memory until all are made, so that what is refused
	 * or fails on its way has touched nothing. They are then written in one transaction.
	 * No other edit or write comes in between.
	 * @param editing makes the changes, sees them, and throws to refuse them; must not
	 * call this store
	 * @return what was changed; nothing is written where that is empty
	 * @throws StoreException where it may not be written or the disk has too little room
	 */
	public Change edit(Consumer<EditedDataset> editing) {
		this.opening.requireWritable(this.minimumFreeBytes);
		this.writing.lock();
		try {
			EditedDataset edited = read(snapshot -> {
				var view = new EditedDataset(snapshot.data(), this.unnamed);
				editing.accept(view);
				return view;
			});
			Change change = edited.change();
			if (!change.isEmpty()) {
				write(edited::applyTo);
			}
			return change;
		}
		finally {
			this.writing.unlock();
		}
	}

	/**
	 * Writes in one transaction: all of it is committed when the method returns, or
	 * nothing where it throws.
	 * @throws StoreException where it may not be written or the disk has too little room
	 */
	public void write(Consumer<DatasetGraph> writing) {
		this.opening.requireWritable(this.minimumFreeBytes);
		this.writing.lock();
		try {
			GatedDataset dsg = this.database.enter();
			boolean done = false;
			try {
				writeIn(dsg, writing);
				done = true;
			}
			catch (RuntimeException | Error ex) {
				StoreException.throwIfOfDisk(this.opening.directory(), ex);
				throw ex;
			}
			finally {
				this.database.leave();
				if (!done) {
					log.warn("A write failed and was rolled back; the store is opened anew.");
					this.database.reopen();
				}
			}
		}
		finally {
			this.writing.unlock();
		}
	}

	private static void writeIn(GatedDataset dsg, Consumer<DatasetGraph> writing) {
		dsg.begin(TxnType.WRITE);
		try {
			writing.accept(dsg);
			dsg.commit();
		}
		finally {
			dsg.end();
		}
	}

	/**
	 * Hands over the dataset now and whenever the database was opened anew, for users
	 * that run transactions of their own on it (each then takes part in the gate).
	 */
	public void follow(Consumer<DatasetGraph> follower) {
		this.database.follow(follower);
	}

	/** How the store is; never waits for long and never fails. */
	public StoreState state() {
		long free = this.opening.freeBytes();
		return new StoreState(this.database.isOpen(), this.opening.readOnly(), free >= this.minimumFreeBytes, free,
				this.database.verification());
	}

	/** Walks through all of the store, beside its readers. */
	public Verification verify() {
		return this.database.verify();
	}

	/**
	 * Writes a backup beside readers and writers.
	 * @param folder the folder of all backups; made where it is missing
	 * @throws StoreException where the folder cannot be written
	 */
	public Backup backup(Path folder) {
		return read(new BackupWriter(folder)::write);
	}

	/**
	 * Makes the files as small as they can be. Readers and writers wait meanwhile.
	 * @throws StoreException where it may not be written or the disk has too little room
	 */
	public Compaction compact() {
		this.opening.requireWritable(this.minimumFreeBytes);
		this.writing.lock();
		try {
			return this.database.alone(Database::compact);
		}
		catch (RuntimeException | Error ex) {
			StoreException.throwIfOfDisk(this.opening.directory(), ex);
			throw ex;
		}
		finally {
			this.writing.unlock();
		}
	}

	@Override
	public void close() {
		this.opening.close();
	}

}
