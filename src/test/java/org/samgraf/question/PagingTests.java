package org.samgraf.question;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.Server;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Long answers come in pages, each with the address of the next. */
class PagingTests {

	private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

	private final Server server = Server.shared();

	/** The pages from an address on, by their links. */
	private List<HttpResponse<String>> follow(String address) {
		List<HttpResponse<String>> pages = new ArrayList<>();
		Optional<String> next = Optional.of(address);
		while (next.isPresent()) {
			assertThat(pages).as("pages").hasSizeLessThan(100);
			HttpResponse<String> page = this.server.get(next.get());
			assertThat(page.statusCode()).as(next.get() + " " + page.body()).isEqualTo(200);
			pages.add(page);
			next = page.headers()
				.firstValue("Link")
				.map(NEXT::matcher)
				.filter(Matcher::matches)
				.map(link -> link.group(1));
		}
		return pages;
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/questions/cooperation/by-rating?size=2",
			"/api/questions/cooperation/by-rating/coverage?size=40",
			"/api/questions/cooperation/by-rating/coverage?partner=BUP&size=100",
			"/api/questions/outcomes/by-indicator?unit=Link%C3%B6ping&unit=Botkyrka&unit=Kalix&size=2",
			"/api/questions/outcomes/by-indicator?indicator=staff%20turnover&indicator=staffing&size=1" })
	void disjointPagesTogetherAreTheWhole(String address) {
		JsonNode whole = Server.json(this.server.get(address.replaceAll("size=\\d+", "size=1000")));
		List<HttpResponse<String>> pages = follow(address);
		assertThat(pages).hasSizeGreaterThan(1).allSatisfy(page -> {
			assertThat(page.headers().firstValue("Samgraf-Rows"))
				.contains(Integer.toString(whole.required("rows").size()));
			assertThat(Server.json(page).required("page").required("rows").asInt())
				.isEqualTo(whole.required("rows").size());
			assertThat(Server.json(page).required("arguments")).isEqualTo(whole.required("arguments"));
		});
		assertThat(pages.stream().flatMap(page -> Server.json(page).required("rows").valueStream()))
			.containsExactlyElementsOf(whole.required("rows").valueStream().toList());
	}

	@Test
	void onlyTheLastPageHasNoNext() {
		List<HttpResponse<String>> pages = follow("/api/questions/cooperation/by-rating/coverage?size=150");
		assertThat(pages).map(page -> page.headers().firstValue("Link").isPresent()).containsExactly(true, false);
		assertThat(pages).map(page -> Server.json(page).required("page").required("number").asInt())
			.containsExactly(1, 2);
		assertThat(Server.json(pages.getFirst()).required("rows")).hasSize(150);
	}

	@Test
	void theNextPageIsInTheSameFormatAndLanguage() {
		List<HttpResponse<String>> pages = follow("/api/questions/cooperation/by-rating/coverage.csv?size=200&lang=sv");
		assertThat(pages).hasSize(2).allSatisfy(page -> {
			assertThat(page.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
			assertThat(page.headers().firstValue("Content-Language")).contains("sv");
			assertThat(page.body()).startsWith("unit,unitLabel,state,stateLabel,claims,evidence\r\n");
		});
	}

	@Test
	void aPageBeyondTheEndIsEmpty() {
		HttpResponse<String> response = this.server.get("/api/questions/cooperation/by-rating?page=1000000&size=1000");
		assertThat(response.statusCode()).isEqualTo(200);
		JsonNode answer = Server.json(response);
		assertThat(answer.required("rows")).isEmpty();
		assertThat(answer.required("page").required("rows").asInt()).isPositive();
		assertThat(response.headers().firstValue("Link")).isEmpty();
	}

	@Test
	void anAnswerThatFitsHasNoNext() {
		HttpResponse<String> response = this.server.get("/api/questions/cooperation/by-rating?partner=BUP");
		assertThat(response.headers().firstValue("Samgraf-Rows")).contains("2");
		assertThat(response.headers().firstValue("Link")).isEmpty();
	}

}
