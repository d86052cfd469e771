package org.samgraf.picture;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.samgraf.picture.LinkGraph.Item;
import org.samgraf.picture.LinkGraph.Link;

/**
 * The part of a graph that is shown.
 *
 * @param items by key, in the order given
 * @param links between them; those from one thing to another are one, with all that they
 * say
 * @param leftOut how many things are not shown
 */
record Selection(SequencedMap<String, Item> items, List<Link> links, int leftOut) {

	private record Ends(String from, String to) {
	}

	/** Keeps the things with the most links; of equals the first. */
	static Selection of(Collection<Item> items, Collection<Link> links, int limit) {
		Set<String> known = items.stream().map(Item::key).collect(Collectors.toCollection(HashSet::new));
		if (known.size() < items.size()) {
			throw new IllegalArgumentException("two things with the same key");
		}
		for (Link link : links) {
			if (!known.contains(link.from()) || !known.contains(link.to())) {
				throw new IllegalArgumentException("a link from or to a thing that is not there: " + link);
			}
		}
		Map<String, Long> counts = links.stream()
			.flatMap(link -> Stream.of(link.from(), link.to()).distinct())
			.collect(Collectors.groupingBy(key -> key, Collectors.counting()));
		Set<String> kept = items.stream()
			.sorted(Comparator.comparing((Item item) -> counts.getOrDefault(item.key(), 0L)).reversed())
			.limit(limit)
			.map(Item::key)
			.collect(Collectors.toSet());
		SequencedMap<String, Item> shown = new LinkedHashMap<>();
		items.stream().filter(item -> kept.contains(item.key())).forEach(item -> shown.put(item.key(), item));
		return new Selection(shown, merged(links, kept), items.size() - shown.size());
	}

	private static List<Link> merged(Collection<Link> links, Set<String> kept) {
		Map<Ends, SequencedSet<String>> labels = new LinkedHashMap<>();
		for (Link link : links) {
			if (kept.contains(link.from()) && kept.contains(link.to())) {
				labels.computeIfAbsent(new Ends(link.from(), link.to()), key -> new LinkedHashSet<>())
					.add(link.label());
			}
		}
		return labels.entrySet()
			.stream()
			.map(entry -> new Link(entry.getKey().from(), entry.getKey().to(),
					entry.getValue().stream().filter(label -> !label.isEmpty()).collect(Collectors.joining(", "))))
			.toList();
	}

	/** The keys of the things that links go from. */
	SequencedSet<String> froms() {
		return this.links.stream().map(Link::from).collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** The keys of the things that links go to. */
	SequencedSet<String> tos() {
		return this.links.stream().map(Link::to).collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** The keys of the things that are linked with one, without itself. */
	SequencedSet<String> neighbours(String key) {
		return this.links.stream()
			.filter(link -> link.from().equals(key) || link.to().equals(key))
			.flatMap(link -> Stream.of(link.from(), link.to()))
			.filter(other -> !other.equals(key))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}
}
