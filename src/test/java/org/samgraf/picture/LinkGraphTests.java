package org.samgraf.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.samgraf.picture.LinkGraph.Box;
import org.samgraf.picture.LinkGraph.Caption;
import org.samgraf.picture.LinkGraph.Edge;
import org.samgraf.picture.LinkGraph.Item;
import org.samgraf.picture.LinkGraph.Link;
import org.samgraf.picture.LinkGraph.Node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** A graph of any form keeps its labels apart and inside the picture. */
class LinkGraphTests {

	private static final Pattern NUMBERS = Pattern.compile("-?\\d+(\\.\\d+)?");

	/** A graph with a name for reports. */
	record Sample(String name, List<Item> items, List<Link> links) {

		static Sample of(String name, int items, Stream<Link> links) {
			return new Sample(name,
					IntStream.range(0, items)
						.mapToObj(
								i -> new Item("" + i, "Thing number " + i + " with a name".repeat(i % 4), "/doc/" + i))
						.toList(),
					links.toList());
		}

		LinkGraph graph() {
			return LinkGraph.of(this.items, this.links);
		}

		@Override
		public String toString() {
			return this.name;
		}
	}

	static Stream<Sample> samples() {
		List<Sample> samples = new ArrayList<>();
		samples.add(Sample.of("nothing", 0, Stream.of()));
		samples.add(Sample.of("one alone", 1, Stream.of()));
		samples.add(Sample.of("one with itself", 1, Stream.of(new Link("0", "0", "is"))));
		samples.add(Sample.of("two", 2, Stream.of(new Link("0", "1", "knows"))));
		samples.add(Sample.of("two both ways", 2, Stream.of(new Link("0", "1", "knows"), new Link("1", "0", "likes"))));
		samples.add(Sample.of("unlinked", 7, Stream.of()));
		for (int size : new int[] { 3, 4, 5, 6, 7, 8, 13, 30, 60 }) {
			samples.add(Sample.of("star " + size, size, star(size, i -> "says " + i % 5)));
			samples.add(Sample.of("same star " + size, size, star(size, _ -> "knows")));
			samples.add(Sample.of("star with itself " + size, size,
					Stream.concat(star(size, i -> "says " + i % 5), Stream.of(new Link("0", "0", "is")))));
			samples.add(Sample.of("ring " + size, size,
					IntStream.range(0, size).mapToObj(i -> new Link("" + i, "" + (i + 1) % size, "is followed by"))));
			samples.add(Sample.of("sides " + size, size, IntStream.range(0, size * 2)
				.mapToObj(
						i -> new Link("" + i % (size / 3), "" + (size / 3 + i % (size - size / 3)), "uses " + i % 3))));
			samples.add(Sample.of("dense " + size, size, IntStream.range(0, size * 3)
				.mapToObj(i -> new Link("" + i % size, "" + (i * 7 + i / size) % size, "link " + i))));
		}
		return samples.stream();
	}

	private static Stream<Link> star(int size, java.util.function.IntFunction<String> label) {
		return IntStream.range(1, size)
			.mapToObj(
					i -> (i % 3 == 0) ? new Link("" + i, "0", label.apply(i)) : new Link("0", "" + i, label.apply(i)));
	}

	@ParameterizedTest
	@MethodSource("samples")
	void noTextIsWrittenOverAnother(Sample sample) {
		List<Box> boxes = texts(sample.graph()).map(Caption::box).toList();
		for (int i = 0; i < boxes.size(); i++) {
			Box box = boxes.get(i);
			assertThat(boxes.subList(i + 1, boxes.size())).noneMatch(box::overlaps);
		}
	}

	@ParameterizedTest
	@MethodSource("samples")
	void noTextIsWrittenOverADot(Sample sample) {
		LinkGraph graph = sample.graph();
		for (Node node : graph.nodes()) {
			Box dot = new Box(node.x() - LinkGraph.DOT, node.y() - LinkGraph.DOT, 2 * LinkGraph.DOT, 2 * LinkGraph.DOT);
			assertThat(texts(graph).filter(text -> !node.central() || !text.equals(node.caption())).map(Caption::box))
				.noneMatch(dot::overlaps);
		}
	}

	@ParameterizedTest
	@MethodSource("samples")
	void everythingIsInsideThePicture(Sample sample) {
		LinkGraph graph = sample.graph();
		assertThat(graph.nodes()).hasSize(sample.items().size()).allSatisfy(node -> {
			assertThat(node.x()).isBetween(0.0, graph.width());
			assertThat(node.y()).isBetween(0.0, graph.height());
		});
		assertThat(texts(graph).map(Caption::box)).allSatisfy(box -> {
			assertThat(box.x()).isNotNegative();
			assertThat(box.y()).isNotNegative();
			assertThat(box.x() + box.width()).isLessThanOrEqualTo(graph.width());
			assertThat(box.y() + box.height()).isLessThanOrEqualTo(graph.height());
		});
		for (Edge edge : graph.edges()) {
			double[] numbers = NUMBERS.matcher(edge.path())
				.results()
				.mapToDouble(number -> Double.parseDouble(number.group()))
				.toArray();
			assertThat(numbers).hasSize(8);
			for (int i = 0; i < numbers.length; i += 2) {
				assertThat(numbers[i]).isBetween(0.0, graph.width());
				assertThat(numbers[i + 1]).isBetween(0.0, graph.height());
			}
		}
	}

	@ParameterizedTest
	@MethodSource("samples")
	void theSameGraphGivesTheSamePicture(Sample sample) {
		assertThat(sample.graph()).isEqualTo(sample.graph());
	}

	@Test
	void whatAllLinksHaveInCommonIsInTheMiddle() {
		LinkGraph graph = Sample.of("star", 6, star(6, i -> "says " + i)).graph();
		assertThat(graph.nodes()).filteredOn(Node::central).extracting(Node::key).containsExactly("0");
		assertThat(graph.nodes()).filteredOn(node -> !node.central())
			.extracting(node -> Objects.requireNonNull(node.note()).shown())
			.containsExactly("says 1", "says 2", "says 3", "says 4", "says 5");
		assertThat(graph.edges()).extracting(Edge::caption).containsOnlyNulls();
	}

	@Test
	void whatLinksGoFromIsOnTheLeft() {
		LinkGraph graph = Sample
			.of("sides", 4,
					Stream.of(new Link("0", "2", "uses"), new Link("1", "3", "uses"), new Link("1", "2", "has")))
			.graph();
		double middle = graph.width() / 2;
		assertThat(graph.nodes()).extracting(node -> node.x() < middle).containsExactly(true, true, false, false);
		assertThat(graph.edges()).extracting(Edge::caption).doesNotContainNull();
	}

	@Test
	void linesDoNotCrossWhereTheyNeedNot() {
		LinkGraph graph = Sample
			.of("sides", 4,
					Stream.of(new Link("0", "3", "uses"), new Link("1", "2", "uses"), new Link("0", "3", "has")))
			.graph();
		List<Double> down = graph.nodes().stream().map(Node::y).toList();
		assertThat(down.get(0) < down.get(1)).isEqualTo(down.get(3) < down.get(2));
	}

	@Test
	void linksFromOneToAnotherAreOneLine() {
		LinkGraph graph = Sample
			.of("two", 2, Stream.of(new Link("0", "1", "uses"), new Link("0", "1", "has"), new Link("0", "1", "uses")))
			.graph();
		assertThat(graph.edges()).extracting(Edge::label).containsExactly("uses, has");
	}

	@Test
	void whatAllLinksSayIsSaidOnce() {
		LinkGraph graph = Sample.of("star", 5, star(5, _ -> "knows")).graph();
		assertThat(graph.shared()).isEqualTo("knows");
		assertThat(graph.nodes()).extracting(Node::note).containsOnlyNulls();
	}

	@Test
	void whatHasTheFewestLinksIsLeftOut() {
		LinkGraph graph = Sample
			.of("large", 100, Stream.concat(star(100, i -> "says " + i), Stream.of(new Link("99", "98", "knows"))))
			.graph();
		assertThat(graph.nodes()).hasSize(LinkGraph.LIMIT)
			.extracting(Node::key)
			.contains("0", "99", "98", "57")
			.doesNotContain("58");
		assertThat(graph.leftOut()).isEqualTo(40);
		assertThat(graph.edges()).hasSize(60);
	}

	@Test
	void aLabelOfAnyLengthHasRoom() {
		LinkGraph graph = LinkGraph.of(List.of(new Item("a", "W".repeat(100_000), null), new Item("b", "", null)),
				List.of(new Link("a", "b", "says ".repeat(1000))));
		assertThat(graph.width()).isLessThan(800);
		assertThat(graph.nodes().getFirst().caption().shown()).endsWith("…");
	}

	@Test
	void whatDoesNotHoldTogetherIsRefused() {
		Item item = new Item("a", "A", null);
		assertThatIllegalArgumentException().isThrownBy(() -> LinkGraph.of(List.of(item, item), List.of()));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> LinkGraph.of(List.of(item), List.of(new Link("a", "b", "knows"))));
	}

	private static Stream<Caption> texts(LinkGraph graph) {
		return Stream
			.concat(graph.nodes().stream().flatMap(node -> Stream.of(node.caption(), node.note())),
					graph.edges().stream().map(Edge::caption))
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull);
	}

}
