package org.samgraf.store;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.samgraf.store.Updates.UNNAMED;
import static org.samgraf.store.Updates.all;
import static org.samgraf.store.Updates.edit;
import static org.samgraf.store.Updates.quads;
import static org.samgraf.store.Updates.update;

/** Changes are held in memory, shown, and then written or not. */
class EditTests {

	private final Store store;

	EditTests(@TempDir Path directory) {
		this.store = Store.open(directory, 0, UNNAMED);
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	@Test
	void whatIsRefusedHasTouchedNothing() {
		update(this.store, "INSERT DATA { :s :p 1 }");
		String version = this.store.read(Snapshot::version);
		assertThatIllegalArgumentException().isThrownBy(() -> this.store.edit(data -> {
			update(data, "CLEAR ALL ; INSERT DATA { :s :p 2 }");
			Change change = data.change();
			assertThat(change.added()).hasSize(1);
			assertThat(change.removed()).hasSize(1);
			assertThat(change.graphs()).containsExactly(UNNAMED);
			throw new IllegalArgumentException("on purpose");
		})).withMessage("on purpose");
		assertThatIllegalArgumentException().isThrownBy(() -> edit(this.store, data -> {
			update(data, "CLEAR ALL");
			throw new IllegalArgumentException("on purpose");
		}));
		assertThat(this.store.read(Snapshot::version)).as("not even a rolled back write").isEqualTo(version);
		assertThat(all(this.store)).hasSize(1);
	}

	@Test
	void whatChangesNothingIsNotWritten() {
		update(this.store, "INSERT DATA { :s :p 1 }");
		String version = this.store.read(Snapshot::version);
		assertThat(edit(this.store, data -> update(data,
				"INSERT DATA { :s :p 1 } ; DELETE DATA { :s :p 2 } ; INSERT DATA { :x :y :z } ; DELETE DATA { :x :y :z }"))
			.isEmpty()).isTrue();
		assertThat(this.store.read(Snapshot::version)).isEqualTo(version);
	}

	/** TDB2 keeps values: the change says what will be there, not what was written. */
	@Test
	void aNumberIsTheSameHoweverItIsWritten() {
		update(this.store, "INSERT DATA { :s :p 1 }");
		Change change = update(this.store,
				"INSERT DATA { :s :p 01, 02 } ; DELETE DATA { :s :p 001 } ; INSERT { :s :q ?o } WHERE { :s :p ?o }");
		assertThat(change.added())
			.isEqualTo(quads("<urn:unnamed> <urn:s> <urn:p> 2", "<urn:unnamed> <urn:s> <urn:q> 2"));
		assertThat(change.removed()).isEqualTo(quads("<urn:unnamed> <urn:s> <urn:p> 1"));
		assertThat(all(this.store)).isEqualTo(change.added());
	}

	@Test
	void twoEditsAtOnceBothCount() throws InterruptedException {
		Runnable counting = () -> {
			for (int i = 0; i < 50; i++) {
				edit(this.store, data -> update(data,
						"DELETE { :n :is ?n } INSERT { :n :is ?m } WHERE { OPTIONAL { :n :is ?n } BIND(COALESCE(?n, 0) + 1 AS ?m) }"));
			}
		};
		Thread other = new Thread(counting);
		other.start();
		counting.run();
		other.join();
		assertThat(all(this.store)).isEqualTo(quads("<urn:unnamed> <urn:n> <urn:is> 100"));
	}

	@Test
	void namesThatAnEditAddsAreFound() {
		edit(this.store, data -> data.add(NodeFactory.createURI("urn:g"), NodeFactory.createURI("urn:one"),
				RDFS.label.asNode(), NodeFactory.createLiteralLang("Kommunernas skolor", "sv")));
		Change change = edit(this.store, data -> update(data, """
				PREFIX text: <http://jena.apache.org/text#>
				INSERT { ?s :found true } WHERE { ?s text:query "kommun" }"""));
		assertThat(change.added()).isEqualTo(quads("<urn:unnamed> <urn:one> <urn:found> true"));
	}

	@Test
	void aReadThatIsAbortedUndoesNothingOfWhatIsWritten() {
		this.store.write(data -> {
			data.add(NodeFactory.createURI("urn:g"), NodeFactory.createURI("urn:one"), RDFS.label.asNode(),
					NodeFactory.createLiteralLang("Kommunernas skolor", "sv"));
			CompletableFuture.runAsync(() -> this.store.read(snapshot -> {
				snapshot.data().abort();
				return "";
			})).join();
		});
		this.store.read(snapshot -> assertThat(QueryExec.dataset(snapshot.data())
			.query("PREFIX text: <http://jena.apache.org/text#> ASK { ?s text:query 'kommun' }")
			.ask()).isTrue());
	}

	@Test
	void newPrefixesAreKeptAndOldOnesStay() {
		edit(this.store, data -> {
			update(data, "INSERT DATA { :s :p 1 }");
			data.prefixes().add("a", "urn:a:");
		});
		edit(this.store, data -> {
			var graph = GraphFactory.createDefaultGraph();
			graph.getPrefixMapping().setNsPrefix("a", "urn:other:").setNsPrefix("b", "urn:b:");
			graph.add(NodeFactory.createURI("urn:s"), NodeFactory.createURI("urn:p"), NodeFactory.createURI("urn:o"));
			data.addGraph(NodeFactory.createURI("urn:g"), graph);
			data.prefixes().putAll(graph.getPrefixMapping());
		});
		this.store.read(snapshot -> assertThat(snapshot.data().prefixes().getMapping()).containsEntry("a", "urn:a:")
			.containsEntry("b", "urn:b:"));
	}

	@Test
	void manyQuadsComeAndGo() {
		edit(this.store, data -> {
			for (int i = 0; i < 60_000; i++) {
				data.add(NodeFactory.createURI("urn:g" + i % 9), NodeFactory.createURI("urn:s" + i),
						NodeFactory.createURI("urn:p"), NodeFactory.createLiteralString("text " + i));
			}
		});
		Change change = update(this.store, "CLEAR ALL");
		assertThat(change.removed()).hasSize(60_000);
		assertThat(all(this.store)).isEmpty();
	}

}
