package org.samgraf.load;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.samgraf.SharedStore;
import org.samgraf.data.Repository;
import org.samgraf.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules derive from the graphs of every case in {@code ontology/rules/cases} exactly
 * what stands in its derived graph. A new case is tested by its file alone.
 */
class RuleCasesTests {

	private static final Node DERIVED = NodeFactory.createURI(SharedStore.BASE + "graph/derived");

	@TestFactory
	Stream<DynamicTest> cases(@TempDir Path directory) {
		Rules rules = Rules.read(SharedStore.ROOT);
		Store store = Store.open(directory, 0, SharedStore.UNNAMED);
		return Repository.in("ontology/rules/cases", ".trig")
			.stream()
			.map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), file.toUri(), () -> {
				DatasetGraph expected = Repository.dataset(file);
				store.write(data -> {
					Repository.fill(data, expected.stream().filter(quad -> !quad.getGraph().equals(DERIVED)));
					rules.derive(data, DERIVED);
				});
				List<String> derived = store.read(snapshot -> triples(snapshot.data()));
				assertThat(derived).isNotEmpty().containsExactlyInAnyOrderElementsOf(triples(expected));
			}))
			.onClose(store::close);
	}

	@TestFactory
	Stream<DynamicTest> everyRuleDerivesSomethingInACase() {
		List<Graph> unions = Repository.in("ontology/rules/cases", ".trig")
			.stream()
			.<Graph>map(file -> GraphView.createUnionGraph(Repository.dataset(file)))
			.toList();
		return Repository.in("ontology/rules", ".rq").stream().map(rule -> {
			Query query = QueryFactory.create(Repository.text(rule), Syntax.syntaxSPARQL_11);
			return DynamicTest.dynamicTest(rule.getFileName().toString(), rule.toUri(),
					() -> assertThat(unions).anySatisfy(union -> {
						try (QueryExec execution = QueryExec.graph(union).query(query).build()) {
							assertThat(execution.construct().isEmpty()).isFalse();
						}
					}));
		});
	}

	private static List<String> triples(DatasetGraph dataset) {
		return dataset.getGraph(DERIVED).find().mapWith(Object::toString).toList();
	}

}
