package org.samgraf.picture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.samgraf.picture.LinkGraph.Box;

/**
 * Where the things of a graph are.
 *
 * @param width of the picture
 * @param height of the picture
 * @param middle of the picture's lines
 * @param centre the box around the label in the middle; empty where there is none
 * @param points the dots, by key
 */
record Places(double width, double height, Point middle, Box centre, Map<String, Point> points) {

	static final double MARGIN = 26;

	/** Between a dot and its label. */
	static final double GAP = 10;

	/** What there is room for in front of a label's ellipsis. */
	static final double LABEL = 210;

	private static final double BOX_HEIGHT = 32;

	/**
	 * Places the things.
	 * @param spacing from one row to the next
	 * @param text the least room for what is written beside a thing
	 */
	static Places of(Selection selection, Arrangement arrangement, double spacing, double text) {
		double rows = Math.max((arrangement.rows() - 1) * spacing, arrangement.round() ? 100 : 0);
		double box = (arrangement.centre() == null) ? 0 : textWidth(selection, arrangement.centre()) + 32;
		double reach = arrangement.round() ? Math.max(Math.clamp(rows * 0.45, 150, 230), box / 2 + 90)
				: Math.clamp(rows * 0.3, 130, 210);
		double leftText = Math.max(text, textWidth(selection, arrangement.left()));
		double width = leftText + Math.max(text, textWidth(selection, arrangement.right()))
				+ 2 * (reach + GAP + MARGIN);
		Point middle = new Point(MARGIN + leftText + GAP + reach, MARGIN + rows / 2);
		Map<String, Point> points = new LinkedHashMap<>();
		if (arrangement.centre() != null) {
			points.put(arrangement.centre(), middle);
		}
		Side side = new Side(middle, rows, reach, spacing, arrangement.round());
		side.place(arrangement.left(), -1, points);
		side.place(arrangement.right(), 1, points);
		return new Places(Decimals.round(width), Decimals.round(rows + 2 * MARGIN), middle,
				new Box(middle.x() - box / 2, middle.y() - BOX_HEIGHT / 2, box, BOX_HEIGHT), points);
	}

	private static double textWidth(Selection selection, List<String> keys) {
		return keys.stream().mapToDouble(key -> textWidth(selection, key)).max().orElse(0);
	}

	private static double textWidth(Selection selection, String key) {
		return LinkGraph.LETTERING.width(label(selection, key));
	}

	/** As much of a thing's label as there is room for. */
	static String label(Selection selection, String key) {
		LinkGraph.Item item = selection.items().get(key);
		return (item == null) ? "" : LinkGraph.LETTERING.fit(item.label(), LABEL);
	}

	/** Both sides alike but for the direction. */
	private record Side(Point middle, double height, double reach, double spacing, boolean round) {

		void place(List<String> keys, int direction, Map<String, Point> points) {
			double step = this.round ? this.spacing : Math.max(this.spacing, this.height / Math.max(1, keys.size()));
			// Taller than the side, so that its ends stay apart from those of the other.
			double bow = Math.max(this.height / 2 * 1.1, 100);
			for (int i = 0; i < keys.size(); i++) {
				double down = (i - (keys.size() - 1) / 2.0) * step;
				double out = this.round ? this.reach * Math.sqrt(1 - Math.pow(down / bow, 2)) : this.reach;
				points.put(keys.get(i), this.middle.plus(new Point(direction * out, down)));
			}
		}
	}
}
