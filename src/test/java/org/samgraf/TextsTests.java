package org.samgraf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** The texts in both languages agree with each other and with the sources. */
class TextsTests {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

	private static final Path TEMPLATES = Path.of("src/main/resources/templates");

	/** A key, or the beginning of several that something is appended to. */
	private static final Pattern MESSAGE = Pattern.compile("#\\{(?:\\$\\{')?([a-z-]+\\.[a-z.-]*)");

	private final Map<String, String> english = read("texts.properties");

	private final Map<String, String> swedish = read("texts_sv.properties");

	@Test
	void bothLanguagesHaveTheSameTexts() {
		assertThat(this.swedish.keySet()).isEqualTo(this.english.keySet());
	}

	@TestFactory
	Stream<DynamicTest> bothLanguagesFillInTheSame() {
		return this.english.keySet().stream().map(key -> DynamicTest.dynamicTest(key, () -> {
			String text = this.english.getOrDefault(key, "");
			String translation = this.swedish.getOrDefault(key, "");
			assertThat(text).isNotBlank();
			assertThat(translation).isNotBlank();
			assertThat(placeholders(translation)).isEqualTo(placeholders(text));
			assertThat(List.of(text, translation)).as("a single apostrophe switches placeholders off")
				.allMatch(written -> written.replace("''", "").indexOf('\'') < 0)
				.allSatisfy(written -> assertThat(new MessageFormat(written).getFormats())
					.hasSize((int) PLACEHOLDER.matcher(written).results().count()));
		}));
	}

	/** A text whose key ends in a full stop is the beginning of several keys. */
	@Test
	void everyTextIsUsed() throws IOException {
		List<String> written = written();
		assertThat(this.english.keySet()).allMatch(key -> written.stream()
			.anyMatch(text -> text.equals(key) || (text.endsWith(".") && key.startsWith(text) && isKey(text))));
	}

	@Test
	void everyTextThatIsUsedExists() throws IOException {
		assertThat(written().stream().filter(this::isKey)).isNotEmpty()
			.allMatch(text -> this.english.containsKey(text)
					|| (text.endsWith(".") && this.english.keySet().stream().anyMatch(key -> key.startsWith(text))));
	}

	/** All texts in the sources, and what has the form of a key in the templates. */
	private static List<String> written() throws IOException {
		List<String> written = new ArrayList<>(ArchitectureTests.texts());
		try (var templates = Files.walk(TEMPLATES)) {
			for (Path template : templates.filter(Files::isRegularFile).toList()) {
				MESSAGE.matcher(Files.readString(template)).results().forEach(message -> written.add(message.group(1)));
			}
		}
		return written;
	}

	/** Whether a text has the form of a key and begins as one of ours does. */
	private boolean isKey(String text) {
		return text.matches("[a-z-]+\\.[a-z.-]*") && this.english.keySet()
			.stream()
			.anyMatch(key -> key.split("\\.", 2)[0].equals(text.split("\\.", 2)[0]));
	}

	private static Set<String> placeholders(String text) {
		return PLACEHOLDER.matcher(text)
			.results()
			.map((MatchResult match) -> match.group(1))
			.collect(Collectors.toSet());
	}

	private static Map<String, String> read(String name) {
		Properties properties = new Properties();
		try (var reader = Files.newBufferedReader(Path.of("src/main/resources", name))) {
			properties.load(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return properties.entrySet()
			.stream()
			.collect(Collectors.toMap(entry -> entry.getKey().toString(), entry -> entry.getValue().toString(),
					(first, second) -> first, TreeMap::new));
	}

}
