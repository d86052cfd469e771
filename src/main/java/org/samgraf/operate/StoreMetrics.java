package org.samgraf.operate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.apache.jena.sparql.core.Quad;
import org.samgraf.store.Backup;
import org.samgraf.store.Store;
import org.samgraf.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells how large the store is. Counting reads all of it, so that it is done beside the
 * requests, only when something asks, only after a change and not more than once a
 * minute.
 */
final class StoreMetrics implements MeterBinder {

	private static final Logger log = LoggerFactory.getLogger(StoreMetrics.class);

	private static final Duration PAUSE = Duration.ofMinutes(1);

	private final Store store;

	private final StorePlace place;

	private final AtomicBoolean counting = new AtomicBoolean();

	private volatile Size size = new Size("", 0, 0, 0, 0);

	StoreMetrics(Store store, StorePlace place) {
		this.store = store;
		this.place = place;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("samgraf.store.triples", this, store -> store.size().triples())
			.description("Triples in all named graphs, counted at most once a minute")
			.register(registry);
		Gauge.builder("samgraf.store.graphs", this, store -> store.size().graphs())
			.description("Named graphs")
			.register(registry);
		Gauge.builder("samgraf.store.size", this, store -> store.size().bytes())
			.description("What the store takes on its disk")
			.baseUnit(BaseUnits.BYTES)
			.register(registry);
		Gauge.builder("samgraf.store.free", this.store, store -> store.state().freeBytes())
			.description("Room on the disk of the store")
			.baseUnit(BaseUnits.BYTES)
			.register(registry);
		Gauge.builder("samgraf.store.writable", this.store, store -> store.state().isWritable() ? 1 : 0)
			.description("Whether a write may begin")
			.register(registry);
		Gauge.builder("samgraf.store.findings", this.store, store -> store.state().verification().findings().size())
			.description("What the last verification found wrong")
			.register(registry);
		Gauge.builder("samgraf.store.verification.age", this.store, store -> age(store.state().verification().time()))
			.description("Since when the store is known to be as the last verification found it")
			.baseUnit("seconds")
			.register(registry);
		Gauge.builder("samgraf.store.backup.age", this.place, StoreMetrics::backupAge)
			.description("How old the newest backup is; no number where there is none")
			.baseUnit("seconds")
			.register(registry);
	}

	private static double age(Instant time) {
		return Duration.between(time, Instant.now()).toMillis() / 1000.0;
	}

	private static double backupAge(StorePlace place) {
		try {
			return Backup.latest(place.backups()).map(backup -> age(backup.manifest().time())).orElse(Double.NaN);
		}
		catch (StoreException ex) {
			return Double.NaN;
		}
	}

	private Size size() {
		Size last = this.size;
		if (System.nanoTime() - last.countedAt() > PAUSE.toNanos() || last.version().isEmpty()) {
			if (this.counting.compareAndSet(false, true)) {
				Thread.ofPlatform().daemon().name("store-size").start(this::count);
			}
		}
		return last;
	}

	private void count() {
		try {
			this.size = this.store.read(snapshot -> {
				Size last = this.size;
				if (snapshot.version().equals(last.version())) {
					return last.countedAgain();
				}
				long triples = 0;
				for (var quads = snapshot.data().findNG(Quad.ANY.getGraph(), null, null, null); quads.hasNext(); quads
					.next()) {
					triples++;
				}
				long graphs = 0;
				for (var names = snapshot.data().listGraphNodes(); names.hasNext(); names.next()) {
					graphs++;
				}
				return new Size(snapshot.version(), triples, graphs, bytes(this.place.folder()), System.nanoTime());
			});
		}
		catch (RuntimeException ex) {
			log.warn("The store could not be counted: {}", ex.getMessage());
		}
		finally {
			this.counting.set(false);
		}
	}

	/**
	 * What the files below a folder take; files of TDB2 are longer than what they take.
	 */
	private static long bytes(Path folder) {
		try (var files = Files.walk(folder)) {
			return files.mapToLong(StoreMetrics::taken).sum();
		}
		catch (IOException | UncheckedIOException ex) {
			return 0;
		}
	}

	private static long taken(Path file) {
		return Files.isRegularFile(file) ? file.toFile().length() : 0;
	}

	/** What was counted, and when. */
	private record Size(String version, long triples, long graphs, long bytes, long countedAt) {

		Size countedAgain() {
			return new Size(this.version, this.triples, this.graphs, this.bytes, System.nanoTime());
		}
	}

}
