package org.samgraf.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.jena.graph.Node;
import org.apache.jena.shared.PrefixMapping;
import org.jspecify.annotations.Nullable;
import org.samgraf.html.Links;
import org.samgraf.html.Names;
import org.samgraf.http.Languages;
import org.samgraf.page.OntologyPage.Link;
import org.samgraf.page.OntologyPage.Text;
import org.samgraf.query.Labels;
import org.samgraf.query.Line;

/**
 * Names and addresses of terms and things on a page about the ontology.
 *
 * @param document the path of the page, whose own terms are linked to within it
 * @param language of the page
 */
record OntologyPageNames(Labels labels, PrefixMapping prefixes, Links links, String document, String language) {

	String other() {
		return Languages.SERVED.stream().filter(served -> !served.equals(this.language)).findFirst().orElseThrow();
	}

	Link link(Node node) {
		if (!node.isURI()) {
			return new Link("", names().of(node), null);
		}
		String name = name(node);
		// A term of another vocabulary has no label here: its short name is clearer.
		boolean named = !this.labels.variants(node).isEmpty();
		return new Link(name, named ? names().of(node) : name, address(node));
	}

	private Names names() {
		return new Names(this.labels, this.language);
	}

	String name(Node node) {
		return this.prefixes.shortForm(node.getURI());
	}

	Text label(Node node) {
		return new Text(this.labels.of(node, this.language), this.labels.of(node, other()), other());
	}

	/** The texts of one variable in the rows about one thing. */
	Text text(List<Line> lines, String variable) {
		Map<String, String> texts = new HashMap<>();
		for (Line line : lines) {
			Node text = line.get(variable);
			if (text != null) {
				texts.put(text.getLiteralLanguage(), text.getLiteralLexicalForm());
			}
		}
		return new Text(texts.getOrDefault(this.language, ""), texts.getOrDefault(other(), ""), other());
	}

	private @Nullable String address(Node node) {
		String address = this.links.to(node);
		return (address != null && address.startsWith(this.document + "#")) ? address.substring(this.document.length())
				: address;
	}

	static int integer(Line line, String variable) {
		Node number = line.get(variable);
		return (number != null) ? ((Number) number.getLiteralValue()).intValue() : 0;
	}

	static boolean isTrue(Line line, String variable) {
		Node truth = line.get(variable);
		return truth != null && Boolean.TRUE.equals(truth.getLiteralValue());
	}
}
