package org.samgraf.query;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.samgraf.SharedStore;

import static org.assertj.core.api.Assertions.assertThat;

/** What is typed finds what is meant, in the repository's own data. */
class SearchTests {

	private static final Search SEARCH = new Search(SharedStore.store(), SharedStore.catalogue(),
			SharedStore.answers().lookups(), Duration.ofSeconds(30));

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					# words                                       | kind         | first             | fit       | contains         | not
					BUP                                           | PartnerKind  | bup               | KEY       | 003-r6           | school
					bup                                           | PartnerKind  | bup               | KEY       | -                | -
					barnpsykiatri                                 | PartnerKind  | bup               | NAME      | -                | adult-psychiatry
					barn- och ungdomspsykiatrin                   | PartnerKind  | bup               | NAME      | -                | -
					Barn  och ungdomspsykiatri                    | PartnerKind  | bup               | NAME      | -                | -
					child psychiatry                              | PartnerKind  | bup               | NAME      | -                | -
					ungdomspsykiatri                              | PartnerKind  | bup               | WORDS     | -                | -
					ungdomspsykiatrin                             | PartnerKind  | bup               | WORDS     | -                | -
					Botkyrka                                      | Municipality | 0127              | NAME      | 004-b1           | 1280
					botkyrka kommun                               | Municipality | 0127              | NAME      | -                | -
					kommun Botkyrka                               | Municipality | 0127              | WORDS     | -                | -
					Botk                                          | Municipality | 0127              | BEGINNING | 004-b1           | -
					Botkyrak                                      | Municipality | 0127              | GUESS     | 004-b1           | -
					polis                                         | PartnerKind  | police            | NAME      | 004-b8           | -
					polisn                                        | PartnerKind  | police            | GUESS     | 004-b8           | -
					Skarhomen                                     | CityDistrict | skarholmen        | GUESS     | -                | -
					Rinkebby                                      | CityDistrict | rinkeby-kista     | GUESS     | 003-r6           | -
					signs of safty                                | Method       | signs-of-safety   | GUESS     | -                | -
					0127                                          | Municipality | 0127              | KEY       | -                | 1280
					003-r6                                        | CooperationAssessment | 003-r6   | KEY       | -                | 003-r1
					https://w3id.org/samgraf/id/municipality/0127 | Municipality | 0127              | KEY       | -                | 1280
					https://w3id.org/samgraf/ontology#Claim       | term         | Claim             | KEY       | -                | -
					Habo                                          | Municipality | 0643              | NAME      | -                | 0305
					Håbo                                          | Municipality | 0305              | NAME      | -                | 0643
					Mora                                          | Municipality | 2062              | NAME      | -                | -
					Angelholm                                     | Municipality | 1292              | GUESS     | -                | -
					påstående                                     | term         | Claim             | NAME      | CurrentClaim     | -
					cooperation rating                            | question     | -                 | WORDS     | cooperation/by-rating | -
					Vilka enheter rapporterar samverkan           | question     | cooperation/by-rating | BEGINNING | -            | -
					cooperation/by-rating                         | question     | cooperation/by-rating | KEY   | -                | -
					vilka kommuner samverkar bra med BUP          | -            | -                 | SOME      | cooperation/by-rating | 0127
					""")
	void finds(String words, @Nullable String kind, @Nullable String first, @Nullable String fit,
			@Nullable String contains, @Nullable String not) {
		List<Hit> hits = SEARCH.search(words, "sv").hits();
		if (fit != null) {
			assertThat(hits).isNotEmpty();
			assertThat(hits.getFirst().fit()).isEqualTo(Fit.valueOf(fit));
		}
		if (kind != null) {
			assertThat(hits.getFirst().kindKey()).isEqualTo(kind);
		}
		if (first != null) {
			assertThat(hits.getFirst().key()).isEqualTo(first);
		}
		if (contains != null) {
			assertThat(hits).extracting(Hit::key).contains(contains);
		}
		if (not != null) {
			assertThat(hits).extracting(Hit::key).doesNotContain(not);
		}
	}

	/** As macOS writes file names: a letter, then its ring. */
	@Test
	void decomposedLettersMakeNoDifference() {
		assertThat(keys("Ha\u030Abo")).isEqualTo(keys("Håbo")).isNotEqualTo(keys("Habo"));
	}

	/** Where a word is found as it is, words like it do not matter. */
	@Test
	void aGuessIsMadeOnlyWhereNoNameFits() {
		for (String words : List.of("Botkyrka", "skola", "polis", "Boden", "Linköping")) {
			assertThat(SEARCH.search(words, "sv").hits()).as(words)
				.isNotEmpty()
				.noneMatch(hit -> hit.fit() == Fit.GUESS || hit.fit() == Fit.SOME);
		}
	}

	@Test
	void theOrderIsThatOfTheFitAndThenOfTheClaims() {
		for (String words : List.of("BUP", "barn", "samverkan", "Stokholm", "kommun", "visit")) {
			List<Hit> hits = SEARCH.search(words, "sv").hits();
			assertThat(hits).extracting(Hit::fit).as(words).isSorted();
			for (int i = 1; i < hits.size(); i++) {
				Hit before = hits.get(i - 1);
				Hit after = hits.get(i);
				assertThat(before.fit() == after.fit() && before.off() == after.off() && before.claims() == 0
						&& after.claims() > 0)
					.as("%s: %s before %s", words, before.key(), after.key())
					.isFalse();
			}
		}
	}

	@Test
	void theNameThatFitsIsTold() {
		Hit hit = SEARCH.search("barnpsykiatri", "sv").hits().getFirst();
		assertThat(hit.name()).isEqualTo("BUP");
		assertThat(hit.matched()).isEqualTo("barnpsykiatri");
		assertThat(hit.text()).isNotBlank();
		assertThat(SEARCH.search("BUP", "sv").hits().getFirst().matched()).isNull();
		assertThat(SEARCH.search("kindergarten", "sv").hits().getFirst().matched()).isEqualTo("kindergarten");
	}

	@Test
	void whatIsFoundDoesNotDependOnTheLanguage() {
		for (String words : List.of("BUP", "police", "skolan", "Botkyrak")) {
			assertThat(SEARCH.search(words, "en").hits()).extracting(Hit::key)
				.containsExactlyInAnyOrderElementsOf(SEARCH.search(words, "sv").hits().stream().map(Hit::key).toList());
		}
	}

	@Test
	void aDefinitionIsFoundByItsWords() {
		assertThat(SEARCH.search("specialistpsykiatri", "sv").hits()).extracting(Hit::key)
			.contains("bup", "adult-psychiatry");
		assertThat(SEARCH.search("specialistpsykiatri", "sv").hits()).extracting(Hit::fit).containsOnly(Fit.TEXT);
	}

	@Test
	void whereNothingIsFoundTheNearestNamesAreGiven() {
		Findings findings = SEARCH.search("https://w3id.org/samgraf/id/municipality/9999", "sv");
		assertThat(findings.hits()).isEmpty();
		assertThat(SEARCH.search("Kallix socialnamd zzzz yyyy", "sv").hits()).isEmpty();
		assertThat(SEARCH.search("Botkyrkrkraka", "sv").nearest()).extracting(Hit::key).contains("0127");
	}

	/** Nothing that is typed is syntax, and nothing is too much. */
	static List<String> odd() {
		return List.of("", " ", "\t\n", "\"", "'", "\"BUP", "*", "?", "~", "^", "***", "BUP~5 OR *:*", "label:*", "AND",
				"OR NOT", "NOT", "&& ||", "(((((", ")", "[a TO z]", "{!}", "\\", "\\\\\"", "/.*/", "+-+-", "!", ":",
				"😀", "👩‍👩‍👧‍👦", "\u202Egnahc\u202C", "\u200B\u200B", "\uFEFF", "\uD800", "BUP\u0000", "\u0000",
				"a".repeat(10_000), "*".repeat(10_000), "ö ".repeat(5_000), "\"".repeat(200), "?x ?y } SELECT *",
				"\") . ?s ?p ?o . #", "<script>alert(1)</script>", "javascript:alert(1)", "%", "%00", "https://", "://",
				"http://[", "och", "och i att", "1".repeat(200), "б у п", "児童", "ﷺ", "𝓑𝓤𝓟", "İI", "ß");
	}

	@ParameterizedTest
	@MethodSource("odd")
	void oddTextsHaveAnAnswer(String text) {
		Findings findings = SEARCH.search(text, "sv");
		assertThat(findings.hits()).hasSizeLessThanOrEqualTo(200);
		assertThat(findings.words()).hasSizeLessThanOrEqualTo(200).doesNotContainPattern("[\\p{Cf}\\p{Cc}]");
		assertThat(findings.shortened()).isEqualTo(text.length() > 200);
	}

	@Test
	void operatorsAreWords() {
		assertThat(keys("\"BUP\"")).isEqualTo(keys("BUP"));
		assertThat(keys("BUP*~2")).contains("bup");
		assertThat(keys("-BUP")).isEqualTo(keys("BUP"));
		assertThat(keys("*:*")).isEmpty();
		assertThat(keys("label:Botkyrka")).isNotEqualTo(keys("Botkyrka"));
		assertThat(keys("Botkyrka OR Kalix")).isNotEqualTo(keys("Botkyrka"));
	}

	@Test
	void moreWordsThanAreTakenInAreLeftOut() {
		String many = String.join(" ", Arrays.asList("aa bb cc dd ee ff gg hh ii jj kk ll mm".split(" ")));
		assertThat(SEARCH.search(many, "sv").shortened()).isTrue();
		assertThat(SEARCH.search("aa bb", "sv").shortened()).isFalse();
	}

	private static List<String> keys(String words) {
		return SEARCH.search(words, "sv").hits().stream().map(Hit::key).sorted().toList();
	}

}
