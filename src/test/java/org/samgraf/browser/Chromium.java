package org.samgraf.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

/** The one browser of all tests; each test has a context of its own in it. */
final class Chromium {

	/** The flags keep it from asking any other host for anything. */
	private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

	private static final List<Path> PLACES = Stream
		.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
		.map(Path::of)
		.toList();

	private Chromium() {
	}

	/**
	 * Whether the tests can run: without a browser they are skipped, but never where the
	 * build is to prove everything.
	 */
	static boolean isThere() {
		return "true".equals(System.getenv("CI")) || PLACES.stream().anyMatch(Files::isExecutable);
	}

	static Browser browser() {
		return Holder.BROWSER;
	}

	/** Started when first wanted. */
	private static final class Holder {

		static final Browser BROWSER = start();

		private static Browser start() {
			Path program = PLACES.stream()
				.filter(Files::isExecutable)
				.findFirst()
				.orElseThrow(() -> new IllegalStateException(
						"There is no Chromium at any of " + PLACES + "; install the package chromium"));
			Playwright playwright = Playwright
				.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
			Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
			return playwright.chromium()
				.launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(FLAGS));
		}

	}

}
