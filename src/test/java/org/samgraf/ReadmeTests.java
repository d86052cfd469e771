package org.samgraf;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.samgraf.query.Answer;
import org.samgraf.query.Labels;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/** The question that the README asks is answered as the README says. */
class ReadmeTests {

	private static final Pattern CURL = Pattern.compile("curl 'localhost:8080/api/questions/([^']+)'");

	@Test
	void theQuestionIsAnsweredAsItSays() throws IOException {
		String readme = Files.readString(SharedStore.ROOT.resolve("README.md"));
		Matcher curl = CURL.matcher(readme);
		assertThat(curl.find()).isTrue();
		UriComponents address = UriComponentsBuilder.fromUriString(curl.group(1)).build();
		var question = SharedStore.catalogue().find(String.valueOf(address.getPath())).orElseThrow();
		Answer answer = SharedStore.answers().ask(question, Map.copyOf(address.getQueryParams()), "en");

		List<List<String>> table = table(readme.substring(curl.end()));
		List<String> columns = table.getFirst();
		assertThat(((Answer.Rows) answer.result()).rows().stream().map(row -> cells(answer, row, columns)))
			.isEqualTo(table.subList(1, table.size()));
	}

	private static List<List<String>> table(String text) {
		return text.lines()
			.dropWhile(line -> !line.startsWith("|"))
			.takeWhile(line -> line.startsWith("|"))
			.filter(line -> !line.contains("---"))
			.map(line -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList())
			.toList();
	}

	private static List<String> cells(Answer answer, Answer.Row row, List<String> columns) {
		return columns.stream().map(column -> switch (column) {
			case "claims" -> row.claims().stream().map(Labels::key).collect(Collectors.joining(" "));
			case "evidence" -> row.claims()
				.stream()
				.flatMap(claim -> answer.evidenceOf(claim).spans().stream())
				.map(span -> "%s@%d-%d".formatted(Labels.key(span.document()), span.start(), span.end()))
				.collect(Collectors.joining(" "));
			default -> answer.labels().of(Objects.requireNonNull(row.values().get(column)), "en");
		}).toList();
	}

}
