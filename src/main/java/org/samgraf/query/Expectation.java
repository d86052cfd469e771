package org.samgraf.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What a question must answer when it is asked in a certain way: one case of the file
 * that lies beside its query.
 *
 * @param name what the case shows
 * @param answers the competency questions that it answers, as CQ1 to CQ30
 * @param ask the arguments, by parameter
 * @param rows the expected rows, complete unless {@code others} says that there may be
 * more; things are named by what follows {@code id/} in their IRI
 * @param others whether other rows may come back too
 * @param never rows that must not come back
 * @param triples for an answer in RDF, triples in Turtle that must be in it
 * @param coverage for some states of reporting, how many units are in it
 */
public record Expectation(String name, List<String> answers, Map<String, List<String>> ask,
		List<Map<String, Object>> rows, boolean others, List<Map<String, Object>> never, String triples,
		Map<String, Integer> coverage) {

	/** The key under which a row names its claims. */
	public static final String CLAIMS = "claims";

	private static final String THINGS = "id/";

	/**
	 * Reads a file.
	 * @throws QuestionException where it makes no sense
	 */
	@SuppressWarnings("unchecked")
	static List<Expectation> read(Path file) {
		try {
			var cases = (List<Map<String, Object>>) Objects.requireNonNull(PlainYaml.read(Files.readString(file)));
			return cases.stream()
				.map(yaml -> new Expectation(String.valueOf(yaml.get("name")),
						(List<String>) yaml.getOrDefault("answers", List.of()),
						arguments((Map<String, Object>) yaml.getOrDefault("ask", Map.of())),
						(List<Map<String, Object>>) yaml.getOrDefault("rows", List.of()),
						Boolean.TRUE.equals(yaml.get("others")),
						(List<Map<String, Object>>) yaml.getOrDefault("never", List.of()),
						(String) yaml.getOrDefault("triples", ""),
						(Map<String, Integer>) yaml.getOrDefault("coverage", Map.of())))
				.toList();
		}
		catch (IOException | YAMLException | ClassCastException | NullPointerException ex) {
			throw new QuestionException("%s: the cases cannot be read: %s".formatted(file, ex));
		}
	}

	private static Map<String, List<String>> arguments(Map<String, Object> yaml) {
		Map<String, List<String>> arguments = new LinkedHashMap<>();
		yaml.forEach((name, value) -> arguments.put(name, (value instanceof List<?> list)
				? list.stream().map(Object::toString).toList() : List.of(value.toString())));
		return arguments;
	}

	/**
	 * All that differs between the answer and what is expected; empty where nothing does.
	 * @param base of the IRIs of the data, ends in a slash
	 */
	public List<String> differences(Answer answer, String base) {
		List<String> differences = new ArrayList<>();
		switch (answer.result()) {
			case Answer.Triples result -> RDFParser.fromString(this.triples, Lang.TURTLE)
				.base(base + THINGS)
				.toGraph()
				.stream()
				.filter(triple -> !result.graph().contains(triple))
				.forEach(triple -> differences.add("missing " + triple));
			case Answer.Rows result -> compare(result.rows(), base, differences);
			case Answer.Truth _ -> throw new IllegalArgumentException("a truth has no rows to expect");
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

	private void compare(List<Answer.Row> rows, String base, List<String> differences) {
		List<Answer.Row> rest = new ArrayList<>(rows);
		for (Map<String, Object> expected : this.rows) {
			rest.stream()
				.filter(row -> matches(row, expected, base))
				.findFirst()
				.ifPresentOrElse(rest::remove, () -> differences.add("missing " + expected));
		}
		if (!this.others) {
			rest.forEach(row -> differences.add("not expected " + row));
		}
		for (Map<String, Object> forbidden : this.never) {
			rows.stream()
				.filter(row -> matches(row, forbidden, base))
				.forEach(row -> differences.add("must never come back: " + row));
		}
	}

	private static boolean matches(Answer.Row row, Map<String, Object> expected, String base) {
		return expected.entrySet()
			.stream()
			.allMatch(entry -> entry.getKey().equals(CLAIMS) ? claims(row).equals(names(entry.getValue()))
					: Objects.equals(text(row.values().get(entry.getKey()), base), expectedText(entry.getValue())));
	}

	private static Set<String> claims(Answer.Row row) {
		return row.claims().stream().map(Labels::key).collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> names(Object yaml) {
		return ((List<?>) yaml).stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
	}

	private static @Nullable String text(@Nullable Node node, String base) {
		if (node == null) {
			return null;
		}
		return node.isURI() ? node.getURI().replace(base + THINGS, "") : node.getLiteralLexicalForm();
	}

	private static @Nullable String expectedText(@Nullable Object yaml) {
		return (yaml != null) ? yaml.toString() : null;
	}
}
