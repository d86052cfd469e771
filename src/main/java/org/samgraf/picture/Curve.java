package org.samgraf.picture;

/** A cubic Bézier curve. */
record Curve(Point from, Point first, Point second, Point to) {

	static Curve straight(Point from, Point to) {
		return new Curve(from, from.plus(to.minus(from).times(1 / 3.0)), from.plus(to.minus(from).times(2 / 3.0)), to);
	}

	/** Leaves and arrives horizontally. */
	static Curve between(Point from, Point to) {
		double middle = (from.x() + to.x()) / 2;
		return new Curve(from, new Point(middle, from.y()), new Point(middle, to.y()), to);
	}

	/**
	 * Bends towards a point on its way, and to one side so that there and back differ.
	 */
	static Curve bent(Point from, Point to, Point towards) {
		Point middle = from.plus(to).times(0.5);
		Point way = to.minus(from);
		Point aside = towards.minus(middle).times(0.4);
		// Things that are near each other need no detour.
		aside = aside.withLength(Math.min(aside.length(), way.length() * 0.45));
		Point bend = aside.plus(way.turned().withLength(10));
		Point control = middle.plus(bend);
		return new Curve(from, control.plus(from.minus(control).times(1 / 3.0)),
				control.plus(to.minus(control).times(1 / 3.0)), to);
	}

	/** Goes out from a point and comes back to it. */
	static Curve loop(Point at, Point direction) {
		Point side = direction.turned().withLength(18);
		Point out = at.plus(direction.withLength(44));
		return new Curve(at, out.minus(side), out.plus(side), at);
	}

	/** Without a piece at the beginning and one at the end. */
	Curve shortened(double atStart, double atEnd) {
		return new Curve(this.from.plus(this.first.minus(this.from).withLength(atStart)), this.first, this.second,
				this.to.plus(this.second.minus(this.to).withLength(atEnd)));
	}

	/** The point at a share of the way, from 0 to 1. */
	Point at(double share) {
		double rest = 1 - share;
		return this.from.times(rest * rest * rest)
			.plus(this.first.times(3 * rest * rest * share))
			.plus(this.second.times(3 * rest * share * share))
			.plus(this.to.times(share * share * share));
	}

	/** As SVG path data. */
	String path() {
		return "M" + this.from.text() + "C" + this.first.text() + " " + this.second.text() + " " + this.to.text();
	}
}
