package org.samgraf.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
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

	private final Path directory;

	private final long minimumFreeBytes;

	private final @Nullable Node unnamed;

	private final StoreLock lock;

	/** The one writer's place: from what an edit has read to what it writes. */
	private final ReentrantLock writing = new ReentrantLock(true);

	/** Shared by transactions; exclusive for closing and opening the database. */
	private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);

	/**
	 * Versions of different processes must differ, since the count of commits starts
	 * anew.
	 */
	private final String startId = Long.toString(Instant.now().toEpochMilli(), Character.MAX_RADIX);

	private final CopyOnWriteArrayList<Consumer<DatasetGraph>> followers = new CopyOnWriteArrayList<>();

	private int openings;

	private Database database;

	private GatedDataset dataset;

	private Store(Path directory, long minimumFreeBytes, @Nullable Node unnamed, StoreLock lock) throws IOException {
		this.directory = directory;
		this.minimumFreeBytes = minimumFreeBytes;
		this.unnamed = unnamed;
		this.lock = lock;
		this.database = Database.open(directory, unnamed != null);
		this.dataset = new GatedDataset(this.database.dataset(), this.gate, unnamed != null);
	}

	/**
	 * Opens the store in a directory, and makes it where there is none.
	 * @param directory where the store lives
	 * @param minimumFreeBytes a write is refused where the disk has less room than this,
	 * since TDB2 maps its files into memory and a disk that fills up under a mapping
	 * cannot be handled
	 * @param unnamed names the graph that takes what an edit writes to the default graph,
	 * which then reads as the union of all named graphs; null where the default graph is
	 * one of its own
	 * @throws StoreException where it cannot be opened: in use, not writable, damaged
	 */
	public static Store open(Path directory, long minimumFreeBytes, @Nullable Node unnamed) {
		try {
			Files.createDirectories(directory);
			StoreLock lock = StoreLock.take(directory);
			try {
				return new Store(directory, minimumFreeBytes, unnamed, lock);
			}
			catch (IOException | RuntimeException ex) {
				lock.close();
				throw ex;
			}
		}
		catch (StoreException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw new StoreException(
					"The store in '%s' cannot be written (%s). Give the server a directory that it may write to."
						.formatted(directory, ex),
					ex);
		}
		catch (RuntimeException ex) {
			throw new StoreException("The store in '%s' cannot be opened: %s".formatted(directory, ex.getMessage()),
					ex);
		}
	}

	/**
	 * Reads in one transaction: all that the function sees is of one version.
	 * @param reading must not keep anything that refers to the dataset beyond its return
	 */
	public <T> T read(Function<Snapshot, T> reading) {
		// Held from before the dataset is looked up, so that it is not closed in between.
		this.gate.readLock().lock();
		try {
			GatedDataset dsg = current();
			dsg.begin(TxnType.READ);
			try {
				return reading.apply(new Snapshot(dsg, version()));
			}
			finally {
				dsg.end();
			}
		}
		finally {
			this.gate.readLock().unlock();
		}
	}

	/**
	 * Edits: the changes are held in memory until they were checked, so that what is
	 * refused or fails on its way has touched nothing. They are then written in one
	 * transaction. No other edit or write comes in between.
	 * @param editing makes the changes, and sees them; must not call this store
	 * @param check is shown what would change, and throws to refuse it; within the same
	 * read transaction
	 * @return what was changed; nothing is written where that is empty
	 * @throws StoreException where the disk has too little room to start
	 */
	public Change edit(Consumer<EditedDataset> editing, Consumer<Change> check) {
		requireRoom();
		this.writing.lock();
		try {
			EditedDataset edited = read(snapshot -> {
				var view = new EditedDataset(snapshot.data(), this.unnamed);
				editing.accept(view);
				check.accept(view.change());
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
	 * @throws StoreException where the disk has too little room to start
	 */
	public void write(Consumer<DatasetGraph> writing) {
		requireRoom();
		this.writing.lock();
		try {
			writeAlone(writing);
		}
		finally {
			this.writing.unlock();
		}
	}

	private void writeAlone(Consumer<DatasetGraph> writing) {
		boolean committed = false;
		boolean begun = false;
		this.gate.readLock().lock();
		try {
			GatedDataset dsg = current();
			dsg.begin(TxnType.WRITE);
			begun = true;
			try {
				writing.accept(dsg);
				dsg.commit();
				committed = true;
			}
			finally {
				dsg.end();
			}
		}
		finally {
			this.gate.readLock().unlock();
			if (begun && !committed) {
				reopen();
			}
		}
	}

	/**
	 * Hands over the dataset now and whenever the database was opened anew, for users
	 * that run transactions of their own on it (each then takes part in the gate).
	 */
	public void follow(Consumer<DatasetGraph> follower) {
		this.followers.add(follower);
		follower.accept(current());
	}

	@Override
	public void close() {
		this.gate.writeLock().lock();
		try {
			this.dataset.markClosed();
			this.database.close();
			this.lock.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			this.gate.writeLock().unlock();
		}
	}

	private synchronized GatedDataset current() {
		return this.dataset;
	}

	private synchronized String version() {
		return "%s-%d-%d".formatted(this.startId, this.openings, this.database.dataVersion());
	}

	private void requireRoom() {
		long free = this.directory.toFile().getUsableSpace();
		if (free < this.minimumFreeBytes) {
			throw new StoreException(
					"The disk of the store in '%s' has only %,d bytes free; a write needs %,d. Make room; nothing was changed."
						.formatted(this.directory, free, this.minimumFreeBytes),
					null);
		}
	}

	private void reopen() {
		this.gate.writeLock().lock();
		try {
			synchronized (this) {
				this.dataset.markClosed();
				this.database.close();
				this.database = Database.open(this.directory, this.unnamed != null);
				this.dataset = new GatedDataset(this.database.dataset(), this.gate, this.unnamed != null);
				this.openings++;
			}
			this.followers.forEach(follower -> follower.accept(current()));
			log.warn("A write failed and was rolled back; the store was opened anew.");
		}
		catch (IOException ex) {
			throw new StoreException(
					"The store in '%s' could not be opened anew after a failed write: %s".formatted(this.directory, ex),
					ex);
		}
		finally {
			this.gate.writeLock().unlock();
		}
	}

}
