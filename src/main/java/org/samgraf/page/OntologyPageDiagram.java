package org.samgraf.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.samgraf.query.Labels;
import org.samgraf.query.Line;
import org.samgraf.query.Listing;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The picture of the main classes. It is described in the language of PlantUML, and drawn
 * by it when the product is built: the server needs no fonts and no drawing library. What
 * is kept is shown only for as long as it is a picture of the ontology that is loaded.
 */
final class OntologyPageDiagram {

	private static final String KEPT = "/diagrams/ontology.";

	private final OntologyPageNames names;

	/** The properties in each box. */
	private final Map<Node, Set<Node>> boxes = new LinkedHashMap<>();

	private final Set<String> kinds = new LinkedHashSet<>();

	/** The properties that link two classes, by the ends of the arrow. */
	private final Map<List<Node>, Set<Node>> arrows = new LinkedHashMap<>();

	private OntologyPageDiagram(Listing listing, OntologyPageNames names) {
		this.names = names;
		for (Line line : listing.of("diagram")) {
			Node drawn = line.require("class");
			Set<Node> box = this.boxes.computeIfAbsent(drawn, key -> new LinkedHashSet<>());
			Node above = line.get("above");
			Node property = line.get("property");
			Node target = line.get("target");
			if (above != null) {
				this.kinds.add("%s <|-- %s".formatted(Labels.key(above), Labels.key(drawn)));
			}
			if (property != null && target == null) {
				box.add(property);
			}
			if (property != null && target != null) {
				this.arrows.computeIfAbsent(List.of(drawn, target), key -> new LinkedHashSet<>()).add(property);
			}
		}
	}

	/** The picture as SVG; null where none is kept of this ontology in this language. */
	static @Nullable String of(Listing listing, OntologyPageNames names) {
		boolean isOfThis = text(listing, names).equals(kept(names.language() + ".puml"));
		return isOfThis ? kept(names.language() + ".svg") : null;
	}

	/** The description of the picture. */
	static String text(Listing listing, OntologyPageNames names) {
		return new OntologyPageDiagram(listing, names).text();
	}

	private String text() {
		List<String> lines = new ArrayList<>(List.of("@startuml", "!pragma layout smetana", "left to right direction",
				"hide circle", "hide empty members", "skinparam nodesep 14", "skinparam ranksep 40",
				"skinparam defaultFontName Arial"));
		this.boxes.forEach((drawn, properties) -> {
			lines.add("class \"%s\" as %s [[#%s]] {".formatted(label(drawn), Labels.key(drawn), Labels.key(drawn)));
			properties.forEach(property -> lines.add("  " + linked(property)));
			lines.add("}");
		});
		lines.addAll(this.kinds);
		this.arrows.forEach((ends, properties) -> lines.add("%s --> %s : %s".formatted(Labels.key(ends.getFirst()),
				Labels.key(ends.getLast()), properties.stream().map(this::linked).collect(Collectors.joining("\\n")))));
		lines.add("@enduml");
		return String.join("\n", lines) + "\n";
	}

	private String linked(Node property) {
		boolean isOurs = String.valueOf(this.names.link(property).address()).startsWith("#");
		return !isOurs ? this.names.name(property) : "[[#%s %s]]".formatted(Labels.key(property), label(property));
	}

	/** Without the characters that mean something to PlantUML. */
	private String label(Node node) {
		return this.names.label(node).text().replaceAll("[\\[\\]{}\"<>|\\\\~*/_\\n-]+", " ").strip();
	}

	private static @Nullable String kept(String name) {
		try (InputStream file = OntologyPageDiagram.class.getResourceAsStream(KEPT + name)) {
			return (file != null) ? new String(file.readAllBytes(), UTF_8) : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
