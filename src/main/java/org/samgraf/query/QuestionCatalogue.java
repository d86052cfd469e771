package org.samgraf.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * All questions, read from a folder of query files. Files below {@code internal} are for
 * the product's own use: choices, labels, coverage, evidence.
 */
public final class QuestionCatalogue {

	private static final String INTERNAL = "internal/";

	private final Path folder;

	private final Map<String, Question> questions = new TreeMap<>();

	private final Map<String, Question> internal = new TreeMap<>();

	/**
	 * Reads all query files below a folder.
	 * @throws QuestionException where the folder is missing, a file makes no sense or
	 * names an internal query that does not exist
	 */
	public QuestionCatalogue(Path folder) {
		this.folder = folder;
		for (Path file : files(folder)) {
			String path = folder.relativize(file).toString().replace('\\', '/');
			String name = path.substring(0, path.length() - ".rq".length());
			Question question = QuestionReader.read(name, file);
			if (name.startsWith(INTERNAL)) {
				this.internal.put(name.substring(INTERNAL.length()), question);
			}
			else {
				this.questions.put(name, question);
			}
		}
		this.questions.values().forEach(this::requireInternalQueries);
	}

	private static List<Path> files(Path folder) {
		try (var files = Files.walk(folder)) {
			return files.filter(file -> file.toString().endsWith(".rq")).sorted().toList();
		}
		catch (IOException ex) {
			throw new QuestionException("The folder of questions '%s' cannot be read: %s".formatted(folder, ex));
		}
	}

	private void requireInternalQueries(Question question) {
		requireInternal(question, question.coverage());
		question.parameters().forEach(parameter -> requireInternal(question, parameter.choices()));
	}

	private void requireInternal(Question question, @Nullable String name) {
		if (name != null && !this.internal.containsKey(name)) {
			throw new QuestionException("The question '%s' names the query '%s%s.rq', which is not there; there are %s"
				.formatted(question.name(), INTERNAL, name, this.internal.keySet()));
		}
	}

	/** All questions that can be asked, by name. */
	public Collection<Question> questions() {
		return this.questions.values();
	}

	/** The question of a name. */
	public Optional<Question> find(String name) {
		return Optional.ofNullable(this.questions.get(name));
	}

	/**
	 * What a question must answer, from the file beside its query; empty where there is
	 * none.
	 * @throws QuestionException where the file makes no sense
	 */
	public List<Expectation> expectations(Question question) {
		Path file = this.folder.resolve(question.name() + ".test.yaml");
		return Files.exists(file) ? Expectation.read(file) : List.of();
	}

	/**
	 * A query for the product's own use.
	 * @throws QuestionException where there is none of the name
	 */
	Question internal(String name) {
		Question question = this.internal.get(name);
		if (question == null) {
			throw new QuestionException(
					"There is no query '%s%s.rq'; there are %s".formatted(INTERNAL, name, this.internal.keySet()));
		}
		return question;
	}

	/** The queries for the product's own use whose names begin with a prefix, by name. */
	Collection<Question> internals(String prefix) {
		return this.internal.entrySet()
			.stream()
			.filter(entry -> entry.getKey().startsWith(prefix))
			.map(Map.Entry::getValue)
			.toList();
	}

}
