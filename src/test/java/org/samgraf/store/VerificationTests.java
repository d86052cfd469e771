package org.samgraf.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.samgraf.store.Updates.UNNAMED;

/** Damage is found and told, or else it has hit what nobody reads. */
class VerificationTests {

	/** How many bytes are changed in each file, each in a store of its own. */
	private static final int CHANGES = Integer.getInteger("samgraf.damage.rounds", 1);

	private static final Set<Path> TRUNCATED = Stream
		.of("GSPO.dat", "OSPG.idn", "nodes.dat", "nodes-data.obj", "nodes.bpt", "nodes-data.bdf")
		.map(name -> Path.of("tdb2", "Data-0001", name))
		.collect(Collectors.toSet());

	@TempDir
	private static Path folder;

	private static Path sound;

	private static Answers answers;

	private record Answers(Set<String> quads, Set<String> prefixes, Set<String> found) {

		static Answers of(Store store) {
			return store.read(snapshot -> {
				DatasetGraph data = snapshot.data();
				Set<String> quads = new TreeSet<>();
				data.find().forEachRemaining(quad -> {
					quads.add(quad.toString());
					assertEachPatternFinds(data, quad);
				});
				Set<String> prefixes = new TreeSet<>();
				data.prefixes().forEach((prefix, iri) -> prefixes.add(prefix + " " + iri));
				Set<String> found = new TreeSet<>();
				QueryExec.dataset(data)
					.query("PREFIX text: <http://jena.apache.org/text#> SELECT ?s { ?s text:query ('kommun' 10000) }")
					.build()
					.select()
					.forEachRemaining(row -> found.add(row.get("s").toString()));
				return new Answers(quads, prefixes, found);
			});
		}

		/** By each of the indexes. */
		private static void assertEachPatternFinds(DatasetGraph data, Quad quad) {
			Node any = Node.ANY;
			assertThat(data.contains(any, quad.getSubject(), quad.getPredicate(), any)).isTrue();
			assertThat(data.contains(any, any, quad.getPredicate(), quad.getObject())).isTrue();
			assertThat(data.contains(any, quad.getSubject(), any, quad.getObject())).isTrue();
			assertThat(data.contains(quad.getGraph(), any, quad.getPredicate(), quad.getObject())).isTrue();
			assertThat(data.contains(quad.getGraph(), quad.getSubject(), any, quad.getObject())).isTrue();
			assertThat(data.contains(quad)).isTrue();
		}

	}

	@BeforeAll
	static void makeAStore() {
		sound = folder.resolve("sound");
		try (Store store = Store.open(sound, 0, UNNAMED)) {
			store.write(data -> {
				for (int i = 0; i < 2000; i++) {
					Node graph = NodeFactory.createURI("urn:graph:" + i % 3);
					Node thing = NodeFactory.createURI("urn:thing:" + i);
					data.add(graph, thing, RDFS.label.asNode(),
							NodeFactory.createLiteralLang("Kommunen nummer " + i, "sv"));
					data.add(graph, thing, NodeFactory.createURI("urn:number"), NodeFactory.createLiteralByValue(i));
				}
				data.prefixes().add("rdfs", RDFS.getURI());
				data.prefixes().add("thing", "urn:thing:");
			});
			answers = Answers.of(store);
		}
		assertThat(Store.verify(sound)).satisfies(verification -> {
			assertThat(verification.findings()).isEmpty();
			assertThat(verification.repaired()).isEmpty();
			assertThat(verification.quads()).isEqualTo(4000);
			assertThat(verification.nodes()).isGreaterThan(4000);
		});
	}

	@TestFactory
	Stream<DynamicTest> aChangedByteIsFoundOrHarmless() throws IOException {
		return files().flatMap(file -> changes(file).map(place -> DynamicTest.dynamicTest(file + " at " + place, () -> {
			Path store = copy();
			flip(store.resolve(file), place);
			assertToldOrHarmless(store);
		})));
	}

	@TestFactory
	Stream<DynamicTest> aTruncatedFileIsFoundOrHarmless() throws IOException {
		return files().filter(TRUNCATED::contains).map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
			Path store = copy();
			try (RandomAccessFile truncated = new RandomAccessFile(store.resolve(file).toFile(), "rw")) {
				truncated.setLength(truncated.length() / 2);
			}
			assertToldOrHarmless(store);
		}));
	}

	@Test
	void aChangedLetterOfATextIsFound() throws IOException {
		Path store = copy();
		Path nodes = store.resolve("tdb2/Data-0001/nodes-data.obj");
		byte[] bytes = Files.readAllBytes(nodes);
		String text = new String(bytes, StandardCharsets.ISO_8859_1);
		bytes[text.indexOf("Kommunen nummer 77") + 2] = 'n';
		Files.write(nodes, bytes);
		assertThat(Store.verify(store).findings()).anySatisfy(finding -> {
			assertThat(finding.where()).isEqualTo("nodes-data");
			assertThat(finding.what()).contains("nummer 77");
			assertThat(finding.remedy()).contains("Restore a backup");
		});
		assertThatExceptionOfType(StoreException.class).isThrownBy(() -> Store.open(store, 0, UNNAMED).close())
			.withMessageContaining(store.toString())
			.withMessageContaining("damaged")
			.withMessageContaining("Restore a backup")
			.satisfies(ex -> assertThat(ex.kind()).isEqualTo(StoreException.Kind.DAMAGED));
	}

	@Test
	void zerosInTheTermsAreFound() throws IOException {
		Path store = copy();
		try (RandomAccessFile nodes = new RandomAccessFile(store.resolve("tdb2/Data-0001/nodes-data.obj").toFile(),
				"rw")) {
			nodes.seek(nodes.length() / 2);
			nodes.write(new byte[300]);
		}
		assertThat(Store.verify(store).findings()).isNotEmpty();
	}

	@Test
	void aTextIndexThatIsBehindIsMadeAnew() throws IOException {
		Path store = copy();
		Path older = copy();
		try (Store opened = Store.open(store, 0, UNNAMED)) {
			Updates.update(opened,
					"INSERT DATA { :new <http://www.w3.org/2000/01/rdf-schema#label> 'En till kommun' } ; DELETE WHERE { GRAPH ?g { <urn:thing:7> ?p ?o } }");
			answers(opened).contains("urn:new").doesNotContain("urn:thing:7");
		}
		FileSystemUtils.deleteRecursively(store.resolve("text"));
		FileSystemUtils.copyRecursively(older.resolve("text"), store.resolve("text"));
		try (Store opened = Store.open(store, 0, UNNAMED)) {
			answers(opened).contains("urn:new").doesNotContain("urn:thing:7");
			assertThat(opened.state().verification().repaired()).hasSize(1);
			assertThat(opened.verify().isSound()).isTrue();
		}
	}

	@Test
	void whereThereIsNoStoreThatIsSaid() {
		assertThatExceptionOfType(StoreException.class).isThrownBy(() -> Store.verify(folder.resolve("none")))
			.withMessageContaining("no store");
	}

	private static org.assertj.core.api.AbstractCollectionAssert<?, ?, String, ?> answers(Store store) {
		return assertThat(Answers.of(store).found());
	}

	private static void assertToldOrHarmless(Path store) {
		Verification verification = Store.verify(store);
		if (verification.isSound()) {
			try (Store opened = Store.open(store, 0, UNNAMED)) {
				assertThat(Answers.of(opened)).isEqualTo(answers);
			}
		}
		else {
			assertThat(verification.findings()).allSatisfy(finding -> {
				assertThat(finding.toString()).doesNotContain("\n", "null");
				assertThat(finding.remedy()).isNotBlank();
			});
			assertThatExceptionOfType(StoreException.class).isThrownBy(() -> Store.open(store, 0, UNNAMED).close());
		}
	}

	private static Stream<Path> files() throws IOException {
		try (Stream<Path> paths = Files.walk(sound)) {
			return paths
				.filter(path -> path.toFile().isFile() && path.toFile().length() > 0
						&& !path.toString().endsWith(".lock"))
				.map(sound::relativize)
				.sorted()
				.toList()
				.stream();
		}
	}

	/** Places that are in use: they are not zero. */
	private static Stream<Integer> changes(Path file) {
		try {
			byte[] bytes = Files.readAllBytes(sound.resolve(file));
			List<Integer> used = new ArrayList<>();
			for (int i = 0; i < bytes.length; i++) {
				if (bytes[i] != 0) {
					used.add(i);
				}
			}
			Random random = new Random(file.hashCode());
			return Stream.generate(() -> used.isEmpty() ? 0 : used.get(random.nextInt(used.size()))).limit(CHANGES);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void flip(Path file, long place) throws IOException {
		try (RandomAccessFile changed = new RandomAccessFile(file.toFile(), "rw")) {
			changed.seek(place);
			int before = changed.read();
			changed.seek(place);
			changed.write(before ^ 0x11);
		}
	}

	private static Path copy() throws IOException {
		return ReadOnlyCopy.of(sound).directory();
	}

}
