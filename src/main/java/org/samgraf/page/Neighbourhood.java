package org.samgraf.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.jena.graph.Node;
import org.samgraf.html.Links;
import org.samgraf.html.Names;
import org.samgraf.picture.LinkGraph;

/** The things that a thing is linked with, as a picture. */
final class Neighbourhood {

	private final Names names;

	private final Links links;

	private final Map<String, LinkGraph.Item> items = new LinkedHashMap<>();

	private final List<LinkGraph.Link> drawn = new ArrayList<>();

	private Neighbourhood(Names names, Links links) {
		this.names = names;
		this.links = links;
	}

	/**
	 * Draws what goes out from a thing and what comes in.
	 * @param outgoing its properties, each with its values
	 * @param incoming by property, what links to it
	 */
	static LinkGraph of(Node thing, Collection<Entry> outgoing, Map<Node, List<Entry>> incoming, Names names,
			Links links) {
		Neighbourhood neighbourhood = new Neighbourhood(names, links);
		neighbourhood.key(thing);
		outgoing.forEach(property -> property.all("value")
			.stream()
			.filter(Node::isURI)
			.forEach(value -> neighbourhood.link(thing, property.node(), value)));
		incoming.forEach((property, subjects) -> subjects
			.forEach(subject -> neighbourhood.link(subject.node(), property, thing)));
		return LinkGraph.of(neighbourhood.items.values(), neighbourhood.drawn);
	}

	private void link(Node from, Node property, Node to) {
		this.drawn.add(new LinkGraph.Link(key(from), key(to), this.names.of(property)));
	}

	private String key(Node node) {
		String key = node.getURI();
		this.items.computeIfAbsent(key, added -> new LinkGraph.Item(key, this.names.of(node), this.links.to(node)));
		return key;
	}

}
