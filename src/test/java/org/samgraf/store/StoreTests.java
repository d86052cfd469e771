package org.samgraf.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.SharedStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The time limit is there only to end a test that hangs. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StoreTests {

	private static final Node GRAPH = uri("graph");

	private static final Node TEXT = uri("text");

	@TempDir
	Path directory;

	/**
	 * TDB2 6.0.0 loses literals that were committed after a write was rolled back
	 * (apache/jena issue 3877). It takes a rolled back write that is larger than the
	 * write buffer, then a literal that is read from disk and not from a cache, then a
	 * commit. The loss shows when the database is opened again.
	 */
	@ParameterizedTest
	@ValueSource(ints = { 1, 20 })
	void whatWasCommittedIsThereAfterFailedWritesAndARestart(int rounds) {
		Set<String> committed = new TreeSet<>();
		try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
			committed.addAll(addTexts(store, "first"));
		}
		for (int round = 0; round < rounds; round++) {
			try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
				failToAddTexts(store, "rolled back " + round);
				assertThat(texts(store)).as("round %d", round).isEqualTo(committed);
				committed.addAll(addTexts(store, "committed " + round));
			}
		}
		try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
			assertThat(texts(store)).isEqualTo(committed);
		}
	}

	@Test
	void whatWasCommittedIsThereAfterManyFailedWritesInOneRun() {
		Set<String> committed = new TreeSet<>();
		try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
			committed.addAll(addTexts(store, "first"));
		}
		try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
			for (int round = 0; round < 20; round++) {
				failToAddTexts(store, "rolled back " + round);
				committed.addAll(addTexts(store, "committed " + round));
				assertThat(texts(store)).as("round %d", round).isEqualTo(committed);
			}
		}
		try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
			assertThat(texts(store)).isEqualTo(committed);
		}
	}

	@Test
	void aFailedWriteChangesNothingAndTheNextOneWorks() {
		try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
			add(store, "first");
			assertThatIllegalStateException().isThrownBy(() -> store.write(data -> {
				data.deleteAny(Node.ANY, Node.ANY, Node.ANY, Node.ANY);
				data.add(quad("second"));
				throw new IllegalStateException("on purpose");
			})).withMessage("on purpose");
			assertThat(texts(store)).containsExactly("first");
			add(store, "third");
			assertThat(texts(store)).containsExactly("first", "third");
		}
	}

	@Test
	void anErrorIsAFailedWriteToo() {
		try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
			add(store, "first");
			assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> store.write(data -> {
				data.add(quad("second"));
				throw new StackOverflowError("on purpose");
			}));
			add(store, "third");
			assertThat(texts(store)).containsExactly("first", "third");
		}
	}

	@Test
	void followersAreHandedTheDatasetThatIsOpenNow() {
		try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
			List<DatasetGraph> handedOver = new ArrayList<>();
			store.follow(handedOver::add);
			add(store, "first");
			assertThat(handedOver).hasSize(1);
			failToAddTexts(store, "rolled back");
			assertThat(handedOver).hasSize(2);
			assertThat(handedOver.get(1)).isNotSameAs(handedOver.get(0));
			assertThat(textsInOwnTransaction(handedOver.get(1))).containsExactly("first");
			assertThatExceptionOfType(StoreException.class).isThrownBy(() -> textsInOwnTransaction(handedOver.get(0)));
		}
	}

	@Test
	void aReaderKeepsWhatItSeesWhileAWriteFailsOnAnotherThread() throws Exception {
		try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
			add(store, "first");
			FailingWriter writer = new FailingWriter(store);
			boolean waited = store.read(snapshot -> {
				boolean waiting = writer.startAndAwaitBlockedOrDone();
				assertThat(texts(snapshot.data())).containsExactly("first");
				return waiting;
			});
			writer.join();
			assertThat(waited).as("the failed write waits for the reader before it opens the store anew").isTrue();
			assertThat(texts(store)).containsExactly("first");
		}
	}

	@Test
	void aReaderThatArrivesWhileTheStoreIsOpenedAnewGetsItsAnswer() throws Exception {
		try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
			add(store, "first");
			FailingWriter writer = new FailingWriter(store);
			FutureTask<Set<String>> late = new FutureTask<>(() -> texts(store));
			Thread lateReader = new Thread(late, "late reader");
			store.read(snapshot -> {
				writer.startAndAwaitBlockedOrDone();
				lateReader.start();
				return blockedOrDone(lateReader);
			});
			assertThat(late.get()).containsExactly("first");
			writer.join();
		}
	}

	@Test
	void aWriterThatArrivesWhileTheStoreIsOpenedAnewWrites() throws Exception {
		try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
			add(store, "first");
			FailingWriter writer = new FailingWriter(store);
			FutureTask<Boolean> late = new FutureTask<>(() -> {
				add(store, "second");
				return true;
			});
			Thread lateWriter = new Thread(late, "late writer");
			store.read(snapshot -> {
				writer.startAndAwaitBlockedOrDone();
				lateWriter.start();
				return blockedOrDone(lateWriter);
			});
			assertThat(late.get()).isTrue();
			writer.join();
			assertThat(texts(store)).containsExactly("first", "second");
		}
	}

	@Test
	void everyCommitHasAVersionOfItsOwn() {
		Set<String> versions = new HashSet<>();
		try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
			for (int i = 0; i < 10; i++) {
				assertThat(versions.add(version(store))).as("commit %d", i).isTrue();
				assertThat(version(store)).as("no commit, no new version").isIn(versions);
				add(store, "text " + i);
			}
			failToAddTexts(store, "rolled back");
			add(store, "one more");
			assertThat(versions.add(version(store))).as("after a failed write").isTrue();
		}
		try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
			assertThat(versions).as("after a restart").doesNotContain(version(store));
		}
	}

	@Test
	void theVersionOfASnapshotIsThatOfItsData() throws Exception {
		Map<String, Set<String>> textsByVersion = new TreeMap<>();
		try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
			Thread writer = new Thread(() -> {
				for (int i = 0; i < 50; i++) {
					String text = "text " + i;
					store.write(data -> {
						data.deleteAny(GRAPH, Node.ANY, Node.ANY, Node.ANY);
						data.add(quad(text));
					});
				}
			}, "writer");
			writer.start();
			do {
				store.read(snapshot -> textsByVersion.computeIfAbsent(snapshot.version(), key -> new TreeSet<>())
					.addAll(texts(snapshot.data())));
			}
			while (writer.isAlive());
			writer.join();
		}
		assertThat(textsByVersion.values()).allSatisfy(texts -> assertThat(texts).hasSizeLessThanOrEqualTo(1));
		assertThat(textsByVersion.values()).as("a text has one version").doesNotHaveDuplicates();
	}

	@Test
	void aReaderSeesOneVersionWhileAnotherThreadCommits() {
		try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
			add(store, "first");
			String version = version(store);
			store.read(snapshot -> {
				assertThat(snapshot.version()).isEqualTo(version);
				runAndJoin(() -> add(store, "second"));
				return assertThat(texts(snapshot.data())).containsExactly("first");
			});
			assertThat(texts(store)).containsExactly("first", "second");
			assertThat(version(store)).isNotEqualTo(version);
		}
	}

	@Test
	void aWriteIsRefusedWhereTheDiskHasTooLittleRoom() {
		try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
			add(store, "first");
		}
		try (Store store = Store.open(this.directory, Long.MAX_VALUE, SharedStore.UNNAMED)) {
			String version = version(store);
			assertThatExceptionOfType(StoreException.class).isThrownBy(() -> add(store, "second"))
				.withMessageContaining(this.directory.toString())
				.withMessageContaining("bytes free")
				.withMessageContaining("nothing was changed");
			assertThat(texts(store)).containsExactly("first");
			assertThat(version(store)).as("nothing was even begun").isEqualTo(version);
		}
	}

	@Test
	void whatAKilledCompactionLeftIsDeleted() throws IOException {
		try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
			add(store, "first");
		}
		Path left = Files.createDirectories(this.directory.resolve("tdb2").resolve("Data-0002-tmp"));
		Files.writeString(left.resolve("nodes.dat"), "half");
		try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
			assertThat(texts(store)).containsExactly("first");
			assertThat(left).doesNotExist();
		}
	}

	/**
	 * TDB2 6.0.0 fails where a pattern gets no input at all (apache/jena issue 3751).
	 */
	@ParameterizedTest
	@ValueSource(strings = { "?a <urn:none>/<urn:none>* ?b . ?b <urn:text> ?c . ?c <urn:text> ?d",
			"{ ?a <urn:none> ?b } UNION { ?a <urn:never> ?b } ?b <urn:text> ?c . ?c <urn:text> ?d",
			"VALUES ?a { } ?a <urn:text> ?c . ?c <urn:text> ?d",
			"{ SELECT ?b { ?a <urn:none> ?b } } ?b <urn:text> ?c . ?c <urn:text> ?d FILTER (?d != ?a)",
			"GRAPH ?g { { ?a <urn:none> ?b } UNION { ?a <urn:never> ?b } ?b <urn:text> ?c . ?c <urn:text> ?d }" })
	void aPatternAfterAnEmptyPartGivesAnEmptyResult(String pattern) {
		try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
			add(store, "first");
			assertThat(values(store, "SELECT * { " + pattern + " }", "d")).isEmpty();
		}
	}

	@Test
	void theDefaultGraphIsTheUnionOfAllGraphs() {
		try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
			add(store, "first");
			store.write(data -> data.add(uri("other-graph"), uri("a"), TEXT, literal("second")));
			assertThat(values(store, "SELECT ?text { ?a <urn:text> ?text }", "text")).containsExactlyInAnyOrder("first",
					"second");
		}
	}

	@Test
	void aClosedStoreSaysSo() {
		Store store = Store.open(this.directory, 0, SharedStore.UNNAMED);
		store.close();
		assertThatExceptionOfType(StoreException.class).isThrownBy(() -> texts(store))
			.withMessageContaining("was closed");
		assertThatExceptionOfType(StoreException.class).isThrownBy(() -> add(store, "first"))
			.withMessageContaining("was closed");
	}

	private static Node uri(String name) {
		return NodeFactory.createURI("urn:" + name);
	}

	private static Node literal(String text) {
		return NodeFactory.createLiteralString(text);
	}

	private static Quad quad(String text) {
		return Quad.create(GRAPH, uri("thing"), TEXT, literal(text));
	}

	private static void add(Store store, String text) {
		store.write(data -> data.add(quad(text)));
	}

	/** Short and long ones, together more than the write buffer of the node file. */
	private static List<String> someTexts(String name) {
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			texts.add("%s, text %d: %s".formatted(name, i, "åäö ".repeat((i % 4) * 1000)));
		}
		return texts;
	}

	/** Reads in the transaction of the write, as a write that replaces something does. */
	private static List<String> addTexts(Store store, String name) {
		List<String> added = someTexts(name);
		store.write(data -> {
			texts(data);
			added.forEach(text -> data.add(quad(text)));
		});
		return added;
	}

	private static void failToAddTexts(Store store, String name) {
		assertThatIllegalStateException().isThrownBy(() -> store.write(data -> {
			someTexts(name).forEach(text -> data.add(quad(text)));
			throw new IllegalStateException("on purpose");
		})).withMessage("on purpose");
	}

	private static Set<String> texts(Store store) {
		return store.read(snapshot -> texts(snapshot.data()));
	}

	private static Set<String> texts(DatasetGraph data) {
		Set<String> texts = new TreeSet<>();
		data.find(GRAPH, Node.ANY, TEXT, Node.ANY)
			.forEachRemaining(quad -> texts.add(quad.getObject().getLiteralLexicalForm()));
		return texts;
	}

	private static Set<String> textsInOwnTransaction(DatasetGraph data) {
		data.begin(TxnType.READ);
		try {
			return texts(data);
		}
		finally {
			data.end();
		}
	}

	private static String version(Store store) {
		return store.read(Snapshot::version);
	}

	private static List<String> values(Store store, String query, String variable) {
		return store.read(snapshot -> {
			try (QueryExec execution = QueryExec.dataset(snapshot.data()).query(query).build()) {
				List<String> values = new ArrayList<>();
				RowSet rows = execution.select();
				rows.forEachRemaining(row -> values.add(row.get(variable).getLiteralLexicalForm()));
				return values;
			}
		});
	}

	private static boolean runAndJoin(Runnable task) {
		Thread thread = new Thread(task);
		thread.start();
		try {
			thread.join();
			return true;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Whether the thread waits for another one; false where it has come to its end. */
	private static boolean blockedOrDone(Thread thread) {
		while (true) {
			switch (thread.getState()) {
				case WAITING -> {
					return true;
				}
				case TERMINATED -> {
					return false;
				}
				default -> Thread.onSpinWait();
			}
		}
	}

	/** A thread on which a write fails. */
	private static final class FailingWriter {

		private final CountDownLatch failing = new CountDownLatch(1);

		private final Thread thread;

		FailingWriter(Store store) {
			this.thread = new Thread(() -> assertThatIllegalStateException().isThrownBy(() -> store.write(data -> {
				data.add(quad("rolled back"));
				this.failing.countDown();
				throw new IllegalStateException("on purpose");
			})), "failing writer");
		}

		boolean startAndAwaitBlockedOrDone() {
			this.thread.start();
			try {
				this.failing.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			return blockedOrDone(this.thread);
		}

		void join() throws InterruptedException {
			this.thread.join();
		}

	}

}
