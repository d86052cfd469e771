package org.samgraf.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.samgraf.picture.LinkGraph.Anchor;
import org.samgraf.picture.LinkGraph.Box;
import org.samgraf.picture.LinkGraph.Caption;
import org.samgraf.picture.LinkGraph.Edge;
import org.samgraf.picture.LinkGraph.Item;
import org.samgraf.picture.LinkGraph.Link;
import org.samgraf.picture.LinkGraph.Node;

/** Draws an arranged graph: dots with captions, and lines that keep clear of them. */
final class Drawing {

	/** So many links that say the same are told apart from the picture. */
	private static final int MANY = 3;

	private static final double ROW = 28;

	private static final double ROW_WITH_TEXT = 44;

	/** What there is room for below a label. */
	private static final double NOTE = 120;

	/** What there is room for along a line. */
	private static final double ALONG = 120;

	/** Where on a line its caption is tried, as shares of its length. */
	private static final double[] TRIED = { 0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82 };

	private final Selection selection;

	private final Arrangement arrangement;

	private final @Nullable String shared;

	private final Places places;

	private final List<Box> taken = new ArrayList<>();

	Drawing(Selection selection, Arrangement arrangement) {
		this.selection = selection;
		this.arrangement = arrangement;
		this.shared = shared(selection);
		boolean written = this.shared == null && selection.links().stream().anyMatch(link -> !link.label().isEmpty());
		boolean notes = written && arrangement.centre() != null;
		this.places = Places.of(selection, arrangement, written ? ROW_WITH_TEXT : ROW, notes ? NOTE : 0);
	}

	private static @Nullable String shared(Selection selection) {
		List<String> labels = selection.links().stream().map(Link::label).distinct().toList();
		return (selection.links().size() >= MANY && labels.size() == 1) ? labels.getFirst() : null;
	}

	LinkGraph draw() {
		List<Node> nodes = this.selection.items().values().stream().map(this::node).toList();
		for (Node node : nodes) {
			this.taken.add(node.caption().box());
			this.taken.add(new Box(node.x() - 8, node.y() - 8, 16, 16));
		}
		List<Edge> edges = this.selection.links().stream().map(this::edge).toList();
		return new LinkGraph(this.places.width(), this.places.height(), nodes, edges, this.shared,
				this.selection.leftOut());
	}

	private Node node(Item item) {
		String key = item.key();
		Point point = point(key);
		String shown = Places.label(this.selection, key);
		boolean central = this.arrangement.isCentre(key);
		boolean left = point.x() < this.places.middle().x();
		Anchor anchor = central ? Anchor.MIDDLE : left ? Anchor.END : Anchor.START;
		double x = central ? point.x() : point.x() + (left ? -Places.GAP : Places.GAP);
		Caption caption = caption(LinkGraph.LETTERING, shown, new Point(x, point.y() + 4.5), anchor);
		if (central) {
			caption = new Caption(shown, caption.x(), caption.y(), anchor, rounded(this.places.centre()));
		}
		return new Node(key, item.label(), item.href(), Decimals.round(point.x()), Decimals.round(point.y()), central,
				caption, note(key, central, new Point(x, point.y() + 19), anchor));
	}

	/** What the links between a thing and the one in the middle say. */
	private @Nullable Caption note(String key, boolean central, Point at, Anchor anchor) {
		if (central || this.arrangement.centre() == null || this.shared != null) {
			return null;
		}
		String text = this.selection.links()
			.stream()
			.filter(link -> link.from().equals(key) || link.to().equals(key))
			.map(Link::label)
			.distinct()
			.collect(Collectors.joining(", "));
		if (text.isEmpty()) {
			return null;
		}
		double room = Math.max(NOTE, LinkGraph.LETTERING.width(Places.label(this.selection, key)));
		return caption(LinkGraph.SMALL, LinkGraph.SMALL.fit(text, room), at, anchor);
	}

	private Edge edge(Link link) {
		Curve curve = curve(link);
		boolean alone = this.arrangement.centre() == null && this.shared == null && !link.label().isEmpty();
		return new Edge(label(link.from()), label(link.to()), link.label(), curve.path(),
				alone ? along(curve, link.label()) : null);
	}

	private Curve curve(Link link) {
		Point from = point(link.from());
		Point to = point(link.to());
		if (link.from().equals(link.to())) {
			boolean central = this.arrangement.isCentre(link.from());
			Point inwards = central ? new Point(0, -1)
					: new Point(Math.signum(this.places.middle().x() - from.x() + 0.1), 0);
			return Curve.loop(central ? from.plus(new Point(0, -this.places.centre().height() / 2)) : from, inwards)
				.shortened(LinkGraph.DOT + 1, LinkGraph.DOT + 3);
		}
		if (this.arrangement.centre() != null) {
			return Curve.straight(from, to).shortened(clearance(link.from(), to), clearance(link.to(), from) + 2);
		}
		Curve curve = this.arrangement.round() ? Curve.bent(from, to, this.places.middle()) : Curve.between(from, to);
		return curve.shortened(LinkGraph.DOT + 1, LinkGraph.DOT + 3);
	}

	/** How far from the middle of a thing a line to another ends. */
	private double clearance(String key, Point other) {
		if (!this.arrangement.isCentre(key)) {
			return LinkGraph.DOT + 1;
		}
		Box box = this.places.centre();
		Point way = other.minus(point(key));
		double share = Math.min(box.width() / 2 / Math.abs(way.x()), box.height() / 2 / Math.abs(way.y()));
		return share * way.length() + 1;
	}

	/** A caption on a line where nothing else is; null where there is no such place. */
	private @Nullable Caption along(Curve curve, String label) {
		String shown = LinkGraph.SMALL.fit(label, ALONG);
		for (double share : TRIED) {
			Point at = curve.at(share);
			Caption caption = caption(LinkGraph.SMALL, shown, at.plus(new Point(0, 4)), Anchor.MIDDLE);
			if (this.taken.stream().noneMatch(caption.box()::overlaps)) {
				this.taken.add(caption.box());
				return caption;
			}
		}
		return null;
	}

	private static Caption caption(Lettering lettering, String shown, Point at, Anchor anchor) {
		double width = lettering.width(shown);
		double left = at.x() - switch (anchor) {
			case START -> 0;
			case MIDDLE -> width / 2;
			case END -> width;
		};
		Box box = new Box(left, at.y() - lettering.size() * 0.85, width, lettering.size() * 1.1);
		return new Caption(shown, Decimals.round(at.x()), Decimals.round(at.y()), anchor, rounded(box));
	}

	private static Box rounded(Box box) {
		return new Box(Decimals.round(box.x()), Decimals.round(box.y()), Decimals.round(box.width()),
				Decimals.round(box.height()));
	}

	private Point point(String key) {
		return Objects.requireNonNull(this.places.points().get(key));
	}

	private String label(String key) {
		return Objects.requireNonNull(this.selection.items().get(key)).label();
	}

}
