package org.samgraf.data;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.samgraf.SharedStore;

import static org.assertj.core.api.Assertions.assertThat;

/** The schematic map holds all municipalities and looks like Sweden. */
class MapTests {

	/** A cell of the map. */
	private record Cell(int column, int row) {

		List<Cell> neighbours() {
			int shift = this.row % 2;
			return List.of(new Cell(this.column - 1, this.row), new Cell(this.column + 1, this.row),
					new Cell(this.column - 1 + shift, this.row - 1), new Cell(this.column + shift, this.row - 1),
					new Cell(this.column - 1 + shift, this.row + 1), new Cell(this.column + shift, this.row + 1));
		}
	}

	private static final String GOTLAND = "09";

	private final Map<String, Set<Cell>> counties = new HashMap<>();

	MapTests() {
		for (Map<String, String> row : Repository
			.select(Repository.text(SharedStore.ROOT.resolve("queries/internal/map.rq")))) {
			String county = value(row, "region");
			this.counties.computeIfAbsent(county.substring(county.lastIndexOf('/') + 1), key -> new HashSet<>())
				.add(new Cell(Integer.parseInt(value(row, "column")), Integer.parseInt(value(row, "row"))));
		}
	}

	private static String value(Map<String, String> row, String column) {
		return Objects.requireNonNull(row.get(column));
	}

	@Test
	void everyMunicipalityHasACellOfItsOwn() {
		assertThat(this.counties).hasSize(21);
		assertThat(this.counties.values().stream().mapToInt(Set::size).sum()).isEqualTo(290);
	}

	@Test
	void everyCountyIsOfOnePiece() {
		assertThat(this.counties).allSatisfy((county, cells) -> assertThat(connected(cells)).isEqualTo(cells));
	}

	@Test
	void theMainlandIsOfOnePieceAndGotlandIsAnIsland() {
		Set<Cell> mainland = new HashSet<>();
		this.counties.forEach((county, cells) -> {
			if (!county.equals(GOTLAND)) {
				mainland.addAll(cells);
			}
		});
		assertThat(connected(mainland)).isEqualTo(mainland);
		assertThat(this.counties.get(GOTLAND)).hasSize(1)
			.allSatisfy(cell -> assertThat(mainland).doesNotContainAnyElementsOf(cell.neighbours()));
	}

	@Test
	void theNorthIsAboveTheSouth() {
		assertThat(rows("25")).allMatch(row -> row < 6);
		assertThat(rows("12")).allMatch(row -> row > 27);
	}

	private List<Integer> rows(String county) {
		return Objects.requireNonNull(this.counties.get(county)).stream().map(Cell::row).toList();
	}

	@Test
	void districtsArePartsOfWhatIsOnTheMap() {
		assertThat(Repository.select(Repository.text(SharedStore.ROOT.resolve("queries/internal/map-parts.rq"))))
			.anySatisfy(row -> assertThat(row).containsEntry("part", SharedStore.BASE + "id/district/rinkeby-kista")
				.containsEntry("whole", SharedStore.BASE + "id/municipality/0180"))
			.allSatisfy(row -> assertThat(row.get("whole")).contains("/municipality/"));
	}

	/** The cells that can be reached from any one of them. */
	private static Set<Cell> connected(Set<Cell> cells) {
		Set<Cell> reached = new HashSet<>();
		Deque<Cell> next = new ArrayDeque<>(List.of(cells.iterator().next()));
		while (!next.isEmpty()) {
			Cell cell = next.pop();
			if (cells.contains(cell) && reached.add(cell)) {
				next.addAll(cell.neighbours());
			}
		}
		return reached;
	}

}
