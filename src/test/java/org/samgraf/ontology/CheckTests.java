package org.samgraf.ontology;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.samgraf.SharedStore;
import org.samgraf.data.Repository;
import org.samgraf.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every check finds nothing in the repository's data, and finds the defect in its case.
 */
class CheckTests {

	private static final Pattern ROWS = Pattern.compile("# Rows: (\\d+)\\R");

	private static final String ENDING = "-violation.rq";

	@TestFactory
	Stream<DynamicTest> data() {
		return checks().map(check -> DynamicTest.dynamicTest(name(check) + " is not in the data", check.toUri(),
				() -> assertThat(rows(SharedStore.store(), check)).as(Repository.text(check)).isEmpty()));
	}

	@TestFactory
	Stream<DynamicTest> cases(@TempDir Path directory) {
		Store store = Store.open(directory, 0, SharedStore.UNNAMED);
		return checks().map(check -> {
			Path file = SharedStore.ROOT.resolve("ontology/checks/cases/" + name(check) + ".trig");
			return DynamicTest.dynamicTest(name(check) + " is found in its case", file.toUri(), () -> {
				Matcher rows = ROWS.matcher(Repository.text(file));
				assertThat(rows.lookingAt()).as("the first line says how many rows there are").isTrue();
				store.write(data -> Repository.fill(data, Repository.dataset(file).stream()));
				assertThat(rows(store, check)).hasSize(Integer.parseInt(rows.group(1))).isNotEmpty();
			});
		}).onClose(store::close);
	}

	@TestFactory
	Stream<DynamicTest> headers() {
		return checks().map(check -> DynamicTest.dynamicTest(name(check) + " is explained", check.toUri(), () -> {
			List<String> lines = Repository.text(check).lines().toList();
			assertThat(lines.get(0)).startsWith("# Problem: ");
			assertThat(lines.get(1)).startsWith("# Solution: ");
		}));
	}

	@Test
	void everyCaseBelongsToACheck() {
		assertThat(Repository.in("ontology/checks/cases", "")).extracting(file -> file.getFileName().toString())
			.containsExactlyInAnyOrderElementsOf(checks().map(check -> name(check) + ".trig").toList());
	}

	@Test
	void everyQueryIsNamedAfterADefect() {
		assertThat(Repository.in("ontology/checks", ".rq")).hasSameElementsAs(checks().toList()).isNotEmpty();
	}

	private static Stream<Path> checks() {
		return Repository.in("ontology/checks", ENDING).stream();
	}

	private static String name(Path check) {
		return check.getFileName().toString().replace(ENDING, "");
	}

	private static List<String> rows(Store store, Path check) {
		Query query = QueryFactory.create(Repository.text(check), Syntax.syntaxSPARQL_11);
		return store.read(snapshot -> {
			try (QueryExec execution = QueryExec.dataset(snapshot.data()).query(query).build()) {
				return execution.select().stream().map(Object::toString).toList();
			}
		});
	}

}
