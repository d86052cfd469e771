package org.samgraf.picture;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.picture.HexMap.Cell;
import org.samgraf.picture.LinkGraph.Item;
import org.samgraf.picture.LinkGraph.Link;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import static org.assertj.core.api.Assertions.assertThat;

/** The templates draw what was laid out, in both languages, and keep text harmless. */
class PictureTemplatesTests {

	private static final String EVIL = "<script>alert(1)</script>\" onload=\"x";

	private static final HexMap MAP = HexMap.of(List.of(new Cell("urn:a", 0, 0, "r"), new Cell("urn:b", 1, 0, "r"),
			new Cell("urn:c", 2, 0, "s"), new Cell("urn:d", 3, 0, "s")));

	private static final Map<String, MapState> STATES = Map.of(//
			"urn:a", new MapState("good", "+", "reported good", "Aby", "#a", false), //
			"urn:b", new MapState("not-visited", null, "not visited", "Beby", null, false), //
			"urn:c", new MapState("bad", "−", "reported bad", "Ceby", "/doc/c", true));

	private final SpringTemplateEngine engine = engine();

	private static SpringTemplateEngine engine() {
		ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
		resolver.setPrefix("templates/");
		resolver.setSuffix(".html");
		resolver.setCharacterEncoding("UTF-8");
		ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
		texts.setBasename("texts");
		texts.setDefaultEncoding("UTF-8");
		texts.setFallbackToSystemLocale(false);
		SpringTemplateEngine engine = new SpringTemplateEngine();
		engine.setTemplateResolver(resolver);
		engine.setTemplateEngineMessageSource(texts);
		return engine;
	}

	private String render(String template, String fragment, String language, Map<String, @Nullable Object> variables) {
		Context context = new Context(Locale.of(language));
		variables.forEach(context::setVariable);
		return this.engine.process("picture/" + template, Set.of(fragment), context);
	}

	@Test
	void aTileSaysWhatItShows() {
		String html = render("map", "map", "en", Map.of("map", MAP, "states", STATES, "title", "Cooperation"));
		assertThat(html).contains("<a class=\"tile tile-good\" href=\"#a\" aria-label=\"Aby: reported good\"")
			.contains("data-place=\"urn:a\"")
			.contains("<title>Aby: reported good</title>")
			.contains(">+</text>")
			.contains("tile-outside")
			.contains("aria-label=\"Cooperation\"")
			.contains("<title>Beby: not visited</title>")
			.contains("d=\"" + MAP.borders() + "\"");
		assertThat(html.split("<a ", -1)).as("links").hasSize(3);
	}

	@Test
	void aPartDoesNotColourTheWhole() {
		String html = render("map", "map", "en", Map.of("map", MAP, "states", STATES, "title", ""));
		assertThat(html).contains("class=\"tile tile-part\" href=\"/doc/c\"")
			.contains("ring-bad")
			.contains("Ceby: only a part of it, reported bad")
			.doesNotContain("tile-bad");
	}

	@Test
	void theLegendHasTheSameClassesAsTheMap() {
		String html = render("map", "legend", "sv",
				Map.of("entries", List.of(new LegendEntry("good", "+", "rapporterat bra", 12))));
		assertThat(html).contains("tile-good").contains(">+</text>").contains("rapporterat bra").contains(">12<");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sv", "en" })
	void allPicturesAreDrawnInBothLanguages(String language) {
		String html = render("map", "map", language, Map.of("map", MAP, "states", STATES, "title", EVIL))
				+ render("map", "legend", language, Map.of("entries", List.of(new LegendEntry("good", null, EVIL, 1))))
				+ render("chart", "chart", language,
						Map.of("title", EVIL, "chart", BarChart.of(List.of(new BarChart.Entry(EVIL, 2.5)))))
				+ render("chart", "chart", language, Map.of("title", EVIL, "chart", BarChart.of(List.of())))
				+ render("graph", "graph", language, Map.of("title", EVIL, "graph", graph())) + render("graph", "graph",
						language, Map.of("title", EVIL, "graph", LinkGraph.of(List.of(), List.of())));
		assertThat(html).contains("2.5")
			.doesNotContain("<script")
			.doesNotContain("style=")
			.doesNotContain("\" onload")
			.doesNotContain("??")
			.doesNotContain("th:")
			.doesNotContain("null");
	}

	private static LinkGraph graph() {
		return LinkGraph.of(
				List.of(new Item("a", EVIL, "/doc/a"), new Item("b", EVIL, null), new Item("c", EVIL, null)),
				List.of(new Link("a", "b", EVIL), new Link("b", "c", EVIL), new Link("c", "a", "")));
	}

	@Test
	void aGraphIsDrawnWithItsArrows() {
		String html = render("graph", "graph", "en",
				Map.of("title", "Around", "graph",
						LinkGraph.of(List.of(new Item("a", "Aby", "/doc/a"), new Item("b", "Beby", null)),
								List.of(new Link("a", "b", "learned from")))));
		assertThat(html).contains("marker-end=\"url(#picture-arrow)\"")
			.contains("Aby to Beby: learned from")
			.contains("href=\"/doc/a\"")
			.contains("viewBox=\"0 0 ");
	}

	@Test
	void aChartSaysItsValues() {
		String html = render("chart", "chart", "en",
				Map.of("title", "Visits", "chart", BarChart.of(List.of(new BarChart.Entry("2014", 3)))));
		assertThat(html).contains("aria-label=\"2014: 3\"").contains("class=\"bar\"");
	}

}
