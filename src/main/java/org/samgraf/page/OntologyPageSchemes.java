package org.samgraf.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.samgraf.page.OntologyPage.Concept;
import org.samgraf.page.OntologyPage.Scheme;
import org.samgraf.query.Labels;
import org.samgraf.query.Line;
import org.samgraf.query.Listing;

/** Puts the concepts of each scheme below those that are broader. */
final class OntologyPageSchemes {

	private final OntologyPageNames names;

	private final Map<Node, List<Line>> schemes;

	private final Map<Node, List<Line>> definitions;

	OntologyPageSchemes(Listing listing, OntologyPageNames names) {
		this.names = names;
		this.schemes = by(listing.of("concepts"), "scheme");
		this.definitions = by(listing.of("definitions"), "thing");
	}

	List<Scheme> schemes() {
		List<Scheme> all = new ArrayList<>();
		this.schemes.forEach((scheme, lines) -> {
			// A concept below several others is shown below the first.
			Map<Node, Line> concepts = new LinkedHashMap<>();
			lines.forEach(line -> concepts.putIfAbsent(line.require("concept"), line));
			Map<@Nullable Node, List<Line>> byBroader = new LinkedHashMap<>();
			concepts.values().forEach(line -> {
				Node broader = line.get("broader");
				byBroader.computeIfAbsent(concepts.containsKey(broader) ? broader : null, key -> new ArrayList<>())
					.add(line);
			});
			all.add(new Scheme("scheme-" + Labels.key(scheme), this.names.link(scheme), this.names.label(scheme),
					this.names.text(this.definitions.getOrDefault(scheme, List.of()), "definition"),
					below(null, byBroader), concepts.size()));
		});
		return all;
	}

	/** Taken out as they are shown, so that a circle ends. */
	private List<Concept> below(@Nullable Node broader, Map<@Nullable Node, List<Line>> byBroader) {
		return Objects.requireNonNullElse(byBroader.remove(broader), List.<Line>of()).stream().map(line -> {
			Node concept = line.require("concept");
			Node notation = line.get("notation");
			return new Concept(this.names.link(concept), this.names.label(concept),
					this.names.text(this.definitions.getOrDefault(concept, List.of()), "definition"),
					(notation != null) ? notation.getLiteralLexicalForm() : null,
					OntologyPageNames.integer(line, "claims"), below(concept, byBroader));
		}).toList();
	}

	private static Map<Node, List<Line>> by(List<Line> lines, String variable) {
		return lines.stream()
			.collect(Collectors.groupingBy(line -> line.require(variable), LinkedHashMap::new, Collectors.toList()));
	}

}
