package org.samgraf.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.samgraf.query.Line;

/**
 * What several rows of a view tell of one thing.
 *
 * @param node the thing
 * @param values its distinct values by variable
 */
record Entry(Node node, Map<String, Set<Node>> values) {

	/** The first value of a variable; null where there is none. */
	public @Nullable Node first(String variable) {
		return all(variable).stream().findFirst().orElse(null);
	}

	/** All values of a variable, in order. */
	public Set<Node> all(String variable) {
		return this.values.getOrDefault(variable, Set.of());
	}

	/** Makes one entry of all rows with the same value of a variable, in their order. */
	static List<Entry> of(List<Line> lines, String variable) {
		Map<Node, Entry> entries = new LinkedHashMap<>();
		for (Line line : lines) {
			Node node = line.get(variable);
			if (node != null) {
				Entry entry = entries.computeIfAbsent(node, key -> new Entry(key, new LinkedHashMap<>()));
				line.values()
					.forEach((name,
							value) -> entry.values().computeIfAbsent(name, key -> new LinkedHashSet<>()).add(value));
			}
		}
		return new ArrayList<>(entries.values());
	}

	/**
	 * Groups entries by the first value of a variable; those without one are left out.
	 */
	static Map<Node, List<Entry>> group(List<Entry> entries, String variable) {
		Map<Node, List<Entry>> groups = new LinkedHashMap<>();
		for (Entry entry : entries) {
			Node heading = entry.first(variable);
			if (heading != null) {
				groups.computeIfAbsent(heading, key -> new ArrayList<>()).add(entry);
			}
		}
		return groups;
	}
}
