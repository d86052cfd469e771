package org.samgraf.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The spans stand in the documents, and no text of the documents stands in the
 * repository. The documents are not ours to publish: where they are at hand, the
 * environment variable names the folder with the files {@code 000_*.txt} and so on.
 */
@EnabledIfEnvironmentVariable(named = DocumentTests.VARIABLE, matches = ".+",
		disabledReason = "needs the source documents")
class DocumentTests {

	static final String VARIABLE = "SAMGRAF_DOCUMENTS";

	/** Where the form for comments begins, which is no part of a document. */
	private static final Map<String, Integer> FORM = Map.of("001", 4591, "003", 4762, "004", 3241);

	/** So many words in a row are a quotation. */
	private static final int RUN = 8;

	/** The official name of an organisation is no quotation, however long. */
	private static final String NAME = "norfolk and norwich university hospitals nhs foundation trust";

	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

	private final Map<String, String> documents = documents();

	@TestFactory
	Stream<DynamicTest> checksums() {
		return Repository.select("""
				SELECT ?document ?length ?sha256 {
					?document sg:textLength ?length ; sg:textSha256 ?sha256
				}""").stream().map(row -> DynamicTest.dynamicTest(get(row, "document"), () -> {
			String text = document(get(row, "document"));
			assertThat(text.codePointCount(0, text.length())).isEqualTo(number(row, "length"));
			assertThat(sha256(text)).isEqualTo(get(row, "sha256"));
		}));
	}

	@TestFactory
	Stream<DynamicTest> spans() {
		return Repository.select("""
				SELECT ?evidence ?document ?start ?end ?sha256 {
					?evidence oa:hasSource ?document ; sg:spanSha256 ?sha256 ;
						oa:hasSelector [ oa:start ?start ; oa:end ?end ]
				}""").stream().map(row -> DynamicTest.dynamicTest(get(row, "evidence"), () -> {
			String text = document(get(row, "document"));
			int[] points = text.codePoints().toArray();
			int start = number(row, "start");
			int end = number(row, "end");
			assertThat(start).isNotNegative().isLessThan(end);
			assertThat(end).isLessThanOrEqualTo(FORM.getOrDefault(key(get(row, "document")), points.length));
			assertThat(sha256(new String(points, start, end - start))).isEqualTo(get(row, "sha256"));
		}));
	}

	@Test
	void everyDocumentIsDescribed() {
		assertThat(Repository.values("SELECT ?document { ?document a sg:SourceDocument }")
			.stream()
			.map(DocumentTests::key)).containsAll(this.documents.keySet());
	}

	@TestFactory
	Stream<DynamicTest> nothingIsQuoted() {
		Set<String> runs = this.documents.values()
			.stream()
			.flatMap(DocumentTests::runs)
			.filter(run -> !run.equals(NAME))
			.collect(Collectors.toUnmodifiableSet());
		return Stream.of("data", "ontology", "queries")
			.flatMap(folder -> Repository.below(folder, "").stream())
			.map(file -> DynamicTest.dynamicTest(Repository.name(file), file.toUri(),
					() -> assertThat(runs(Repository.text(file)).filter(runs::contains)).isEmpty()));
	}

	private static Stream<String> runs(String text) {
		List<String> words = WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group).toList();
		return IntStream.rangeClosed(0, words.size() - RUN)
			.mapToObj(first -> String.join(" ", words.subList(first, first + RUN)));
	}

	private String document(String iri) {
		String text = this.documents.getOrDefault(key(iri), "");
		assertThat(text).as("the text of <%s>", iri).isNotEmpty();
		return text;
	}

	private static String key(String iri) {
		return iri.substring(iri.lastIndexOf('/') + 1);
	}

	private static Map<String, String> documents() {
		try (var files = Files.newDirectoryStream(Path.of(System.getenv(VARIABLE)), "[0-9][0-9][0-9]_*.txt")) {
			Map<String, String> documents = new TreeMap<>();
			for (Path file : files) {
				documents.put(file.getFileName().toString().substring(0, 3), normalized(Files.readString(file)));
			}
			return documents;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String normalized(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("\\R", "\n").replace('\u00a0', ' ');
	}

	private static String sha256(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static int number(Map<String, String> row, String variable) {
		return Integer.parseInt(get(row, variable));
	}

	private static String get(Map<String, String> row, String variable) {
		return row.getOrDefault(variable, "");
	}

}
