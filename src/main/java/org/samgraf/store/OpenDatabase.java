package org.samgraf.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;

import org.apache.jena.sparql.core.DatasetGraph;
import org.jspecify.annotations.Nullable;
import org.samgraf.store.StoreException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database that is open now. Whoever uses it has entered a gate, and it is closed and
 * opened anew only when nobody has. Where that fails it is tried again at each use.
 */
final class OpenDatabase implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(OpenDatabase.class);

	private final Path directory;

	private final boolean union;

	private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);

	private final CopyOnWriteArrayList<Consumer<DatasetGraph>> followers = new CopyOnWriteArrayList<>();

	/**
	 * Versions of different processes must differ, since the count of commits starts
	 * anew.
	 */
	private final String startId = Long.toString(Instant.now().toEpochMilli(), Character.MAX_RADIX);

	private int openings;

	private boolean closed;

	/** Null between a failure to open it anew and the next attempt. */
	private volatile @Nullable Database database;

	private volatile @Nullable GatedDataset dataset;

	private volatile Verification verification;

	OpenDatabase(Path directory, boolean union) throws IOException {
		this.directory = directory;
		this.union = union;
		this.verification = open();
	}

	/**
	 * Enters the gate, to which {@link #leave()} belongs.
	 * @throws StoreException where it is closed or cannot be opened anew
	 */
	GatedDataset enter() {
		this.gate.readLock().lock();
		GatedDataset current = this.dataset;
		if (current != null) {
			return current;
		}
		leave();
		revive();
		return enter();
	}

	void leave() {
		this.gate.readLock().unlock();
	}

	/** Identifies the content; to be called within a transaction. */
	String version() {
		return "%s-%d-%d".formatted(this.startId, this.openings, database().dataVersion());
	}

	/** What the last walk through all of it came to. */
	Verification verification() {
		return this.verification;
	}

	Verification verify() {
		enter();
		try {
			Verification found = database().verify();
			this.verification = found;
			return found;
		}
		finally {
			leave();
		}
	}

	/** What there is; to be called after {@link #enter()} or within {@link #alone}. */
	Database database() {
		return Objects.requireNonNull(this.database);
	}

	boolean isOpen() {
		return this.dataset != null;
	}

	void follow(Consumer<DatasetGraph> follower) {
		GatedDataset current = enter();
		try {
			this.followers.add(follower);
			follower.accept(current);
		}
		finally {
			leave();
		}
	}

	/** Does something to the database while nobody uses it, and opens it anew. */
	<T> T alone(Function<Database, T> work) {
		this.gate.writeLock().lock();
		try {
			revive();
			return work.apply(database());
		}
		finally {
			reopen();
			this.gate.writeLock().unlock();
		}
	}

	/** Waits until nobody uses it; does not fail. */
	void reopen() {
		this.gate.writeLock().lock();
		try {
			if (!this.closed) {
				shut();
				this.verification = open();
			}
		}
		catch (IOException | RuntimeException ex) {
			log.error("The store in '{}' could not be opened anew; it is tried again at its next use.", this.directory,
					ex);
		}
		finally {
			this.gate.writeLock().unlock();
		}
	}

	private void revive() {
		this.gate.writeLock().lock();
		try {
			if (this.closed) {
				throw new StoreException(Kind.UNAVAILABLE, "The store was closed.", null);
			}
			if (this.dataset == null) {
				this.verification = open();
			}
		}
		catch (StoreException ex) {
			throw (ex.kind() == Kind.NO_ROOM) ? notThere(ex) : ex;
		}
		catch (IOException | RuntimeException ex) {
			throw notThere(ex);
		}
		finally {
			this.gate.writeLock().unlock();
		}
	}

	private StoreException notThere(Exception why) {
		return new StoreException(Kind.UNAVAILABLE,
				"The store in '%s' cannot be opened anew after a failed write (%s); it is tried again at its next use."
					.formatted(this.directory, why.getMessage()),
				why);
	}

	private Verification open() throws IOException {
		Database opened = Database.open(this.directory, this.union);
		var gated = new GatedDataset(opened.dataset(), this.gate, this.union, this::revive);
		this.database = opened;
		this.dataset = gated;
		this.openings++;
		this.followers.forEach(follower -> follower.accept(gated));
		return opened.verification();
	}

	private void shut() {
		Database old = this.database;
		if (this.dataset != null) {
			this.dataset.markClosed();
		}
		this.dataset = null;
		this.database = null;
		try {
			if (old != null) {
				old.close();
			}
		}
		catch (IOException | RuntimeException ex) {
			log.warn("The store in '{}' was not closed cleanly: {}", this.directory, ex.toString());
		}
	}

	@Override
	public void close() {
		this.gate.writeLock().lock();
		try {
			this.closed = true;
			shut();
		}
		finally {
			this.gate.writeLock().unlock();
		}
	}

}
