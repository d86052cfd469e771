package org.samgraf.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.samgraf.picture.HexMap;

/** Which things have a place of their own on the map, and which are a part of one. */
public final class Territories {

	private final List<Map<String, Node>> tiles;

	private final HexMap map;

	private final Map<Node, Node> wholes = new HashMap<>();

	/**
	 * Lays the map out.
	 * @param tiles rows with unit, column, row and region
	 * @param parts rows with part and whole
	 */
	Territories(List<Map<String, Node>> tiles, List<Map<String, Node>> parts) {
		this.tiles = tiles;
		List<HexMap.Cell> cells = new ArrayList<>();
		for (Map<String, Node> tile : tiles) {
			Node unit = value(tile, "unit");
			cells.add(new HexMap.Cell(unit.getURI(), integer(value(tile, "column")), integer(value(tile, "row")),
					value(tile, "region").getURI()));
			this.wholes.put(unit, unit);
		}
		parts.forEach(part -> this.wholes.put(value(part, "part"), value(part, "whole")));
		this.map = HexMap.of(cells);
	}

	/**
	 * Whether it was made of these rows, which are the same for as long as the data are.
	 */
	@SuppressWarnings("ReferenceEquality")
	boolean madeOf(List<Map<String, Node>> rows) {
		return this.tiles == rows;
	}

	/** All places. */
	public HexMap map() {
		return this.map;
	}

	/** The thing whose place on the map it lies in; null where it lies in none. */
	public @Nullable Node placeOf(@Nullable Node thing) {
		return (thing != null) ? this.wholes.get(thing) : null;
	}

	private static Node value(Map<String, Node> row, String name) {
		return Objects.requireNonNull(row.get(name), name);
	}

	private static int integer(Node number) {
		return Integer.parseInt(number.getLiteralLexicalForm());
	}

}
