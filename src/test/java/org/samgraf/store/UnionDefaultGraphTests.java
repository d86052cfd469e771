package org.samgraf.store;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samgraf.store.Updates.UNNAMED;
import static org.samgraf.store.Updates.all;
import static org.samgraf.store.Updates.edit;
import static org.samgraf.store.Updates.quads;
import static org.samgraf.store.Updates.update;

/** The default graph is read as the union, and written as one of the graphs. */
class UnionDefaultGraphTests {

	private final Store store;

	UnionDefaultGraphTests(@TempDir Path directory) {
		this.store = Store.open(directory, 0, UNNAMED);
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	static List<Arguments> updates() {
		return List.of(//
				Arguments.of("INSERT DATA { :s :p 3 }", quads("<urn:unnamed> <urn:s> <urn:p> 3"), quads()),
				Arguments.of("DELETE DATA { :s :p 1 }", quads(), quads("<urn:unnamed> <urn:s> <urn:p> 1")),
				Arguments.of("DELETE DATA { :s :p 2 }", quads(), quads()),
				Arguments.of("INSERT { ?s :r ?o } WHERE { ?s :p ?o }",
						quads("<urn:unnamed> <urn:s> <urn:r> 1", "<urn:unnamed> <urn:s> <urn:r> 2"), quads()),
				Arguments.of("DELETE WHERE { ?s ?p ?o }", quads(), quads("<urn:unnamed> <urn:s> <urn:p> 1")),
				Arguments.of("WITH :g DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", quads(),
						quads("<urn:g> <urn:s> <urn:p> 1", "<urn:g> <urn:s> <urn:p> 2")),
				Arguments.of("INSERT { ?s :r ?o } USING :g WHERE { ?s :p ?o FILTER(?o = 2) }",
						quads("<urn:unnamed> <urn:s> <urn:r> 2"), quads()),
				Arguments.of("CLEAR DEFAULT", quads(), quads("<urn:unnamed> <urn:s> <urn:p> 1")),
				Arguments.of("DROP DEFAULT", quads(), quads("<urn:unnamed> <urn:s> <urn:p> 1")),
				Arguments.of("CLEAR NAMED", quads(), START), Arguments.of("DROP ALL", quads(), START),
				Arguments.of("COPY DEFAULT TO :h", quads("<urn:h> <urn:s> <urn:p> 1", "<urn:h> <urn:s> <urn:p> 2"),
						quads()),
				Arguments.of("ADD :g TO DEFAULT", quads("<urn:unnamed> <urn:s> <urn:p> 2"), quads()),
				Arguments.of("MOVE :g TO DEFAULT", quads("<urn:unnamed> <urn:s> <urn:p> 2"),
						quads("<urn:g> <urn:s> <urn:p> 1", "<urn:g> <urn:s> <urn:p> 2")));
	}

	private static final Set<Quad> START = quads("<urn:unnamed> <urn:s> <urn:p> 1", "<urn:g> <urn:s> <urn:p> 1",
			"<urn:g> <urn:s> <urn:p> 2");

	@ParameterizedTest
	@MethodSource("updates")
	void anUpdateReadsTheUnionAndWritesTheNamedGraph(String update, Set<Quad> added, Set<Quad> removed) {
		edit(this.store, data -> START.forEach(data::add));
		assertThat(all(this.store)).isEqualTo(START);
		Change change = update(this.store, update);
		assertThat(change).isEqualTo(new Change(added, removed));
		Set<Quad> expected = new HashSet<>(START);
		expected.removeAll(removed);
		expected.addAll(added);
		assertThat(all(this.store)).isEqualTo(expected);
	}

	@Test
	void theUnionHoldsEachTripleOnce() {
		this.store.edit(data -> {
			START.forEach(data::add);
			assertThat(Iter.toList(data.getDefaultGraph().find())).hasSize(2);
			assertThat(Iter.toList(data.find())).hasSize(3);
		});
	}

}
