package org.samgraf.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * Horizontal bars, each below its label, so that labels have the whole width and the
 * chart fits a telephone.
 *
 * @param width of the picture, in its own units
 * @param height of the picture, in its own units
 * @param baseline where on the x axis zero is
 * @param bars from the top
 */
public record BarChart(double width, double height, double baseline, List<Bar> bars) {

	private static final double WIDTH = 340;

	private static final Lettering LETTERING = new Lettering(13);

	private static final double LABEL = 18;

	private static final double BAR = 12;

	private static final double GAP = 14;

	/**
	 * What a bar is to show.
	 *
	 * @param label of the bar, of any length
	 * @param value a finite number, of which negative ones go to the left
	 * @param text the value as it is to be read
	 */
	public record Entry(String label, double value, String text) {

		/**
		 * Checks the value.
		 * @throws IllegalArgumentException if it is not finite
		 */
		public Entry {
			if (!Double.isFinite(value)) {
				throw new IllegalArgumentException("not a finite number: " + value);
			}
		}

		/** An entry whose value is written plainly. */
		public Entry(String label, double value) {
			this(label, value, Decimals.text(value));
		}
	}

	/**
	 * A bar in its place.
	 *
	 * @param label whole
	 * @param shown the label as far as there is room for it
	 * @param text the value as it is to be read
	 * @param labelY the base line of the label, which begins at 0
	 * @param x where the bar begins
	 * @param y the upper side of the bar
	 * @param width of the bar, 0 for a value of zero
	 * @param height of the bar
	 * @param textX where the value begins
	 * @param textY the base line of the value
	 */
	public record Bar(String label, String shown, String text, double labelY, double x, double y, double width,
			double height, double textX, double textY) {
	}

	/** Lays the bars out in the order given. */
	public static BarChart of(List<Entry> entries) {
		double lowest = entries.stream().mapToDouble(Entry::value).reduce(0, Math::min);
		double highest = entries.stream().mapToDouble(Entry::value).reduce(0, Math::max);
		double text = entries.stream().mapToDouble(entry -> LETTERING.width(shownText(entry))).max().orElse(0);
		double room = WIDTH - text - 8;
		// Halves first: the difference of two finite numbers may not be finite.
		double span = highest / 2 - lowest / 2;
		double baseline = (span == 0) ? 0 : -lowest / 2 / span * room;
		List<Bar> bars = new ArrayList<>();
		for (Entry entry : entries) {
			double top = bars.size() * (LABEL + BAR + GAP);
			double end = (span == 0) ? baseline : baseline + entry.value() / 2 / span * room;
			double x = Math.min(baseline, end);
			double width = Math.abs(end - baseline);
			bars.add(new Bar(entry.label(), LETTERING.fit(entry.label(), WIDTH), shownText(entry),
					Decimals.round(top + LETTERING.size()), Decimals.round(x), Decimals.round(top + LABEL),
					Decimals.round(width), BAR, Decimals.round(x + width + 6), Decimals.round(top + LABEL + BAR - 1)));
		}
		double height = Math.max(0, entries.size() * (LABEL + BAR + GAP) - GAP) + 2;
		return new BarChart(WIDTH, height, Decimals.round(baseline), bars);
	}

	private static String shownText(Entry entry) {
		return LETTERING.fit(entry.text(), WIDTH / 3);
	}
}
