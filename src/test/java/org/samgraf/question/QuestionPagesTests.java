package org.samgraf.question;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.Server;
import org.samgraf.SharedStore;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A question as a page: its form, its answer in all shapes, and the ways to take it
 * along.
 */
class QuestionPagesTests {

	private static final String BY_RATING = "/questions/cooperation/by-rating";

	private static final Pattern HREF = Pattern.compile("href=\"([^\"]+)\"");

	private final Server server = Server.shared();

	@TempDir
	private Path folder;

	private String page(String address) {
		HttpResponse<String> response = this.server.get(address);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
		return response.body();
	}

	@TestFactory
	Stream<DynamicTest> everyQuestionHasAPageInBothLanguages() {
		return SharedStore.catalogue()
			.questions()
			.stream()
			.flatMap(question -> Stream.of("en", "sv")
				.map(language -> DynamicTest.dynamicTest(question.name() + " " + language, () -> {
					String example = QuestionSummary
						.of(question, SharedStore.answers().choices(question), SharedStore.answers().labels(), language)
						.example();
					String page = page(UriComponentsBuilder.fromUriString(example)
						.queryParam("lang", language)
						.build(true)
						.toUriString());
					assertThat(page).contains("<html lang=\"" + language + "\">",
							HtmlUtils.htmlEscape(question.summary().getOrDefault(language, "?"), "UTF-8"),
							"id=\"row-1\"");
					assertThat(page.split("<h1", -1)).hasSize(2);
					assertThat(page).doesNotContain("style=\"", "??");
				})));
	}

	@Test
	void theListHasAllQuestionsAndFindsSome() {
		String all = page("/questions?lang=en");
		SharedStore.catalogue()
			.questions()
			.forEach(question -> assertThat(all).contains("href=\"/questions/" + question.name() + "\""));
		assertThat(page("/questions?q=networks&lang=en")).contains("/questions/networks/members")
			.doesNotContain("/questions/visits/list");
		assertThat(page("/questions?q=N%C3%84TVERK&lang=sv")).contains("/questions/networks/members");
		assertThat(page("/questions?q=%3Cscript%3Ealert(1)%3C/script%3E")).doesNotContain("<script>alert");
	}

	@Test
	void whatWasTypedStaysInTheForm() {
		String page = page(BY_RATING + "?partner=barn-+och+ungdomspsykiatrin&rating=bra&unit=");
		assertThat(page).contains("value=\"barn- och ungdomspsykiatrin\"");
		assertThat(page).containsPattern("<option value=\"[^\"]*\" selected=\"selected\">[^<]*\\(2 claims\\)");
	}

	@Test
	void onlyChoicesThatLeadToAnAnswerAreOffered() {
		assertThat(page(BY_RATING)).contains("<option value=\"Botkyrka\"").doesNotContain("<option value=\"Åre\"");
	}

	@Test
	void whatIsWrongIsToldAtItsFieldWithTheNearestChoices() {
		HttpResponse<String> response = this.server.get(BY_RATING + "?partner=poliss&unit=Botkyrka&extra=1");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body())
			.contains("id=\"p-partner-wrong\"", "value=\"poliss\"", "value=\"Botkyrka\"", "aria-invalid=\"true\"",
					"partner=police&amp;unit=Botkyrka&amp;extra=1")
			.doesNotContain("id=\"row-1\"", "id=\"p-unit-wrong\"");
	}

	@Test
	void aQuestionThatNeedsAnArgumentWaitsForIt() {
		String page = page("/questions/requests/by-partner?lang=en");
		assertThat(page).contains("Not asked yet", "href=\"/questions/requests/by-partner?partner=university&amp;unit=")
			.doesNotContain("id=\"row-1\"", "aria-invalid");
		assertThat(this.server.get("/questions/requests/by-partner?unit=Botkyrka").statusCode()).isEqualTo(400);
	}

	@Test
	void nothingReportedIsSaid() {
		assertThat(page(BY_RATING + "?partner=police&rating=bad&lang=en"))
			.contains("Nothing in the data answers this", "visited, not reported")
			.doesNotContain("id=\"row-1\"");
	}

	@Test
	void rowsRestOnClaimsWithDocumentAndSpan() {
		assertThat(page(BY_RATING + "?partner=BUP&rating=good&lang=en")).contains("href=\"/doc/claim/003-r6\"",
				"href=\"/doc/source/003\"", "characters 3,691 to 3,838", "22 November, year not given",
				"1 row about 1 unit, resting on 1 claim in 1 document and 1 visit.");
		assertThat(page(BY_RATING + "?partner=BUP&rating=bad&lang=en")).contains("undated");
	}

	@ParameterizedTest
	@CsvSource({ "unit, ascending, Botkyrka, Rinkeby-Kista", "-unit, descending, Rinkeby-Kista, Botkyrka" })
	void rowsAreSortedByTheAddress(String sort, String told, String first, String second) {
		String page = page(BY_RATING + "?partner=BUP&sort=" + sort);
		String table = page.substring(page.indexOf("<tbody>"));
		assertThat(table.indexOf(">" + first + "<")).isLessThan(table.indexOf(">" + second + "<")).isPositive();
		assertThat(page).contains("aria-sort=\"" + told + "\"");
	}

	@Test
	void aColumnThatIsNotThereIsNoColumnToSortBy() {
		assertThat(this.server.get(BY_RATING + "?sort=none").statusCode()).isEqualTo(400);
		assertThat(this.server.get("/api" + BY_RATING + "?sort=none").statusCode()).isEqualTo(400);
		assertThat(Server.json(this.server.get("/api" + BY_RATING + "?partner=BUP&sort=-unit"))
			.required("rows")
			.required(0)
			.required("unit")
			.required("key")
			.asString()).isEqualTo("rinkeby-kista");
	}

	@Test
	void rowsComeInPages() {
		String page = page("/questions/networks/members?network=Origo&size=10&page=2&lang=en");
		assertThat(page)
			.contains("Rows 11 to 20 of 27", "id=\"row-11\"", "id=\"row-20\"", "rel=\"prev\"", "rel=\"next\"", "page=3")
			.doesNotContain("id=\"row-10\"", "id=\"row-21\"");
		assertThat(this.server.get("/questions/networks/members?page=0", "Accept", "text/html").statusCode())
			.isEqualTo(400);
	}

	@Test
	void theMapLinksToTheRowsAndTellsPartsFromWholes() {
		String page = page(BY_RATING + "?partner=BUP");
		assertThat(page).contains("data-place=\"https://w3id.org/samgraf/id/municipality/0127\"", "href=\"#row-2\"",
				"tile-bad", "tile-part", "ring-good");
		assertThat(page(BY_RATING + "?partner=BUP&unit=Botkyrka")).as("all others are outside of what was asked")
			.contains("tile-outside")
			.doesNotContain("tile-not-visited\" href");
	}

	@Test
	void picturesAreAsTheQuestionDeclaresThem() {
		assertThat(page("/questions/visits/list")).contains("id=\"answer-chart\"", "id=\"answer-graph\"");
		assertThat(page("/questions/evidence/age?years=1&lang=en")).contains("id=\"answer-chart\"", ">undated</text>");
	}

	@Test
	void downloadsHoldTheSame() {
		String page = page(BY_RATING + "?partner=BUP&sort=-unit&lang=en");
		for (String suffix : new String[] { "csv", "xlsx", "json", "ttl" }) {
			String link = "/api/questions/cooperation/by-rating." + suffix + "?partner=BUP&sort=-unit&lang=en";
			assertThat(page).contains("href=\"" + HtmlUtils.htmlEscape(link) + "\"");
			assertThat(this.server.get(link).statusCode()).isEqualTo(200);
		}
	}

	@Test
	void theAddressInTheSnippetsAnswers() {
		String page = page(BY_RATING + "?partner=" + Server.encode("BUP") + "&lang=sv");
		MatchResult snippet = Pattern.compile("curl (?:&#39;|')(http[^'&]+(?:&amp;[^'&]+)*)(?:&#39;|')")
			.matcher(page)
			.results()
			.findFirst()
			.orElseThrow();
		HttpResponse<String> response = this.server.get(HtmlUtils.htmlUnescape(snippet.group(1)));
		assertThat(Server.json(response).required("rows")).hasSize(2);
		assertThat(Server.json(response).required("language").asString()).isEqualTo("sv");
	}

	@Test
	void aLastingAddressNamesTheEditionAndAnotherOneIsTold() {
		HttpResponse<String> now = this.server.get(BY_RATING + "?partner=BUP&lang=en");
		String edition = now.headers().firstValue("Samgraf-Edition").orElseThrow();
		assertThat(edition).matches("[0-9a-f]{12}");
		assertThat(now.body()).contains("partner=BUP&amp;lang=en&amp;edition=" + edition);
		assertThat(page(BY_RATING + "?partner=BUP&lang=en&edition=" + edition))
			.doesNotContain("They have changed since");
		assertThat(page(BY_RATING + "?partner=BUP&lang=en&edition=000000000000")).contains("They have changed since",
				"000000000000", edition);
		HttpResponse<String> api = this.server.get("/api" + BY_RATING + "?partner=BUP&edition=" + edition);
		assertThat(api.headers().firstValue("Samgraf-Edition")).contains(edition);
		assertThat(Server.json(api).required("edition").asString()).isEqualTo(edition);
	}

	@Test
	void whatIsKnownAlreadyIsNotSentAgain() {
		String tag = this.server.get(BY_RATING + "?partner=BUP").headers().firstValue("ETag").orElseThrow();
		assertThat(this.server.get(BY_RATING + "?partner=BUP", "If-None-Match", tag).statusCode()).isEqualTo(304);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='alert(1)",
			"javascript:alert(1)" })
	void whatWasWrittenDoesNoHarm(String text) {
		HttpResponse<String> response = this.server.get(BY_RATING + "?partner=" + Server.encode(text) + "&"
				+ Server.encode(text) + "=1&edition=" + Server.encode(text));
		assertThat(response.body()).doesNotContain("<script>alert", "<img src=x", "' onfocus='alert(1)");
		assertThat(HREF.matcher(response.body()).results().map(link -> link.group(1)))
			.allMatch(link -> link.startsWith("/") || link.startsWith("#") || link.startsWith("http"));
	}

	@Test
	void anUnknownQuestionIsToldWithTheNearest() {
		HttpResponse<String> response = this.server.get("/questions/cooperation/by-ratng", "Accept", "text/html");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).contains("href=\"/questions/cooperation/by-rating\"");
	}

	@Test
	void aWorkbookHasTypedCellsAndTellsWhatItAnswers() throws IOException, InterruptedException {
		Map<String, String> parts = workbook("/api/questions/visits/list.xlsx?lang=en");
		assertThat(parts).containsKeys("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml");
		assertThat(parts.get("xl/workbook.xml")).contains("name=\"Answer\"", "name=\"About\"");
		String rows = parts.get("xl/worksheets/sheet1.xml");
		assertThat(rows).contains("state=\"frozen\"").doesNotContain("<f>");
		assertThat(rows).as("a day is a number with a style")
			.containsPattern("<c r=\"[A-Z]+\\d+\" s=\"\\d+\"[^>]*><v>4\\d{4}");
		assertThat(String.join("", parts.values())).contains("CC0 1.0");
	}

	private Map<String, String> workbook(String address) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			Path file = client
				.send(HttpRequest.newBuilder(URI.create(this.server.root() + address)).build(),
						HttpResponse.BodyHandlers.ofFile(this.folder.resolve("answer.xlsx")))
				.body();
			Map<String, String> parts = new TreeMap<>();
			try (ZipFile zip = new ZipFile(file.toFile())) {
				for (ZipEntry entry : Collections.list(zip.entries())) {
					parts.put(entry.getName(),
							new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
				}
			}
			return parts;
		}
	}

	@Test
	void theCompetencyQuestionsAreAllAnsweredAsExpected() {
		String page = page("/questions/competency?lang=en");
		assertThat(page).contains("30 answered as expected", "id=\"CQ1\"", "id=\"CQ30\"", "as expected")
			.doesNotContain("not as expected", "No case answers");
		assertThat(Server.json(this.server.get("/api/competency")).required("questions")).hasSize(30)
			.allSatisfy(question -> assertThat(question.required("passed").asBoolean()).isTrue());
	}

	@TestFactory
	Stream<DynamicTest> everyColumnAndParameterHasANameInBothLanguages() {
		var names = SharedStore.answers().columnNames();
		return SharedStore.catalogue()
			.questions()
			.stream()
			.map(question -> DynamicTest.dynamicTest(question.name(), () -> {
				Stream<String> columns = question.query().isSelectType()
						? question.query().getResultVars().stream().filter(name -> !name.endsWith("Claim"))
						: Stream.empty();
				assertThat(Stream.concat(columns, question.parameters().stream().map(parameter -> parameter.name())))
					.allMatch(names::isNamed);
			}));
	}

}
