package org.samgraf.picture;

/** A point of a picture, or the way from one point to another. */
record Point(double x, double y) {

	Point plus(Point other) {
		return new Point(this.x + other.x, this.y + other.y);
	}

	Point minus(Point other) {
		return new Point(this.x - other.x, this.y - other.y);
	}

	Point times(double factor) {
		return new Point(this.x * factor, this.y * factor);
	}

	double length() {
		return Math.hypot(this.x, this.y);
	}

	/** The same direction with another length; nowhere stays nowhere. */
	Point withLength(double length) {
		return (length() == 0) ? this : times(length / length());
	}

	/** A quarter of a turn. */
	Point turned() {
		return new Point(-this.y, this.x);
	}

	/** As a part of SVG path data. */
	String text() {
		return Decimals.text(this.x) + "," + Decimals.text(this.y);
	}
}
