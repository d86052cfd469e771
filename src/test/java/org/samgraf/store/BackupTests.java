package org.samgraf.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.samgraf.store.Updates.UNNAMED;
import static org.samgraf.store.Updates.edit;
import static org.samgraf.store.Updates.update;

/** A backup is whole or not there, and what is restored from it is the same. */
class BackupTests {

	private final Path folder;

	private final Path restored;

	private final Store store;

	BackupTests(@TempDir Path directory) {
		this.folder = directory.resolve("backups");
		this.restored = directory.resolve("restored");
		this.store = Store.open(directory.resolve("store"), 0, UNNAMED);
		update(this.store, """
				INSERT DATA { :s :p 1 , "två\\nrader och \\"citat\\""@sv , "2020-01-01"^^<urn:type> .
				  _:a :knows _:b . GRAPH :g { _:a :knows _:c . _:c :in :g , "x"@en-GB } GRAPH :h { :s :p 1 } }""");
		edit(this.store, data -> {
			update(data, "INSERT DATA { :s :q :o }");
			data.prefixes().add("ex", "urn:ex:");
		});
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	@Test
	void whatIsRestoredIsTheSameInEachGraph() {
		Backup backup = this.store.backup(this.folder);
		Store.restore(backup, this.restored);
		try (Store copy = Store.open(this.restored, 0, UNNAMED)) {
			this.store.read(snapshot -> {
				copy.read(other -> {
					assertSame(snapshot.data(), other.data());
					return assertThat(other.data().prefixes().getMapping()).containsEntry("ex", "urn:ex:");
				});
				return assertThat(backup.manifest().version()).isEqualTo(snapshot.version());
			});
			assertThat(copy.verify().isSound()).isTrue();
		}
		assertThat(backup.manifest().graphs()).containsOnlyKeys("urn:unnamed", "urn:g", "urn:h")
			.containsEntry("urn:h", 1L)
			.containsEntry("urn:g", 3L);
	}

	private static void assertSame(DatasetGraph data, DatasetGraph other) {
		Set<String> names = new TreeSet<>();
		data.listGraphNodes().forEachRemaining(name -> {
			names.add(name.getURI());
			Graph graph = data.getGraph(name);
			assertThat(graph.isIsomorphicWith(other.getGraph(name))).as("%s", name).isTrue();
		});
		Set<String> others = new TreeSet<>();
		other.listGraphNodes().forEachRemaining(name -> others.add(name.getURI()));
		assertThat(others).isEqualTo(names);
		other.find(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
			.forEachRemaining(
					quad -> assertThat(data.contains(quad)).as("blank nodes are the same across graphs: %s", quad)
						.isTrue());
	}

	@Test
	void aBackupHasWhatItsReaderSees() {
		var backup = new AtomicReference<Backup>();
		this.store.read(snapshot -> {
			Thread writer = new Thread(() -> update(this.store, "CLEAR ALL"));
			writer.start();
			try {
				writer.join();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			backup.set(new BackupWriter(this.folder).write(snapshot));
			return true;
		});
		assertThat(backup.get().manifest().graphs()).hasSize(3);
	}

	@Test
	void theLatestIsFoundAndWhatIsNotWholeIsNot() throws IOException {
		assertThat(Backup.latest(this.folder)).isEmpty();
		this.store.backup(this.folder);
		Path left = Files.createDirectories(this.folder.resolve("2999-01-01T000000.000Z.part"));
		Files.writeString(left.resolve("manifest.json"), "{}");
		update(this.store, "INSERT DATA { :s :p 99 }");
		Backup second = this.store.backup(this.folder);
		assertThat(Backup.latest(this.folder)).contains(second);
		assertThat(left).doesNotExist();
		try (Stream<Path> backups = Files.list(this.folder)) {
			assertThat(backups).hasSize(2);
		}
	}

	@Test
	void whatIsNotEmptyIsNotWrittenOver() throws IOException {
		Backup backup = this.store.backup(this.folder);
		Files.createDirectories(this.restored);
		Store.restore(backup, this.restored);
		assertRefused(backup, "not empty");
		try (Store copy = Store.open(this.restored, 0, UNNAMED)) {
			assertThat(Updates.all(copy)).isNotEmpty();
		}
	}

	@Test
	void aChangedBackupIsRefused() throws IOException {
		Backup backup = this.store.backup(this.folder);
		Path data = backup.folder().resolve("data.nq.gz");
		byte[] bytes = Files.readAllBytes(data);
		bytes[bytes.length / 2] ^= 1;
		Files.write(data, bytes);
		assertRefused(backup, "SHA-256");
		Files.write(data, new byte[10]);
		assertRefused(backup, "10 bytes");
		Files.delete(data);
		assertRefused(backup, backup.folder().toString());
		assertThatExceptionOfType(StoreException.class).isThrownBy(() -> Backup.of(this.folder))
			.withMessageContaining("is not a backup");
	}

	@Test
	void fewerQuadsThanTheManifestSaysAreRefused() throws IOException {
		Backup backup = this.store.backup(this.folder);
		Path manifest = backup.folder().resolve("manifest.json");
		Files.writeString(manifest, Files.readString(manifest).replace("\"urn:h\" : 1", "\"urn:h\" : 2"));
		assertRefused(Backup.of(backup.folder()), "urn:h=2");
		assertThat(this.restored).doesNotExist();
	}

	private void assertRefused(Backup backup, String why) {
		assertThatExceptionOfType(StoreException.class).isThrownBy(() -> Store.restore(backup, this.restored))
			.withMessageContaining(why)
			.satisfies(ex -> assertThat(ex.getMessage()).doesNotContain("\n"));
	}

}
