package org.samgraf.page;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.samgraf.html.Links;
import org.samgraf.http.Languages;
import org.samgraf.http.Page;
import org.samgraf.query.Findings;
import org.samgraf.query.Hit;
import org.samgraf.query.Search;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Searches for programs, and for browsers that suggest while a person types. */
@RestController
class SearchApi {

	static final String PATH = "/api/search";

	/** Hits where no other number is asked for. */
	static final int SIZE = 20;

	private static final int SUGGESTIONS = 8;

	/** The suggestions of OpenSearch, as browsers know them. */
	private static final MediaType SUGGESTION_TYPE = new MediaType("application", "x-suggestions+json");

	private final Search search;

	private final Links links;

	private final MessageSource texts;

	SearchApi(Search search, Links links, MessageSource texts) {
		this.search = search;
		this.links = links;
		this.texts = texts;
	}

	/**
	 * What was found.
	 *
	 * @param query what was searched for, as far as it was taken in
	 * @param total of the hits of the kind that was chosen, on all pages
	 * @param complete whether nothing was left out beyond the limit
	 * @param kinds all kinds with the number of their hits
	 * @param nearest where there are no hits, what is called most alike
	 */
	record Result(String query, String version, int total, boolean complete, List<Kind> kinds, List<Found> hits,
			List<Found> nearest) {
	}

	/** A kind of hits. */
	record Kind(String key, String label, int count) {
	}

	/**
	 * One hit.
	 *
	 * @param iri of the thing; null for a question
	 * @param matched the other name that fits; null where it is the label or a text
	 * @param fit how it fits
	 * @param address of its page on this server
	 */
	record Found(@Nullable String iri, String key, String label, @Nullable String matched, String kind,
			String kindLabel, @Nullable String definition, int claims, String fit, @Nullable String address) {
	}

	@GetMapping(PATH)
	ResponseEntity<Result> search(@RequestParam(name = "q", defaultValue = "") String typed,
			@RequestParam(defaultValue = "") String kind, HttpServletRequest request) {
		Page page = Page.of(request, SIZE);
		Findings findings = this.search.search(typed, Languages.of(request));
		List<Hit> hits = findings.ofKind(kind);
		List<Kind> kinds = findings.byKind()
			.entrySet()
			.stream()
			.map(group -> new Kind(group.getKey(),
					kindLabel(group.getValue().getFirst(), findings, Languages.of(request)), group.getValue().size()))
			.toList();
		List<Hit> shown = hits.stream().skip((page.number() - 1L) * page.size()).limit(page.size()).toList();
		return respond(findings, request)
			.body(new Result(findings.words(), findings.version(), hits.size(), findings.complete(), kinds,
					found(shown, findings, request), found(findings.nearest(), findings, request)));
	}

	/** Names, descriptions and addresses in lists beside each other. */
	@GetMapping(PATH + "/suggestions")
	ResponseEntity<List<Object>> suggestions(@RequestParam(name = "q", defaultValue = "") String typed,
			HttpServletRequest request) {
		Findings findings = this.search.search(typed, Languages.of(request));
		List<Found> found = found(findings.hits().stream().limit(SUGGESTIONS).toList(), findings, request);
		return respond(findings, request).contentType(SUGGESTION_TYPE)
			.body(List.of(typed, found.stream().map(Found::label).toList(),
					found.stream().map(Found::kindLabel).toList(),
					found.stream().map(hit -> Objects.requireNonNullElse(hit.address(), "")).toList()));
	}

	private static ResponseEntity.BodyBuilder respond(Findings findings, HttpServletRequest request) {
		String language = Languages.of(request);
		return ResponseEntity.ok()
			.eTag("W/\"%s-%s\"".formatted(findings.version(), language))
			.varyBy(Languages.varyBy())
			.header(HttpHeaders.CONTENT_LANGUAGE, language);
	}

	private List<Found> found(List<Hit> hits, Findings findings, HttpServletRequest request) {
		String base = ServletUriComponentsBuilder.fromContextPath(request).toUriString();
		return hits.stream().map(hit -> found(hit, findings, base, Languages.of(request))).toList();
	}

	private Found found(Hit hit, Findings findings, String base, String language) {
		String address = SearchPage.address(hit, this.links);
		return new Found((hit.target() instanceof Hit.Thing(Node node)) ? node.getURI() : null, hit.key(), hit.name(),
				hit.matched(), hit.kindKey(), kindLabel(hit, findings, language), hit.text(), hit.claims(),
				hit.fit().name().toLowerCase(Locale.ROOT),
				(address != null && address.startsWith("/")) ? base + address : address);
	}

	private String kindLabel(Hit hit, Findings findings, String language) {
		return hit.kind().isURI() ? findings.labels().of(hit.kind(), language)
				: this.texts.getMessage("search.kind." + hit.kindKey(), null, Locale.of(language));
	}

}
