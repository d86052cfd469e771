package org.samgraf.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samgraf.store.Updates.UNNAMED;
import static org.samgraf.store.Updates.all;
import static org.samgraf.store.Updates.update;

/** Nothing changes but the size. */
class CompactionTests {

	private static final String TEXT = "<http://www.w3.org/2000/01/rdf-schema#label>";

	@TempDir
	private Path directory;

	@Test
	void allIsThereAfterwardsAndCanBeChanged() throws Exception {
		try (Store store = Store.open(this.directory, 0, UNNAMED)) {
			update(store, "INSERT DATA { :s :p 1 ; " + TEXT + " 'Kommunen'@sv . GRAPH :g { _:b :p _:b } }");
			Set<Quad> before = all(store);
			String version = store.read(Snapshot::version);
			List<DatasetGraph> handedOver = new ArrayList<>();
			store.follow(handedOver::add);
			store.compact();
			assertThat(all(store)).isEqualTo(before);
			assertThat(store.read(Snapshot::version)).isNotEqualTo(version);
			assertThat(handedOver).hasSize(2);
			Change change = update(store, "PREFIX text: <http://jena.apache.org/text#> "
					+ "INSERT { ?s :found true } WHERE { ?s text:query 'kommun' }");
			assertThat(change.added()).as("found in the text index").hasSize(1);
			store.compact();
			assertThat(all(store)).hasSize(before.size() + 1);
			assertThat(store.verify().isSound()).isTrue();
		}
		try (var generations = Files.newDirectoryStream(this.directory.resolve("tdb2"), "Data-*")) {
			assertThat(generations).hasSize(1);
		}
	}

	@Test
	void whoReadsAndWritesMeanwhileWaits() throws Exception {
		try (Store store = Store.open(this.directory, 0, UNNAMED)) {
			update(store, "INSERT DATA { :n :is 0 }");
			var done = new AtomicBoolean();
			Thread reader = new Thread(() -> {
				while (!done.get()) {
					assertThat(all(store)).hasSize(1);
				}
			});
			List<Throwable> failures = new ArrayList<>();
			reader.setUncaughtExceptionHandler((_, failure) -> failures.add(failure));
			reader.start();
			Thread writer = new Thread(() -> {
				for (int i = 0; i < 20; i++) {
					update(store, "DELETE { :n :is ?n } INSERT { :n :is ?m } WHERE { :n :is ?n BIND(?n + 1 AS ?m) }");
				}
			});
			writer.start();
			store.compact();
			store.compact();
			writer.join();
			done.set(true);
			reader.join();
			assertThat(failures).isEmpty();
			assertThat(all(store)).isEqualTo(Updates.quads("<urn:unnamed> <urn:n> <urn:is> 20"));
		}
	}

	/**
	 * As a kill between the end of a compaction and the deletion of the old leaves it.
	 */
	@Test
	void anOldGenerationIsDeletedAtTheNextStart() throws IOException {
		try (Store store = Store.open(this.directory, 0, UNNAMED)) {
			update(store, "INSERT DATA { :s :p 1 }");
		}
		Path tdb = this.directory.resolve("tdb2");
		Path old = tdb.resolve("Data-0001");
		Files.move(old, tdb.resolve("Data-0002"));
		Files.createDirectory(old);
		Files.writeString(old.resolve("nodes.dat"), "old");
		try (Store store = Store.open(this.directory, 0, UNNAMED)) {
			assertThat(all(store)).hasSize(1);
			assertThat(old).doesNotExist();
		}
	}

}
