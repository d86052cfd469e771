package org.samgraf.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samgraf.picture.HexMap.Cell;
import org.samgraf.picture.HexMap.Tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Hexagons fit together, and lines run where regions meet and nowhere else. */
class HexMapTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			4, 4, 5, 4, true
			4, 4, 3, 5, true
			4, 4, 4, 5, true
			4, 4, 5, 5, false
			4, 5, 4, 6, true
			4, 5, 5, 6, true
			4, 5, 3, 6, false
			4, 4, 4, 6, false
			4, 4, 6, 4, false
			""")
	void neighboursHaveOneSideInCommon(int column, int row, int otherColumn, int otherRow, boolean neighbours) {
		HexMap map = HexMap.of(List.of(new Cell("a", column, row, "r"), new Cell("b", otherColumn, otherRow, "r")));
		Set<String> common = new HashSet<>(corners(map.tiles().getFirst()));
		common.retainAll(corners(map.tiles().getLast()));
		assertThat(common.size() == 2).isEqualTo(neighbours);
	}

	@Test
	void aHexagonIsRegularAndAroundItsCentre() {
		Tile tile = HexMap.of(List.of(new Cell("a", 3, 7, "r"))).tiles().getFirst();
		assertThat(corners(tile)).hasSize(6).allSatisfy(corner -> {
			double[] point = point(corner);
			assertThat(Math.hypot(point[0] - tile.x(), point[1] - tile.y())).isCloseTo(HexMap.RADIUS, within(0.02));
		});
	}

	@Test
	void aLineRunsAroundWhatIsOfOneRegion() {
		List<Cell> flower = List.of(new Cell("m", 1, 1, "r"), new Cell("1", 1, 0, "r"), new Cell("2", 2, 0, "r"),
				new Cell("3", 0, 1, "r"), new Cell("4", 2, 1, "r"), new Cell("5", 1, 2, "r"), new Cell("6", 2, 2, "r"));
		HexMap map = HexMap.of(flower);
		List<List<String>> lines = lines(map);
		assertThat(lines).hasSize(1);
		assertThat(lines.getFirst()).hasSize(19);
		assertThat(lines.getFirst().getFirst()).isEqualTo(lines.getFirst().getLast());
		assertThat(sides(map)).hasSize(18).doesNotContainAnyElementsOf(sides(map.tiles().get(3)));
	}

	@Test
	void aLineRunsBetweenRegions() {
		Cell left = new Cell("a", 0, 0, "r");
		Cell right = new Cell("b", 1, 0, "r");
		assertThat(sides(HexMap.of(List.of(left, right)))).hasSize(10);
		HexMap map = HexMap.of(List.of(left, new Cell("b", 1, 0, "other")));
		assertThat(sides(map)).hasSize(11).containsAll(sides(map.tiles().getFirst()));
	}

	@Test
	void aHoleHasALineToo() {
		List<Cell> ring = List.of(new Cell("1", 1, 0, "r"), new Cell("2", 2, 0, "r"), new Cell("3", 0, 1, "r"),
				new Cell("4", 2, 1, "r"), new Cell("5", 1, 2, "r"), new Cell("6", 2, 2, "r"));
		assertThat(lines(HexMap.of(ring))).hasSize(2);
	}

	@Test
	void everyTileIsInsideThePicture() {
		List<Cell> cells = new ArrayList<>();
		for (int row = 5; row < 12; row++) {
			for (int column = 3; column < 9; column++) {
				cells.add(new Cell(row + "-" + column, column, row, "r" + row / 2));
			}
		}
		HexMap map = HexMap.of(cells);
		assertThat(map.tiles()).hasSize(cells.size()).flatMap(HexMapTests::corners).allSatisfy(corner -> {
			double[] point = point(corner);
			assertThat(point[0]).isBetween(1.0, map.width() - 1);
			assertThat(point[1]).isBetween(1.0, map.height() - 1);
		});
		assertThat(map.tiles().getFirst().x()).as("what is left and above is cut off").isLessThan(30);
	}

	@Test
	void theOrderOfTheCellsMakesNoDifference() {
		List<Cell> cells = List.of(new Cell("a", 0, 0, "r"), new Cell("b", 1, 0, "s"), new Cell("c", 0, 1, "s"));
		assertThat(HexMap.of(cells.reversed())).isEqualTo(HexMap.of(cells));
	}

	@Test
	void theLanguageOfTheMachineMakesNoDifference() {
		List<Cell> cells = List.of(new Cell("a", 0, 0, "r"), new Cell("b", 1, 0, "s"));
		HexMap expected = HexMap.of(cells);
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.of("sv"));
			assertThat(HexMap.of(cells)).isEqualTo(expected);
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void anEmptyMapIsAPictureToo() {
		assertThat(HexMap.of(List.of())).isEqualTo(new HexMap(4, 4, List.of(), ""));
	}

	@Test
	void noTwoTilesAreInOnePlaceOrHaveOneKey() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> HexMap.of(List.of(new Cell("a", 1, 1, "r"), new Cell("b", 1, 1, "r"))));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> HexMap.of(List.of(new Cell("a", 1, 1, "r"), new Cell("a", 2, 1, "r"))));
		assertThatIllegalArgumentException().isThrownBy(() -> new Cell("a", -1, 1, "r"));
	}

	private static List<String> corners(Tile tile) {
		return List.of(tile.points().split(" "));
	}

	private static double[] point(String corner) {
		return Arrays.stream(corner.split(",")).mapToDouble(Double::parseDouble).toArray();
	}

	private static List<List<String>> lines(HexMap map) {
		return Pattern.compile("M")
			.splitAsStream(map.borders())
			.filter(line -> !line.isEmpty())
			.map(line -> List.of(line.split("L")))
			.toList();
	}

	/** The sides that are drawn; each once. */
	private static List<Set<String>> sides(HexMap map) {
		List<Set<String>> sides = new ArrayList<>();
		for (List<String> line : lines(map)) {
			for (int i = 1; i < line.size(); i++) {
				sides.add(Set.of(line.get(i - 1), line.get(i)));
			}
		}
		assertThat(sides).doesNotHaveDuplicates();
		return sides;
	}

	private static List<Set<String>> sides(Tile tile) {
		List<String> corners = corners(tile);
		List<Set<String>> sides = new ArrayList<>();
		for (int i = 0; i < corners.size(); i++) {
			sides.add(Set.of(corners.get(i), corners.get((i + 1) % corners.size())));
		}
		return sides;
	}

}
