package org.samgraf.browser;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A page with all that it needs is light enough for a phone with a bad connection. */
@EnabledIf(value = "org.samgraf.browser.Chromium#isThere", disabledReason = "needs Chromium")
class WeightTests {

	private static final int KILOBYTE = 1000;

	@ParameterizedTest
	@ValueSource(strings = { "/questions/cooperation/by-rating?partner=BUP", "/questions/methods/use",
			"/questions/evidence/age", "/", "/search?q=BUP", "/doc/claim/003-r6" })
	void aPageIsLight(String path) {
		try (Visit visit = Visit.desktop("sv")) {
			AtomicInteger weight = new AtomicInteger();
			visit.page().onRequestFinished(request -> weight.addAndGet(request.sizes().responseBodySize));
			visit.open(path);
			assertThat(weight.get() / KILOBYTE).as("kB of %s, compressed", path).isPositive().isLessThanOrEqualTo(150);
		}
	}

}
