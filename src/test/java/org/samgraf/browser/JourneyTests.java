package org.samgraf.browser;

import java.util.Locale;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What people come for, done with the keyboard alone. */
@EnabledIf(value = "org.samgraf.browser.Chromium#isThere", disabledReason = "needs Chromium")
class JourneyTests {

	/** More presses of the Tab key than any page needs to reach what is looked for. */
	private static final int PATIENCE = 400;

	@ParameterizedTest
	@CsvSource(textBlock = """
			en, Ask, Rinkeby-Kista works well with privately run BUP
			sv, Fråga, Rinkeby-Kista samarbetar bra med privat driven BUP
			""")
	void aQuestionIsAskedAndTheAnswerFollowedToItsSentence(String language, String ask, String statement) {
		try (Visit visit = Visit.desktop(language)) {
			Page page = visit.open("/questions/cooperation/by-rating");
			tabTo(page, "#p-partner");
			page.keyboard().type("barn- och ungdomspsykiatrin");
			tabTo(page, "form.ask button");
			page.keyboard().press("Enter");
			page.waitForURL("**partner=barn**");
			assertThat(page.locator("main [role=status]").first()).containsText("2");
			assertThat(page.locator("#p-partner")).hasValue("barn- och ungdomspsykiatrin");
			tabTo(page, "td.rests summary");
			page.keyboard().press("Enter");
			tabTo(page, "td.rests details[open] a.statement");
			page.keyboard().press("Enter");
			page.waitForURL("**/doc/claim/**");
			assertThat(page.locator("h1")).isVisible();
			visit.assertQuiet();
			visit.open("/doc/claim/003-r6");
			assertThat(page.locator("html")).hasAttribute("lang", language);
			assertThat(page.locator("h1")).containsText("BUP");
		}
	}

	@Test
	void aTableIsPutInOrderByItsHeading() {
		try (Visit visit = Visit.desktop("sv")) {
			Page page = visit.open("/questions/cooperation/by-rating");
			Locator units = page.locator("table.rows tbody tr td:first-child");
			tabTo(page, "table.rows thead a.sort");
			page.keyboard().press("Enter");
			page.waitForURL("**sort=**");
			assertThat(page.locator("table.rows thead [aria-sort]")).hasCount(1);
			String first = units.first().innerText();
			tabTo(page, "table.rows thead a.sort");
			page.keyboard().press("Enter");
			page.waitForURL("**sort=-**");
			assertThat(units.first().innerText()).isNotEqualTo(first);
			visit.assertQuiet();
		}
	}

	@Test
	void theLanguageIsSwitchedAndStays() {
		try (Visit visit = Visit.desktop("en")) {
			Page page = visit.open("/questions");
			tabTo(page, ".languages a[lang=sv]");
			page.keyboard().press("Enter");
			page.waitForURL("**lang=sv**");
			assertThat(page.locator("html")).hasAttribute("lang", "sv");
			visit.open("/doc/municipality/0127");
			assertThat(page.locator("html")).hasAttribute("lang", "sv");
			visit.assertQuiet();
		}
	}

	@Test
	void aMisspeltWordFindsWhatWasMeant() {
		try (Visit visit = Visit.desktop("sv")) {
			Page page = visit.open("/questions");
			tabTo(page, "#find");
			page.keyboard().type("Botkyrak");
			assertThat(page.getByRole(AriaRole.OPTION).first()).isVisible();
			page.keyboard().press("Enter");
			page.waitForURL("**/search?**");
			assertThat(page.locator("main")).containsText("Botkyrka");
			visit.open("/questions");
			tabTo(page, "#find");
			page.keyboard().type("ungdomspsyk");
			assertThat(page.getByRole(AriaRole.OPTION).first()).isVisible();
			page.keyboard().press("ArrowDown");
			page.keyboard().press("Enter");
			page.waitForURL("**/doc/partner-kind/bup**");
			visit.assertQuiet();
		}
	}

	@Test
	void aQueryIsWrittenRunAndShared() {
		try (Visit visit = Visit.desktop("en")) {
			Page page = visit.open("/workbench");
			assertThat(page.locator("sg-editor, .editor").first()).isVisible();
			tabTo(page, "sg-editor, .editor");
			page.keyboard().press("ControlOrMeta+a");
			page.keyboard()
				.type("SELECT ?unit WHERE { ?claim <https://w3id.org/samgraf/ontology#rating> "
						+ "<https://w3id.org/samgraf/id/rating/bad> ; <https://w3id.org/samgraf/ontology#unit> ?unit ");
			page.keyboard().press("Escape");
			page.keyboard().press("Control+Enter");
			assertThat(page.locator("#result table")).containsText("Botkyrka");
			String address = page.url();
			assertThat(address.toLowerCase(Locale.ROOT)).contains("/workbench?query=");
			visit.assertQuiet();
			try (Visit other = Visit.withoutScripts("sv")) {
				other.page().navigate(address);
				assertThat(other.page().locator("#result table")).containsText("Botkyrka");
			}
		}
	}

	@Test
	void theMapIsOneStopAndItsTilesAreReachedWithArrows() {
		try (Visit visit = Visit.desktop("sv")) {
			Page page = visit.open("/questions/cooperation/by-rating?partner=BUP");
			assertThat(page.locator("[data-map] a[tabindex='0']")).hasCount(1);
			tabTo(page, "[data-map] a");
			page.keyboard().press("End");
			assertThat(page.locator("[data-map-status]")).not().isEmpty();
			visit.assertQuiet();
		}
	}

	@Test
	void theContentIsReachedWithoutTheHead() {
		try (Visit visit = Visit.desktop("en")) {
			Page page = visit.open("/questions");
			page.keyboard().press("Tab");
			page.keyboard().press("Enter");
			assertThat(page.locator("main")).isFocused();
		}
	}

	/** Presses the Tab key until something is focused that a selector matches. */
	private static void tabTo(Page page, String selector) {
		for (int i = 0; i < PATIENCE; i++) {
			page.keyboard().press("Tab");
			if ((Boolean) page.evaluate("s => document.activeElement.matches(s)", selector)) {
				return;
			}
		}
		throw new AssertionError("%s is not reached with the keyboard on %s".formatted(selector, page.url()));
	}

}
