package org.samgraf.picture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A map of equally large hexagons that stand on a corner, in rows; every second row is
 * shifted to the right by half a hexagon.
 *
 * @param width of the picture, in its own units
 * @param height of the picture, in its own units
 * @param tiles by row, then by column
 * @param borders the lines between regions and around the whole, as the data of an SVG
 * path
 */
public record HexMap(double width, double height, List<Tile> tiles, String borders) {

	/** From the centre to a corner. */
	static final int RADIUS = 10;

	/** The empty frame around the tiles. */
	private static final int MARGIN = 2;

	/**
	 * Half the width and half the height of one side: corners are whole numbers of these.
	 */
	private static final double STEP_X = RADIUS * Math.sqrt(3) / 2;

	private static final double STEP_Y = RADIUS / 2.0;

	/**
	 * Where a tile is to be.
	 *
	 * @param key of the place, unique on the map
	 * @param column from the left, at least 0
	 * @param row from the top, at least 0; rows with an odd number are shifted
	 * @param region of the place; lines are drawn between places of different regions
	 */
	public record Cell(String key, int column, int row, String region) {

		/**
		 * Checks the position.
		 * @throws IllegalArgumentException if it is negative
		 */
		public Cell {
			if (column < 0 || row < 0) {
				throw new IllegalArgumentException("a cell outside the grid: " + column + ", " + row);
			}
		}

		/** The corners from the top, clockwise. */
		List<Corner> corners() {
			int x = 2 * this.column + this.row % 2;
			int y = 3 * this.row;
			return List.of(new Corner(x + 1, y), new Corner(x + 2, y + 1), new Corner(x + 2, y + 3),
					new Corner(x + 1, y + 4), new Corner(x, y + 3), new Corner(x, y + 1));
		}
	}

	/**
	 * A hexagon in its place.
	 *
	 * @param key of the place
	 * @param x of the centre
	 * @param y of the centre
	 * @param points the corners, as the points of an SVG polygon
	 */
	public record Tile(String key, double x, double y, String points) {
	}

	/** A corner of hexagons, counted in steps. */
	record Corner(int x, int y) {
	}

	/**
	 * Lays the cells out.
	 * @throws IllegalArgumentException if two have the same key or the same place
	 */
	public static HexMap of(Collection<Cell> cells) {
		List<Cell> sorted = new ArrayList<>(cells);
		sorted.sort(Comparator.comparingInt(Cell::row).thenComparingInt(Cell::column));
		check(sorted);
		List<Corner> corners = sorted.stream().flatMap(cell -> cell.corners().stream()).toList();
		int left = corners.stream().mapToInt(Corner::x).min().orElse(0);
		int right = corners.stream().mapToInt(Corner::x).max().orElse(0);
		int top = corners.stream().mapToInt(Corner::y).min().orElse(0);
		int bottom = corners.stream().mapToInt(Corner::y).max().orElse(0);
		Corner origin = new Corner(left, top);
		List<Tile> tiles = sorted.stream().map(cell -> tile(cell, origin)).toList();
		String borders = Borders.of(sorted)
			.stream()
			.map(line -> line.stream().map(corner -> point(corner, origin)).collect(Collectors.joining("L", "M", "")))
			.collect(Collectors.joining());
		return new HexMap(x(right, origin) + MARGIN, y(bottom, origin) + MARGIN, tiles, borders);
	}

	private static void check(List<Cell> cells) {
		Set<String> keys = new HashSet<>();
		Set<Corner> places = new HashSet<>();
		for (Cell cell : cells) {
			if (!keys.add(cell.key()) || !places.add(new Corner(cell.column(), cell.row()))) {
				throw new IllegalArgumentException("not the only one with its key or at its place: " + cell);
			}
		}
	}

	private static Tile tile(Cell cell, Corner origin) {
		List<Corner> corners = cell.corners();
		Corner top = corners.getFirst();
		String points = corners.stream().map(corner -> point(corner, origin)).collect(Collectors.joining(" "));
		return new Tile(cell.key(), x(top.x(), origin), y(top.y() + 2, origin), points);
	}

	private static String point(Corner corner, Corner origin) {
		return Decimals.text(x(corner.x(), origin)) + "," + Decimals.text(y(corner.y(), origin));
	}

	private static double x(int steps, Corner origin) {
		return Decimals.round((steps - origin.x()) * STEP_X + MARGIN);
	}

	private static double y(int steps, Corner origin) {
		return Decimals.round((steps - origin.y()) * STEP_Y + MARGIN);
	}
}
