package org.samgraf.picture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

import org.samgraf.picture.HexMap.Cell;
import org.samgraf.picture.HexMap.Corner;

/** The sides of hexagons that have different regions, or nothing, on their two sides. */
final class Borders {

	/** A side of a hexagon, the same from both of its hexagons. */
	private record Side(Corner from, Corner to) {

		static Side between(Corner a, Corner b) {
			boolean ordered = a.x() < b.x() || (a.x() == b.x() && a.y() < b.y());
			return ordered ? new Side(a, b) : new Side(b, a);
		}
	}

	private final Map<Corner, SequencedSet<Corner>> neighbours = new LinkedHashMap<>();

	private Borders() {
	}

	/** Strings the sides together into lines that are as long as they go. */
	static List<List<Corner>> of(Collection<Cell> cells) {
		Map<Side, List<String>> regions = new LinkedHashMap<>();
		for (Cell cell : cells) {
			List<Corner> corners = cell.corners();
			for (int i = 0; i < corners.size(); i++) {
				Side side = Side.between(corners.get(i), corners.get((i + 1) % corners.size()));
				regions.computeIfAbsent(side, key -> new ArrayList<>()).add(cell.region());
			}
		}
		Borders borders = new Borders();
		regions.forEach((side, both) -> {
			if (both.size() == 1 || !both.getFirst().equals(both.getLast())) {
				borders.join(side.from(), side.to());
				borders.join(side.to(), side.from());
			}
		});
		return borders.lines();
	}

	private void join(Corner from, Corner to) {
		this.neighbours.computeIfAbsent(from, key -> new LinkedHashSet<>()).add(to);
	}

	private List<List<Corner>> lines() {
		List<List<Corner>> lines = new ArrayList<>();
		// Corners where lines end or meet come first; what remains are closed rings.
		List<Corner> starts = new ArrayList<>(
				this.neighbours.keySet().stream().filter(corner -> sides(corner).size() != 2).toList());
		starts.addAll(this.neighbours.keySet());
		for (Corner start : starts) {
			while (!sides(start).isEmpty()) {
				lines.add(lineFrom(start));
			}
		}
		return lines;
	}

	private List<Corner> lineFrom(Corner start) {
		List<Corner> line = new ArrayList<>(List.of(start));
		Corner here = start;
		while (!sides(here).isEmpty()) {
			Corner next = sides(here).removeFirst();
			sides(next).remove(here);
			line.add(next);
			here = next;
		}
		return line;
	}

	private SequencedSet<Corner> sides(Corner corner) {
		return this.neighbours.getOrDefault(corner, new LinkedHashSet<>());
	}

}
