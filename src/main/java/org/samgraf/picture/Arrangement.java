package org.samgraf.picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.samgraf.picture.LinkGraph.Link;

/**
 * Which side of a graph each thing is on. Labels are written outwards, so that two sides
 * with enough space between the rows suffice for labels never to meet.
 *
 * @param centre the key of the thing in the middle; null where there is none
 * @param left the keys on the left side, from the top
 * @param right the keys on the right side, from the top
 * @param round whether the sides are bowed
 */
record Arrangement(@Nullable String centre, List<String> left, List<String> right, boolean round) {

	private static final int SWEEPS = 4;

	/** Chooses the arrangement that suits the links. */
	static Arrangement of(Selection selection) {
		String centre = centre(selection);
		if (centre != null) {
			List<String> others = new ArrayList<>(selection.items().keySet());
			others.remove(centre);
			return ring(centre, others);
		}
		Set<String> both = new HashSet<>(selection.froms());
		both.retainAll(selection.tos());
		boolean twoSides = both.isEmpty() && !selection.links().isEmpty();
		return twoSides ? columns(selection) : ring(null, walk(selection));
	}

	/** The thing that all links, at least two, have in common. */
	private static @Nullable String centre(Selection selection) {
		List<Link> links = selection.links();
		if (links.size() < 2 || selection.items().size() < 3) {
			return null;
		}
		Link first = links.getFirst();
		for (String key : List.of(first.from(), first.to())) {
			if (links.stream().allMatch(link -> link.from().equals(key) || link.to().equals(key))) {
				return key;
			}
		}
		return null;
	}

	/** Clockwise from the top. */
	private static Arrangement ring(@Nullable String centre, List<String> keys) {
		int half = (keys.size() + 1) / 2;
		return new Arrangement(centre, keys.subList(half, keys.size()).reversed(), keys.subList(0, half), true);
	}

	private static Arrangement columns(Selection selection) {
		List<String> left = new ArrayList<>(selection.froms());
		List<String> right = new ArrayList<>(selection.tos());
		for (int i = 0; i < SWEEPS; i++) {
			right = byNeighbours(right, left, selection);
			left = byNeighbours(left, right, selection);
		}
		for (String key : selection.items().keySet()) {
			if (selection.neighbours(key).isEmpty()) {
				((left.size() < right.size()) ? left : right).add(key);
			}
		}
		return new Arrangement(null, left, right, false);
	}

	/**
	 * Orders one side by where its neighbours on the other are, so that few lines cross.
	 */
	private static List<String> byNeighbours(List<String> keys, List<String> others, Selection selection) {
		List<String> ordered = new ArrayList<>(keys);
		ordered.sort(Comparator
			.comparingDouble(key -> selection.neighbours(key).stream().mapToInt(others::indexOf).average().orElse(0)));
		return ordered;
	}

	/**
	 * All things, each soon after one that it is linked with, from the one with the most
	 * links.
	 */
	private static List<String> walk(Selection selection) {
		List<String> starts = new ArrayList<>(selection.items().keySet());
		starts.sort(Comparator.comparingInt((String key) -> selection.neighbours(key).size()).reversed());
		Set<String> walked = new LinkedHashSet<>();
		Deque<String> next = new ArrayDeque<>();
		for (String start : starts) {
			next.push(start);
			while (!next.isEmpty()) {
				String key = next.pop();
				if (walked.add(key)) {
					selection.neighbours(key).reversed().forEach(next::push);
				}
			}
		}
		return List.copyOf(walked);
	}

	/** How many things the longer side has. */
	int rows() {
		return Math.max(this.left.size(), this.right.size());
	}

	/** Whether a thing is the one in the middle. */
	boolean isCentre(String key) {
		return Objects.equals(this.centre, key);
	}
}
