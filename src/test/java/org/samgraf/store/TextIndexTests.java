package org.samgraf.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.SharedStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Names are found by their words. The time limit is there only to end a test that hangs.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TextIndexTests {

	private static final Node GRAPH = NodeFactory.createURI("urn:graph");

	@TempDir
	private Path directory;

	private Store store;

	@BeforeEach
	void open() {
		this.store = Store.open(this.directory, 0, SharedStore.UNNAMED);
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	@Test
	void namesAreFoundByTheirSwedishStems() {
		this.store.write(data -> name(data, "one", "Kommunernas skolor"));
		assertThat(found("kommun")).containsExactly("one");
		assertThat(found("skola")).containsExactly("one");
		assertThat(found("region")).isEmpty();
		this.store.close();
		open();
		assertThat(found("kommun")).as("after a restart").containsExactly("one");
	}

	@Test
	void aReplacedNameIsNoLongerFound() {
		this.store.write(data -> name(data, "one", "Kommunernas skolor"));
		this.store.write(data -> {
			data.deleteAny(GRAPH, Node.ANY, Node.ANY, Node.ANY);
			name(data, "one", "Regionens sjukhus");
		});
		assertThat(found("kommun")).isEmpty();
		assertThat(found("sjukhus")).containsExactly("one");
		this.store.write(data -> data.removeGraph(GRAPH));
		assertThat(found("sjukhus")).as("its graph is removed").isEmpty();
	}

	@Test
	void aFailedWriteLeavesItAsItWas() {
		this.store.write(data -> name(data, "one", "kommun"));
		assertThatIllegalStateException().isThrownBy(() -> this.store.write(data -> {
			data.removeGraph(GRAPH);
			name(data, "two", "region");
			throw new IllegalStateException("on purpose");
		}));
		assertThat(found("kommun")).containsExactly("one");
		assertThat(found("region")).isEmpty();
	}

	/** Lucene would take it for a regular expression. */
	@ParameterizedTest
	@ValueSource(strings = { "24/7", "öppet/stängt", "24\\\\\\\\/7", "jour 24/7 öppet/stängt", "öppet OR /a.*b/" })
	void aSlashIsACharacterAsAnyOther(String words) {
		this.store.write(data -> name(data, "one", "jour 24/7 öppet/stängt"));
		assertThat(found(words)).containsExactly("one");
	}

	@ParameterizedTest
	@ValueSource(strings = { "((((", "/(a|b|ab|ba)*a(a|b){25}/", "*a*b*a*b*a*b*a*b*a*b*a*b*a*b*a*b*a*b*a*b*a*b*a*b*",
			"a AND AND", "[a TO" })
	void whatMakesNoSenseOrTooMuchIsRefusedAndHoldsNobodyUp(String words) {
		this.store.write(data -> name(data, "one", "kommun"));
		try {
			assertThat(found(words)).isEmpty();
		}
		catch (QueryParseException ex) {
			assertThat(ex).hasMessageContaining("parse");
		}
		assertThat(found("kommun")).containsExactly("one");
	}

	@Test
	void whatIsLookedForHasALength() {
		this.store.write(data -> name(data, "one", "kommun"));
		assertThat(found("kommun".repeat(2) + " kommun".repeat(500))).containsExactly("one");
		assertThatExceptionOfType(QueryParseException.class).isThrownBy(() -> found("kommun ".repeat(1000)))
			.withMessageContaining("5,000 characters");
	}

	private static void name(DatasetGraph data, String thing, String name) {
		data.add(GRAPH, NodeFactory.createURI("urn:" + thing), RDFS.label.asNode(),
				NodeFactory.createLiteralLang(name, "sv"));
	}

	private List<String> found(String words) {
		return this.store.read(snapshot -> {
			String query = """
					PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
					PREFIX text: <http://jena.apache.org/text#>
					SELECT (STRAFTER(STR(?thing), "urn:") AS ?name) { ?thing text:query (rdfs:label "%s") }
					""".formatted(words);
			try (QueryExec execution = QueryExec.dataset(snapshot.data()).query(query).build()) {
				List<String> names = new ArrayList<>();
				execution.select().forEachRemaining(row -> names.add(row.get("name").getLiteralLexicalForm()));
				return names;
			}
		});
	}

}
