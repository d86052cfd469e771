package org.samgraf.browser;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Each kind of page: in English on a wide screen in light colours, in Swedish on a narrow
 * one in dark colours.
 */
@EnabledIf(value = "org.samgraf.browser.Chromium#isThere", disabledReason = "needs Chromium")
class PagesTests {

	private static final Map<String, String> PAGES = new TreeMap<>(Map.ofEntries(//
			Map.entry("home", "/"), //
			Map.entry("questions", "/questions"), //
			Map.entry("question-map", "/questions/cooperation/by-rating?partner=BUP"), //
			Map.entry("question-empty", "/questions/cooperation/not-reported"), //
			Map.entry("question-wrong", "/questions/cooperation/by-rating?partner=polisn"), //
			Map.entry("question-graph", "/questions/learning/who-from-whom"), //
			Map.entry("question-chart", "/questions/evidence/age"), //
			Map.entry("competency", "/questions/competency"), //
			Map.entry("workbench", "/workbench?question=cooperation/by-rating&partner=BUP"), //
			Map.entry("workbench-wrong", "/workbench?query=SELECT+*+WHERE+%7B"), //
			Map.entry("search", "/search?q=Botkyrak"), //
			Map.entry("search-none", "/search?q=zzzzqqq"), //
			Map.entry("ontology", "/ontology"), //
			Map.entry("shapes", "/shapes"), //
			Map.entry("catalogue", "/doc/catalogue"), //
			Map.entry("graph", "/doc/graph/source/003"), //
			Map.entry("claim", "/doc/claim/004-b9"), //
			Map.entry("unit", "/doc/municipality/0127"), //
			Map.entry("district", "/doc/district/rinkeby-kista"), //
			Map.entry("concept", "/doc/partner-kind/bup"), //
			Map.entry("scheme", "/doc/scheme/method"), //
			Map.entry("visit", "/doc/visit/003-stockholm-followup"), //
			Map.entry("source", "/doc/source/003"), //
			Map.entry("parts", "/doc/modality/done?page=2"), //
			Map.entry("not-found", "/doc/municipality/0129")));

	@TestFactory
	Stream<DynamicTest> wide() {
		return each("en", (name, path, language) -> {
			try (Visit visit = Visit.desktop(language)) {
				visit.open(path);
				visit.keep("%s-%s".formatted(name, language));
				visit.assertAccessible();
				visit.assertFits();
				assertQuiet(visit, name);
			}
		});
	}

	/** Swedish words are the longer ones. */
	@TestFactory
	Stream<DynamicTest> narrowAndDark() {
		return each("sv", (name, path, language) -> {
			try (Visit visit = Visit.phone(language)) {
				visit.open(path);
				visit.keep("%s-%s-narrow".formatted(name, language));
				visit.assertAccessible();
				visit.assertFits();
				visit.enlargeText();
				visit.assertFits();
				assertQuiet(visit, name);
			}
		});
	}

	/** A browser complains of every page that is answered with an error. */
	private static void assertQuiet(Visit visit, String name) {
		if (!name.equals("not-found") && !name.endsWith("-wrong")) {
			visit.assertQuiet();
		}
	}

	private static Stream<DynamicTest> each(String language, Check check) {
		return PAGES.entrySet()
			.stream()
			.map(page -> DynamicTest.dynamicTest(page.getKey() + " " + language,
					() -> check.run(page.getKey(), page.getValue(), language)));
	}

	/** What is checked of a page. */
	private interface Check {

		void run(String name, String path, String language);

	}

}
