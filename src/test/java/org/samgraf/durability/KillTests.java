package org.samgraf.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samgraf.SharedStore;
import org.samgraf.load.Loader;
import org.samgraf.store.Backup;
import org.samgraf.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is killed at whatever moment: what was acknowledged is there, and what was not
 * is there whole or not at all. Few rounds by default; many by
 * {@code -Dsamgraf.kill.rounds=200}.
 */
class KillTests {

	private static final int ROUNDS = Integer.getInteger("samgraf.kill.rounds", 4);

	/** Of what takes longer. */
	private static final int FEW_ROUNDS = Math.max(2, Math.min(20, ROUNDS / 10));

	/** After so many a store has grown so much that a new one is begun. */
	private static final int ROUNDS_PER_STORE = 20;

	@TempDir
	private Path directory;

	private final Random random = new Random();

	private Duration longestOpening = Duration.ZERO;

	@Test
	void twoWriters() throws Exception {
		long acknowledgedInAll = 0;
		Set<String> acknowledged = new HashSet<>();
		for (int round = 0; round < ROUNDS; round++) {
			Path store = this.directory.resolve("store" + round / ROUNDS_PER_STORE);
			if (round % ROUNDS_PER_STORE == 0) {
				acknowledgedInAll += acknowledged.size();
				acknowledged.clear();
			}
			acknowledged.addAll(kill(Work.WRITE, store, 1500));
			Map<String, Integer> groups = open(store, KillTests::groups);
			assertThat(groups.keySet()).as("lost in round %d", round).containsAll(acknowledged);
			assertThat(groups.values()).as("whole in round %d", round).allMatch(size -> size == Work.GROUP);
		}
		report("two writers", ROUNDS,
				acknowledgedInAll + acknowledged.size() + " groups acknowledged, none lost or in part");
	}

	@Test
	void anInitialLoad() throws Exception {
		long whole = SharedStore.store().read(snapshot -> snapshot.data().stream().count());
		int loaded = 0;
		for (int round = 0; round < FEW_ROUNDS; round++) {
			Path store = this.directory.resolve("store" + round);
			boolean acknowledged = !kill(Work.LOAD, store, 8000).isEmpty();
			long quads = open(store, opened -> opened.read(snapshot -> snapshot.data().stream().count()));
			assertThat(quads).as("round %d", round).isIn(acknowledged ? Set.of(whole) : Set.of(0L, whole));
			loaded += (quads > 0) ? 1 : 0;
		}
		report("initial load", FEW_ROUNDS, loaded + " of them were loaded, the others empty");
	}

	@Test
	void backups() throws Exception {
		Path store = this.directory.resolve("store");
		try (Store opened = Store.open(store, 0, SharedStore.UNNAMED)) {
			new Loader(SharedStore.ROOT, SharedStore.BASE, opened).synchronise();
		}
		Path folder = this.directory.resolve("folder");
		int unfinished = 0;
		for (int round = 0; round < FEW_ROUNDS; round++) {
			List<String> acknowledged = kill(Work.BACKUP, store, 2000);
			Set<String> names = new TreeSet<>();
			for (Path backup : list(folder)) {
				if (backup.toString().endsWith(".part")) {
					unfinished++;
				}
				else {
					names.add(backup.getFileName().toString());
				}
			}
			assertThat(names).containsAll(acknowledged);
			if (!names.isEmpty()) {
				Path restored = this.directory.resolve("restored" + round);
				Store.restore(Backup.latest(folder).orElseThrow(), restored);
				assertThat(Store.verify(restored).isSound()).isTrue();
			}
		}
		report("backup", FEW_ROUNDS, unfinished + " of them were killed within one");
	}

	@Test
	void compactions() throws Exception {
		Path store = this.directory.resolve("store");
		Set<String> acknowledged = new HashSet<>();
		for (int round = 0; round < FEW_ROUNDS; round++) {
			acknowledged.addAll(kill(Work.COMPACT, store, 3000));
			Map<String, Integer> groups = open(store, KillTests::groups);
			assertThat(groups.keySet()).as("lost in round %d", round).containsAll(acknowledged);
			assertThat(groups.values()).as("whole in round %d", round).allMatch(size -> size == Work.GROUP);
			assertThat(list(store.resolve("tdb2"))).as("what is left")
				.filteredOn(path -> path.getFileName().toString().startsWith("Data-"))
				.hasSize(1);
		}
		report("compaction", FEW_ROUNDS, acknowledged.size() + " groups acknowledged");
	}

	private List<String> kill(Work work, Path store, int within) throws Exception {
		Path folder = Files.createDirectories(this.directory.resolve("folder"));
		return Victim.start(work, store, folder).killAfter(this.random.nextInt(within));
	}

	private interface Reading<T> {

		T of(Store store);

	}

	/** Opens the store as a server would. */
	private <T> T open(Path directory, Reading<T> reading) {
		long start = System.nanoTime();
		try (Store store = Store.open(directory, 0, SharedStore.UNNAMED)) {
			Duration opening = Duration.ofNanos(System.nanoTime() - start);
			this.longestOpening = (opening.compareTo(this.longestOpening) > 0) ? opening : this.longestOpening;
			assertThat(store.verify().findings()).isEmpty();
			return reading.of(store);
		}
	}

	/** The number of quads of each group that is found by its label, and of all. */
	private static Map<String, Integer> groups(Store store) {
		return store.read(snapshot -> {
			Map<String, Integer> sizes = new HashMap<>();
			snapshot.data()
				.find(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
				.forEachRemaining(
						quad -> sizes.merge(quad.getSubject().getURI().replace("urn:group:", ""), 1, Integer::sum));
			Set<String> found = new HashSet<>();
			QueryExec.dataset(snapshot.data())
				.query("PREFIX text: <http://jena.apache.org/text#> SELECT ?s { ?s text:query ('grupp' 1000000) }")
				.build()
				.select()
				.forEachRemaining(row -> found.add(row.get("s").getURI().replace("urn:group:", "")));
			assertThat(found).isEqualTo(sizes.keySet());
			return sizes;
		});
	}

	private static List<Path> list(Path folder) throws IOException {
		try (Stream<Path> paths = Files.list(folder)) {
			return paths.sorted().collect(Collectors.toList());
		}
	}

	private void report(String what, int rounds, String result) {
		System.out.printf("Killed %d times, %s: %s; opened in %d ms at most%n", rounds, what, result,
				this.longestOpening.toMillis());
	}

}
