package org.samgraf.query;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads a query file: a header of YAML in lines that begin with {@code #+} (the
 * decorators of grlc, https://grlc.readthedocs.io, and a few of ours), then the query.
 */
final class QuestionReader {

	private static final Set<String> KEYS = Set.of("summary", "description", "tags", "params", "pagination", "sort",
			"coverage", "chart", "graph", "sv");

	private static final Set<String> PARAMETER_KEYS = Set.of("name", "type", "required", "example", "default",
			"choices", "description");

	private static final Set<String> SWEDISH_KEYS = Set.of("summary", "description", "params");

	private static final int PAGE_SIZE = 100;

	private final String name;

	private final Path file;

	private QuestionReader(String name, Path file) {
		this.name = name;
		this.file = file;
	}

	/**
	 * Reads one file.
	 * @throws QuestionException where header or query make no sense
	 */
	static Question read(String name, Path file) {
		return new QuestionReader(name, file).read();
	}

	private Question read() {
		List<String> header = new ArrayList<>();
		List<String> body = new ArrayList<>();
		List<String> lines = lines();
		for (String line : lines) {
			if (line.startsWith("#+")) {
				header.add(line.substring(2));
			}
			else {
				body.add(line);
			}
		}
		Map<String, Object> yaml = yaml(header);
		refuseUnknown(yaml, KEYS);
		Map<String, Object> swedish = mapping(yaml.get("sv"));
		String text = String.join("\n", body).strip();
		List<Parameter> parameters = sequence(yaml.get("params")).stream()
			.map(parameter -> parameter(mapping(parameter), mapping(swedish.get("params"))))
			.toList();
		refuseUnknown(swedish, SWEDISH_KEYS);
		Query query = query(lines);
		return new Question(this.name, bothLanguages("summary", yaml, swedish),
				bothLanguages("description", yaml, swedish), strings(yaml.get("tags")), parameters,
				pageSize(yaml.get("pagination")), strings(yaml.get("sort")), string(yaml.get("coverage")),
				chart(yaml, query), graph(yaml, query), query, text);
	}

	private @Nullable String chart(Map<String, Object> yaml, Query query) {
		List<String> columns = columns("chart", yaml, query);
		if (columns.size() > 1) {
			throw problem("chart is '%s'; it must be one column".formatted(columns));
		}
		return columns.isEmpty() ? null : columns.getFirst();
	}

	private List<String> graph(Map<String, Object> yaml, Query query) {
		List<String> columns = columns("graph", yaml, query);
		if (!columns.isEmpty() && columns.size() != 2) {
			throw problem("graph is '%s'; it must be two columns, as in [from, to]".formatted(columns));
		}
		return columns;
	}

	/** The columns of the answer that a key of the header names. */
	private List<String> columns(String key, Map<String, Object> yaml, Query query) {
		List<String> named = strings(yaml.get(key));
		List<String> known = query.isSelectType() ? ClaimColumns.without(query.getResultVars()) : List.of();
		for (String column : named) {
			if (!known.contains(column)) {
				throw problem("%s names the column '%s', which the answer does not have; it has %s".formatted(key,
						column, known));
			}
		}
		return named;
	}

	private List<String> lines() {
		try {
			return Files.readAllLines(this.file);
		}
		catch (CharacterCodingException ex) {
			throw problem("the file is not in UTF-8; save it in that encoding");
		}
		catch (IOException ex) {
			throw problem("cannot be read: " + ex);
		}
	}

	private Map<String, Object> yaml(List<String> header) {
		try {
			return mapping(PlainYaml.read(String.join("\n", header)));
		}
		catch (YAMLException ex) {
			throw problem("the header is not YAML: " + ex.getMessage());
		}
	}

	/**
	 * Parses the whole file, whose header is a comment to SPARQL, so that lines are those
	 * of the file.
	 */
	private Query query(List<String> lines) {
		try {
			return QueryFactory.create(String.join("\n", lines), Syntax.syntaxSPARQL_11);
		}
		catch (QueryParseException ex) {
			String reason = String.valueOf(ex.getMessage()).lines().findFirst().orElse("");
			throw problem("line %d: %s".formatted(ex.getLine(), reason));
		}
		catch (QueryException ex) {
			throw problem(String.valueOf(ex.getMessage()));
		}
	}

	private Parameter parameter(Map<String, Object> yaml, Map<String, Object> swedish) {
		refuseUnknown(yaml, PARAMETER_KEYS);
		String parameterName = string(yaml.get("name"));
		if (parameterName == null) {
			throw problem("a parameter has no name");
		}
		Map<String, String> description = new LinkedHashMap<>();
		putText(description, "en", yaml.get("description"));
		putText(description, "sv", swedish.get(parameterName));
		return new Parameter(parameterName, type(parameterName, string(yaml.get("type"))),
				Boolean.TRUE.equals(yaml.get("required")), string(yaml.get("example")), strings(yaml.get("default")),
				string(yaml.get("choices")), description);
	}

	private Parameter.Type type(String parameterName, @Nullable String written) {
		try {
			return Parameter.Type.valueOf(String.valueOf(written).toUpperCase(Locale.ROOT));
		}
		catch (IllegalArgumentException ex) {
			throw problem("the type of the parameter '%s' is '%s'; it must be one of iri, string, integer, date"
				.formatted(parameterName, written));
		}
	}

	private static Map<String, String> bothLanguages(String key, Map<String, Object> english,
			Map<String, Object> swedish) {
		Map<String, String> texts = new LinkedHashMap<>();
		putText(texts, "en", english.get(key));
		putText(texts, "sv", swedish.get(key));
		return texts;
	}

	private static void putText(Map<String, String> texts, String language, @Nullable Object text) {
		if (text != null) {
			texts.put(language, text.toString().strip());
		}
	}

	private void refuseUnknown(Map<String, Object> yaml, Set<String> known) {
		Set<String> unknown = new TreeSet<>(yaml.keySet());
		unknown.removeAll(known);
		if (!unknown.isEmpty()) {
			throw problem("the header has %s; it may have %s".formatted(unknown, new TreeSet<>(known)));
		}
	}

	private Map<String, Object> mapping(@Nullable Object yaml) {
		return switch (yaml) {
			case null -> Map.of();
			case Map<?, ?> map -> withoutEmpty(map);
			default -> throw problem("the header has '%s' where keys and values belong".formatted(yaml));
		};
	}

	private static Map<String, Object> withoutEmpty(Map<?, ?> map) {
		Map<String, Object> filled = new LinkedHashMap<>();
		map.forEach((key, value) -> {
			if (value != null) {
				filled.put(String.valueOf(key), value);
			}
		});
		return filled;
	}

	private int pageSize(@Nullable Object yaml) {
		return switch (yaml) {
			case null -> PAGE_SIZE;
			case Integer size when size > 0 -> size;
			default -> throw problem("pagination is '%s'; it must be a whole number above 0".formatted(yaml));
		};
	}

	private static List<?> sequence(@Nullable Object yaml) {
		return switch (yaml) {
			case null -> List.of();
			case List<?> list -> list;
			default -> List.of(yaml);
		};
	}

	private static List<String> strings(@Nullable Object yaml) {
		return sequence(yaml).stream().map(String::valueOf).toList();
	}

	private static @Nullable String string(@Nullable Object yaml) {
		return (yaml != null) ? yaml.toString() : null;
	}

	private QuestionException problem(String message) {
		return new QuestionException("%s: %s".formatted(this.file, message));
	}

}
