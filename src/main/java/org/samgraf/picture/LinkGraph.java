package org.samgraf.picture;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A small graph with arrows: things around one that all links have in common, two columns
 * where links go from some things to others, a ring otherwise.
 *
 * @param width of the picture, in its own units
 * @param height of the picture, in its own units
 * @param nodes the things that are shown
 * @param edges the links between them; links that are drawn as one line are one
 * @param shared what all links say, which is then not written at each; null where they
 * differ or are few
 * @param leftOut how many nodes there was no room for
 */
public record LinkGraph(double width, double height, List<Node> nodes, List<Edge> edges, @Nullable String shared,
		int leftOut) {

	/** More things than this are not a small graph. */
	public static final int LIMIT = 60;

	/** Radius of the dot of a thing. */
	static final double DOT = 5;

	static final Lettering LETTERING = new Lettering(13);

	/** For what is written about links. */
	static final Lettering SMALL = new Lettering(11);

	/**
	 * A thing to be shown.
	 *
	 * @param key unique in the graph
	 * @param label of any length
	 * @param href where on this host or on the web more is said about it; null where
	 * nothing is
	 */
	public record Item(String key, String label, @Nullable String href) {

		/**
		 * Checks the address.
		 * @throws IllegalArgumentException if it is of another kind
		 */
		public Item {
			LocalAddress.checkOrWeb(href);
		}
	}

	/**
	 * A link to be shown.
	 *
	 * @param from the key of a thing
	 * @param to the key of a thing
	 * @param label what the link says
	 */
	public record Link(String from, String to, String label) {
	}

	/** On which side of its point a text lies, as the CSS class that says so. */
	public enum Anchor {

		/** The text begins at the point. */
		START,
		/** The text has the point in its middle. */
		MIDDLE,
		/** The text ends at the point. */
		END;

		/** The end of the name of the CSS class. */
		public String style() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * A rectangle.
	 *
	 * @param x of the left side
	 * @param y of the upper side
	 */
	public record Box(double x, double y, double width, double height) {

		/** Whether the two have more than a border in common. */
		boolean overlaps(Box other) {
			return this.x < other.x + other.width && other.x < this.x + this.width && this.y < other.y + other.height
					&& other.y < this.y + this.height;
		}
	}

	/**
	 * A text in its place.
	 *
	 * @param shown as much of it as there is room for
	 * @param x of the point that the anchor is about
	 * @param y of the base line
	 * @param box that the text takes up at most
	 */
	public record Caption(String shown, double x, double y, Anchor anchor, Box box) {
	}

	/**
	 * A thing in its place.
	 *
	 * @param label whole
	 * @param href as given
	 * @param x of the dot, or of the middle of the central thing
	 * @param y of the dot, or of the middle of the central thing
	 * @param central whether all links go to or from this one; it is drawn as a box and
	 * not as a dot
	 * @param caption the label in its place
	 * @param note what is written below it about its links to the central one; null
	 * elsewhere
	 */
	public record Node(String key, String label, @Nullable String href, double x, double y, boolean central,
			Caption caption, @Nullable Caption note) {
	}

	/**
	 * A link, or several between the same two things in the same direction.
	 *
	 * @param from the label of the thing that it goes from
	 * @param to the label of the thing that it goes to
	 * @param label what it says, whole
	 * @param path the line, as the data of an SVG path; the arrow head is at its end
	 * @param caption what it says, in its place; null where there is no room or where it
	 * stands with the thing
	 */
	public record Edge(String from, String to, String label, String path, @Nullable Caption caption) {
	}

	/**
	 * Lays a graph out.
	 * @throws IllegalArgumentException if two things have the same key, or a link goes
	 * from or to a thing that is not there
	 */
	public static LinkGraph of(Collection<Item> items, Collection<Link> links) {
		Selection selection = Selection.of(items, links, LIMIT);
		return new Drawing(selection, Arrangement.of(selection)).draw();
	}
}
