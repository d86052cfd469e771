package org.samgraf.store;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.IsoMatcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samgraf.store.Updates.all;
import static org.samgraf.store.Updates.update;

/** With a default graph of its own an edit does as SPARQL 1.1 Update says. */
class OwnDefaultGraphTests {

	private static final String START = """
			INSERT DATA { :s :p 1 . :s :q 1 .
			  GRAPH :g { :s :p 1 . :a :p "x"@sv, :b } GRAPH :h { :s :p 2 } }""";

	private final Store store;

	OwnDefaultGraphTests(@TempDir Path directory) {
		this.store = Store.open(directory, 0, null);
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "INSERT DATA { :s :p 1, 2 GRAPH :n { :s :p 1 } }",
			"DELETE DATA { :s :p 1 GRAPH :g { :a :p :b } }", "DELETE WHERE { ?s ?p ?o }",
			"DELETE WHERE { GRAPH ?g { :s ?p ?o } }", "DELETE { ?s :p ?o } INSERT { ?s :r ?o } WHERE { ?s :p ?o }",
			"WITH :g DELETE { ?s :p ?o } INSERT { ?o :r ?s } WHERE { ?s :p ?o FILTER(isIRI(?o)) }",
			"WITH :g DELETE { ?s ?p ?o } INSERT { GRAPH :h { ?s ?p ?o } } WHERE { ?s ?p ?o }",
			"INSERT { ?s :r ?o } USING :g WHERE { ?s :p ?o }",
			"INSERT { ?s :r ?o } USING :g USING :h WHERE { ?s :p ?o }",
			"INSERT { ?s ?g ?o } USING NAMED :h WHERE { GRAPH ?g { ?s :p ?o } }",
			"WITH :h INSERT { ?s :r ?o } USING :g WHERE { ?s :p ?o }", "CLEAR DEFAULT", "CLEAR GRAPH :g", "CLEAR NAMED",
			"CLEAR ALL", "DROP DEFAULT", "DROP GRAPH :g", "DROP NAMED", "DROP ALL", "DROP SILENT GRAPH :none",
			"CREATE SILENT GRAPH :g", "CREATE GRAPH :new", "COPY :g TO :n", "COPY :g TO :h", "COPY DEFAULT TO :g",
			"COPY :g TO DEFAULT", "COPY :g TO :g", "MOVE :g TO :h", "MOVE :g TO DEFAULT", "MOVE DEFAULT TO :n",
			"ADD :g TO :h", "ADD DEFAULT TO :h", "ADD :h TO DEFAULT", "MOVE SILENT :none TO :g",
			"INSERT DATA { _:a :p _:a , _:b GRAPH :g { _:a :p 1 } }", "INSERT { ?s :r _:new } WHERE { ?s :p ?o }",
			"INSERT DATA { :s :p 3 } ; DELETE DATA { :s :p 3, 1 } ; INSERT DATA { :s :p 1 }",
			"DELETE { GRAPH ?g { ?s ?p ?o } } INSERT { GRAPH ?g { ?s ?p 9 } } WHERE { GRAPH ?g { ?s ?p ?o } }",
			"DELETE DATA { :s :q 1 }",
			"INSERT { :n :count ?n } WHERE { SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } }",
			"CLEAR ALL ; INSERT { :x :y :z } WHERE { FILTER NOT EXISTS { ?s ?p ?o } FILTER NOT EXISTS { GRAPH ?g { } } }" })
	void anUpdateDoesWhatItDoesInMemory(String update) {
		DatasetGraph expected = DatasetGraphFactory.create();
		update(expected, START);
		update(this.store, START);
		update(expected, update);
		Set<Quad> before = all(this.store);
		Change change = this.store.edit(data -> {
			update(data, update);
			assertThat(IsoMatcher.isomorphic(data, expected)).as("within the edit: %s", Iter.toList(data.find()))
				.isTrue();
			assertThat(Iter.toSet(data.listGraphNodes())).isEqualTo(filled(expected));
		});
		Set<Quad> after = all(this.store);
		this.store.read(snapshot -> assertThat(IsoMatcher.isomorphic(snapshot.data(), expected))
			.as("%s, expected %s", after, Iter.toList(expected.find()))
			.isTrue());
		assertThat(change).isEqualTo(new Change(difference(after, before), difference(before, after)));
	}

	@Test
	void namesInTheDefaultGraphAreFoundAndStayInTheTextIndex() {
		update(this.store, "INSERT DATA { :one <http://www.w3.org/2000/01/rdf-schema#label> 'Kommunernas skolor'@sv }");
		Change change = update(this.store, "PREFIX text: <http://jena.apache.org/text#> "
				+ "INSERT { ?s :found true } WHERE { ?s text:query 'kommun' }");
		assertThat(change.added()).hasSize(1);
		assertThat(this.store.verify().findings()).isEmpty();
	}

	private static Set<Quad> difference(Set<Quad> all, Set<Quad> without) {
		Set<Quad> rest = new HashSet<>(all);
		rest.removeAll(without);
		return rest;
	}

	private static Set<Node> filled(DatasetGraph data) {
		return Iter.toSet(Iter.filter(data.listGraphNodes(), data::containsGraph));
	}

}
