package org.samgraf.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samgraf.SharedStore;
import org.samgraf.load.Loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * A directory that another process holds, that cannot be written or that is too small.
 */
class StoreLockTests {

	private static final long HUNDRED_MEGABYTES = 100L * 1024 * 1024;

	@TempDir
	Path directory;

	@Test
	void aStoreThatAnotherProcessHoldsIsRefusedAndOpensWhenThatOneEnds() throws Exception {
		add("first");
		try (ChildStore _ = ChildStore.hold(this.directory)) {
			assertRefused(this.directory);
			assertRefused(this.directory);
		}
		assertThat(texts()).containsExactly("first", "from the other process");
	}

	/** It may be compacting: what looks unfinished is its own. */
	@Test
	void aRefusedStoreIsLeftAlone() throws Exception {
		add("first");
		try (ChildStore _ = ChildStore.hold(this.directory)) {
			Path compaction = Files.createDirectories(this.directory.resolve("tdb2").resolve("Data-0002-tmp"));
			assertRefused(this.directory);
			assertThat(compaction).exists();
		}
	}

	@Test
	void aStoreWhoseHolderWasKilledOpensWithAllThatWasCommitted() throws Exception {
		add("first");
		ChildStore child = ChildStore.hold(this.directory);
		child.kill();
		add("second");
		assertThat(texts()).containsExactly("first", "from the other process", "second");
	}

	@Test
	void aStoreThatThisProcessHoldsIsRefusedAndTheFirstGoesOn() {
		try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
			write(store, "first");
			assertRefused(this.directory);
			write(store, "second");
			assertThat(texts(store)).containsExactly("first", "second");
		}
		assertThat(texts()).containsExactly("first", "second");
	}

	@Test
	void aFileWhereTheDirectoryShouldBeIsRefused() throws IOException {
		Path file = Files.writeString(this.directory.resolve("file"), "not a directory");
		assertRefused(file);
		assertThat(file).hasContent("not a directory");
	}

	@Test
	void aDirectoryOnAReadOnlyDiskIsRefused() throws Exception {
		try (Tmpfs disk = Tmpfs.mount(this.directory, "8m")) {
			disk.makeReadOnly();
			assertRefused(this.directory);
			assertRefused(this.directory.resolve("new"));
		}
	}

	@Test
	void aStoreOnADiskThatBecameReadOnlyCanBeRead() throws Exception {
		try (Tmpfs disk = Tmpfs.mount(this.directory, "40m")) {
			add("first");
			disk.makeReadOnly();
			try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
				assertThat(texts(store)).containsExactly("first");
				assertThat(store.state().isWritable()).isFalse();
				assertThat(store.state().readOnly()).contains(this.directory.toString(), "only be read");
				assertThatExceptionOfType(StoreException.class).isThrownBy(() -> write(store, "second"))
					.satisfies(ex -> assertThat(ex.kind()).isEqualTo(StoreException.Kind.READ_ONLY));
				assertThatExceptionOfType(StoreException.class).isThrownBy(() -> Updates.update(store, "CLEAR ALL"))
					.satisfies(ex -> assertThat(ex.kind()).isEqualTo(StoreException.Kind.READ_ONLY));
				assertThat(texts(store)).containsExactly("first");
			}
		}
	}

	@Test
	void aDirectoryThatMayNotBeWrittenIsRefused() throws IOException {
		Path closed = Files.createDirectory(this.directory.resolve("closed"));
		assertThat(closed.toFile().setWritable(false)).isTrue();
		try {
			assumeFalse(Files.isWritable(closed), "This user may write everywhere; permissions do not bind it");
			assertRefused(closed);
		}
		finally {
			assertThat(closed.toFile().setWritable(true)).isTrue();
		}
	}

	@Test
	void aDiskThatIsTooSmallForALoadIsRefusedBeforeAnythingIsWritten() throws Exception {
		try (Tmpfs _ = Tmpfs.mount(this.directory, "40m")) {
			add("first");
			try (Store store = Store.open(this.directory, HUNDRED_MEGABYTES, SharedStore.UNNAMED)) {
				Loader loader = new Loader(SharedStore.ROOT, SharedStore.BASE, store);
				assertThatExceptionOfType(StoreException.class).isThrownBy(loader::synchronise)
					.withMessageContaining(this.directory.toString())
					.withMessageContaining("Make room");
				assertThat(texts(store)).containsExactly("first");
			}
			add("second");
			assertThat(texts()).containsExactly("first", "second");
		}
	}

	private static void assertRefused(Path directory) {
		assertThatExceptionOfType(StoreException.class)
			.isThrownBy(() -> Store.open(directory, 0, SharedStore.UNNAMED).close())
			.withMessageContaining("'" + directory + "'")
			.satisfies(ex -> assertThat(ex.getMessage()).as("one line that tells what to do")
				.doesNotContain("\n")
				.doesNotContain("null")
				.containsIgnoringCase("directory")
				.containsAnyOf("top that", "may write to"));
	}

	private void add(String text) {
		try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
			write(store, text);
		}
	}

	private Set<String> texts() {
		try (Store store = Store.open(this.directory, 0, SharedStore.UNNAMED)) {
			return texts(store);
		}
	}

	private static void write(Store store, String text) {
		store.write(data -> data.add(NodeFactory.createURI("urn:graph"), NodeFactory.createURI("urn:thing"),
				NodeFactory.createURI("urn:text"), NodeFactory.createLiteralString(text)));
	}

	private static Set<String> texts(Store store) {
		return store.read(snapshot -> {
			Set<String> texts = new TreeSet<>();
			snapshot.data()
				.find(Node.ANY, Node.ANY, NodeFactory.createURI("urn:text"), Node.ANY)
				.forEachRemaining(quad -> texts.add(quad.getObject().getLiteralLexicalForm()));
			return texts;
		});
	}

}
