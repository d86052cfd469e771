package org.samgraf.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.store.StoreException.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.samgraf.store.Updates.UNNAMED;
import static org.samgraf.store.Updates.all;
import static org.samgraf.store.Updates.edit;
import static org.samgraf.store.Updates.update;

/**
 * The disk fills up within a write, where no check beforehand helps. The time limit is
 * there only to end a test that hangs.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FullDiskTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(ints = { 0, 30, 200, 1000, 3000 })
	void readingGoesOnAndWritingResumesWhenThereIsRoom(int kilobytesLeft) throws Exception {
		try (Tmpfs _ = Tmpfs.mount(this.directory, "60m")) {
			Path ballast = this.directory.resolve("ballast");
			Path place = this.directory.resolve("store");
			try (Store store = Store.open(place, 0, UNNAMED)) {
				update(store, "INSERT DATA { :s :p 1 }");
				Set<Quad> before = all(store);
				for (int round = 0; round < 2; round++) {
					fill(ballast, kilobytesLeft);
					assertThatExceptionOfType(StoreException.class)
						.isThrownBy(() -> edit(store, data -> addMuch(data::add)))
						.withMessageContaining(place.toString())
						.satisfies(ex -> assertThat(ex.kind()).as("%s", ex.getCause()).isEqualTo(Kind.NO_ROOM));
					assertThat(all(store)).isEqualTo(before);
					Files.delete(ballast);
					assertThat(all(store)).isEqualTo(before);
					update(store, "INSERT DATA { :s :p 2 ; :round " + round + " }");
					before = all(store);
				}
				assertThat(store.verify().findings()).isEmpty();
			}
			assertThat(Store.verify(place).findings()).isEmpty();
			try (Store store = Store.open(place, 0, UNNAMED)) {
				assertThat(all(store)).hasSize(4);
			}
		}
	}

	private interface Sink {

		void add(Node graph, Node subject, Node predicate, Node object);

	}

	private static void addMuch(Sink sink) {
		for (int i = 0; i < 20_000; i++) {
			Node thing = NodeFactory.createURI("urn:thing:" + i);
			sink.add(NodeFactory.createURI("urn:g"), thing, RDFS.label.asNode(),
					NodeFactory.createLiteralString("A long text about the number " + i + " of many".repeat(20)));
		}
	}

	private static void fill(Path ballast, int kilobytesLeft) throws IOException {
		try (OutputStream out = Files.newOutputStream(ballast)) {
			byte[] piece = new byte[4096];
			while (ballast.toFile().getUsableSpace() > kilobytesLeft * 1024L) {
				out.write(piece);
			}
		}
	}

}
