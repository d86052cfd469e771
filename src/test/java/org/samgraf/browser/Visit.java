package org.samgraf.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.samgraf.Server;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A visit of the site with a browser. Whatever goes wrong behind the visitor's back is
 * noted, and told when the visit ends: errors of scripts, requests to other hosts and
 * what the Content Security Policy refused.
 */
final class Visit implements AutoCloseable {

	private static final Path SCREENSHOTS = Path.of("target/screenshots");

	private static final String LISTEN = """
			window.refused = [];
			document.addEventListener('securitypolicyviolation', event =>
				window.refused.push([event.violatedDirective, event.blockedURI, event.sourceFile, event.lineNumber,
					event.composedPath()[0].outerHTML?.slice(0, 300)].join(' ')));
			""";

	private final BrowserContext context;

	private final Page page;

	private final List<String> complaints = new ArrayList<>();

	private Visit(Browser.NewContextOptions options) {
		this.context = Chromium.browser().newContext(options.setBaseURL(Server.shared().root().toString()));
		this.context.addInitScript(LISTEN);
		this.page = this.context.newPage();
		this.page.onConsoleMessage(message -> {
			if (message.type().equals("error")) {
				this.complaints.add(message.text() + " " + message.location());
			}
		});
		this.page.onPageError(this.complaints::add);
		this.page.onRequest(request -> {
			if (!request.url().startsWith(Server.shared().root().toString()) && !request.url().startsWith("data:")) {
				this.complaints.add("asks another host: " + request.url());
			}
		});
	}

	/** Begins a visit with a window of a common size, in light colours. */
	static Visit desktop(String language) {
		return new Visit(new Browser.NewContextOptions().setLocale(language)
			.setViewportSize(1280, 900)
			.setColorScheme(ColorScheme.LIGHT));
	}

	/** Begins a visit with the narrowest window that must do, in dark colours. */
	static Visit phone(String language) {
		return new Visit(new Browser.NewContextOptions().setLocale(language)
			.setViewportSize(320, 640)
			.setColorScheme(ColorScheme.DARK));
	}

	/** Begins a visit with scripts switched off. */
	static Visit withoutScripts(String language) {
		return new Visit(new Browser.NewContextOptions().setLocale(language).setJavaScriptEnabled(false));
	}

	Page page() {
		return this.page;
	}

	/** Goes to a path and waits until nothing is loading any more. */
	Page open(String path) {
		this.page.navigate(path);
		this.page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
		return this.page;
	}

	/** Keeps a picture of the whole page. */
	void keep(String name) {
		this.page
			.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
	}

	/** Fails where the page breaks a rule of accessibility that axe knows. */
	void assertAccessible() {
		var violations = new AxeBuilder(this.page).analyze().getViolations();
		assertThat(violations.stream()
			.map(rule -> rule.getId() + ": "
					+ rule.getNodes()
						.stream()
						.limit(3)
						.map(node -> node.getHtml() + " " + node.getFailureSummary())
						.toList()))
			.as("violations on %s", this.page.url())
			.isEmpty();
	}

	/** Fails where the page is wider than the window, which axe does not see. */
	void assertFits() {
		assertThat((Integer) this.page.evaluate("document.documentElement.scrollWidth"))
			.as("width of %s", this.page.url())
			.isLessThanOrEqualTo(this.page.viewportSize().width);
	}

	/** Makes all text twice as large. */
	void enlargeText() {
		this.page.evaluate("document.documentElement.style.fontSize = '212.5%'");
	}

	/** Fails where anything went wrong until now. */
	void assertQuiet() {
		Object refused = this.page.evaluate("window.refused ?? []");
		assertThat((List<?>) refused).as("refused by the Content Security Policy").isEmpty();
		assertThat(this.complaints).isEmpty();
	}

	@Override
	public void close() {
		this.context.close();
	}

}
