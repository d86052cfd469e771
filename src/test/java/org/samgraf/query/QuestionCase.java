package org.samgraf.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.jspecify.annotations.Nullable;
import org.samgraf.SharedStore;

/**
 * One case of a question's test file: what is asked and what must and must not come back.
 *
 * @param name what the case shows
 * @param answers the competency questions that it answers, as CQ1 to CQ30
 * @param ask the arguments, by parameter
 * @param rows the expected rows, complete unless {@code others} says that there may be
 * more
 * @param others whether other rows may come back too
 * @param never rows that must not come back
 * @param triples for an answer in RDF, triples in Turtle that must be in it
 * @param coverage for some states of reporting, how many units are in it
 */
record QuestionCase(String name, List<String> answers, Map<String, List<String>> ask, List<Map<String, Object>> rows,
		boolean others, List<Map<String, Object>> never, String triples, Map<String, Integer> coverage) {

	@SuppressWarnings("unchecked")
	static List<QuestionCase> read(Path file) {
		try {
			var cases = (List<Map<String, Object>>) Objects.requireNonNull(PlainYaml.read(Files.readString(file)));
			return cases.stream()
				.map(yaml -> new QuestionCase(String.valueOf(yaml.get("name")),
						(List<String>) yaml.getOrDefault("answers", List.of()),
						arguments((Map<String, Object>) yaml.getOrDefault("ask", Map.of())),
						(List<Map<String, Object>>) yaml.getOrDefault("rows", List.of()),
						Boolean.TRUE.equals(yaml.get("others")),
						(List<Map<String, Object>>) yaml.getOrDefault("never", List.of()),
						(String) yaml.getOrDefault("triples", ""),
						(Map<String, Integer>) yaml.getOrDefault("coverage", Map.of())))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map<String, List<String>> arguments(Map<String, Object> yaml) {
		return yaml.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, entry -> (entry.getValue() instanceof List<?> list)
					? list.stream().map(Object::toString).toList() : List.of(entry.getValue().toString())));
	}

	/**
	 * All that differs between the answer and what is expected; empty where nothing does.
	 */
	List<String> differences(Answer answer) {
		List<String> differences = new ArrayList<>();
		if (answer.result() instanceof Answer.Triples result) {
			RDFParser.fromString(this.triples, Lang.TURTLE)
				.base(SharedStore.BASE + "id/")
				.toGraph()
				.stream()
				.filter(triple -> !result.graph().contains(triple))
				.forEach(triple -> differences.add("missing " + triple));
			return differences;
		}
		List<Answer.Row> rest = new ArrayList<>(((Answer.Rows) answer.result()).rows());
		for (Map<String, Object> expected : this.rows) {
			rest.stream()
				.filter(row -> matches(row, expected))
				.findFirst()
				.ifPresentOrElse(rest::remove, () -> differences.add("missing " + expected));
		}
		if (!this.others) {
			rest.forEach(row -> differences.add("not expected " + row));
		}
		for (Map<String, Object> forbidden : this.never) {
			((Answer.Rows) answer.result()).rows()
				.stream()
				.filter(row -> matches(row, forbidden))
				.forEach(row -> differences.add("must never come back: " + row));
		}
		this.coverage.forEach((state, units) -> {
			Integer actual = answer.coverage()
				.entrySet()
				.stream()
				.filter(entry -> Labels.key(entry.getKey()).equals(state))
				.map(Map.Entry::getValue)
				.findFirst()
				.orElse(0);
			if (!Objects.equals(actual, units)) {
				differences.add("%s units are '%s', expected %s".formatted(actual, state, units));
			}
		});
		return differences;
	}

	private static boolean matches(Answer.Row row, Map<String, Object> expected) {
		return expected.entrySet()
			.stream()
			.allMatch(entry -> entry.getKey().equals("claims") ? claims(row).equals(names(entry.getValue()))
					: Objects.equals(text(row.values().get(entry.getKey())), expectedText(entry.getValue())));
	}

	private static Set<String> claims(Answer.Row row) {
		return row.claims().stream().map(Labels::key).collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> names(Object yaml) {
		return ((List<?>) yaml).stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
	}

	private static @Nullable String text(@Nullable Node node) {
		if (node == null) {
			return null;
		}
		return node.isURI() ? node.getURI().replace(SharedStore.BASE + "id/", "") : node.getLiteralLexicalForm();
	}

	private static @Nullable String expectedText(@Nullable Object yaml) {
		return (yaml != null) ? yaml.toString() : null;
	}
}
