package org.samgraf.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.samgraf.html.Links;
import org.samgraf.html.Names;
import org.samgraf.html.Territories;
import org.samgraf.picture.LinkGraph;
import org.samgraf.picture.MapState;
import org.samgraf.query.Document;
import org.samgraf.query.Documents;
import org.samgraf.query.Line;

/** What the page of a thing shows: the views of its document, put in groups. */
final class ThingPage {

	private final Document document;

	private final Documents documents;

	private final SourceTexts texts;

	private final String language;

	private final List<Line> named;

	private final List<Entry> claims;

	private final List<Entry> properties;

	private final Map<Node, List<Entry>> incoming;

	/**
	 * Prepares the page.
	 * @param positions where each property stands among the others
	 */
	ThingPage(Document document, Documents documents, Map<Node, Integer> positions, SourceTexts texts,
			String language) {
		this.document = document;
		this.documents = documents;
		this.texts = texts;
		this.language = language;
		this.named = view("names");
		this.claims = Entry.of(view("claims"), "claim");
		this.properties = Entry.of(view("properties").stream().filter(line -> isSpoken(line.require("value"))).toList(),
				"property");
		this.properties.sort(Comparator.comparing(entry -> positions.getOrDefault(entry.node(), Integer.MAX_VALUE)));
		this.incoming = incoming(view("incoming"));
	}

	public Document document() {
		return this.document;
	}

	public Names names() {
		return new Names(this.document.labels(), this.language);
	}

	public List<Line> kinds() {
		return view("kinds");
	}

	/** The other names of the thing, without repetition. */
	public List<String> variants() {
		return texts("variant").distinct().toList();
	}

	/** What the thing is, in the language of the page. */
	public Optional<String> definition() {
		return texts("definition").findFirst();
	}

	private Stream<String> texts(String variable) {
		return this.named.stream()
			.map(line -> line.get(variable))
			.filter(Objects::nonNull)
			.filter(text -> text.getLiteralLanguage().isEmpty() || text.getLiteralLanguage().equals(this.language))
			.map(text -> Names.plain(text.getLiteralLexicalForm()));
	}

	/** The properties of the thing with their values, in the order of the shapes. */
	public List<Entry> properties() {
		return this.properties;
	}

	/**
	 * The claims by kind; claims that contradict each other stand together in one list.
	 */
	public Map<Node, List<List<Entry>>> claims() {
		Map<Node, List<List<Entry>>> kinds = new LinkedHashMap<>();
		Entry.group(this.claims, "kind").forEach((kind, claims) -> kinds.put(kind, sideBySide(claims)));
		return kinds;
	}

	private static List<List<Entry>> sideBySide(List<Entry> claims) {
		Map<Node, List<Entry>> together = new LinkedHashMap<>();
		for (Entry claim : claims) {
			List<Entry> side = claim.all("counter")
				.stream()
				.filter(together::containsKey)
				.findFirst()
				.map(together::get)
				.orElseGet(ArrayList::new);
			side.add(claim);
			together.put(claim.node(), side);
		}
		return together.values().stream().distinct().toList();
	}

	/** What other than claims links to the thing, by property. */
	public Map<Node, List<Entry>> incoming() {
		return this.incoming;
	}

	private static Map<Node, List<Entry>> incoming(List<Line> links) {
		Map<Node, List<Entry>> incoming = new LinkedHashMap<>();
		links.stream()
			.collect(Collectors.groupingBy(line -> line.require("property"), LinkedHashMap::new, Collectors.toList()))
			.forEach((property, lines) -> incoming.put(property, Entry.of(lines, "subject")));
		return incoming;
	}

	/** Whether a value is in the language of the page, or in none. */
	private boolean isSpoken(Node value) {
		return !value.isLiteral() || value.getLiteralLanguage().isEmpty()
				|| value.getLiteralLanguage().equals(this.language);
	}

	/** What the thing is linked with directly, as a picture. */
	public LinkGraph neighbourhood(Links links) {
		return Neighbourhood.of(this.document.thing(), this.properties, this.incoming, names(), links);
	}

	/**
	 * The thing's place on the map, as the states of a map; empty where it has none. What
	 * is a part of a place never fills it.
	 */
	public Map<String, MapState> whereabouts(Territories territories, String here) {
		Node thing = this.document.thing();
		Node place = territories.placeOf(thing);
		return (place == null) ? Map.of() : Map.of(place.getURI(),
				new MapState("reported", null, here, names().of(place), "#properties", !place.equals(thing)));
	}

	/** The places in documents that the thing, a claim, rests on. */
	public List<Entry> evidence() {
		return Entry.of(view("evidence"), "evidence");
	}

	/** The words of a piece of evidence in their surroundings, where they are at hand. */
	public Optional<SourceTexts.Excerpt> excerpt(Entry evidence) {
		Node document = evidence.first("documentSha256");
		return (document != null) ? this.texts.excerpt(document.getLiteralLexicalForm(), integer(evidence, "start"),
				integer(evidence, "end"), Objects.requireNonNull(evidence.first("sha256")).getLiteralLexicalForm())
				: Optional.empty();
	}

	/**
	 * How the other claims stand to the thing, a claim: by relation, as the view names
	 * it.
	 */
	public Map<String, List<Entry>> relations() {
		Map<Node, Entry> others = this.claims.stream().collect(Collectors.toMap(Entry::node, claim -> claim));
		Map<String, List<Entry>> relations = new LinkedHashMap<>();
		for (Entry related : Entry.of(view("same-matter"), "claim")) {
			Entry claim = others.get(related.node());
			if (claim != null) {
				claim.values().put("age", related.all("age"));
				relations
					.computeIfAbsent(Objects.requireNonNull(related.first("relation")).getLiteralLexicalForm(),
							key -> new ArrayList<>())
					.add(claim);
			}
		}
		return relations;
	}

	/** What nobody reported of the thing, a unit, at its visits. */
	public List<Line> notReported() {
		return view("not-reported");
	}

	/** Other rows of a view. */
	public List<Line> view(String name) {
		return this.documents.view(this.document, name, this.language);
	}

	private static int integer(Entry entry, String variable) {
		return ((Number) Objects.requireNonNull(entry.first(variable)).getLiteralValue()).intValue();
	}

}
