package org.samgraf.picture;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.picture.BarChart.Bar;
import org.samgraf.picture.BarChart.Entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Bars are as long as their values, and nothing is written over anything. */
class BarChartTests {

	@Test
	void aBarIsAsLongAsItsValue() {
		List<Bar> bars = BarChart.of(List.of(new Entry("a", 8), new Entry("b", 2), new Entry("c", 0))).bars();
		assertThat(bars.get(0).width()).isGreaterThan(250).isCloseTo(4 * bars.get(1).width(), within(0.05));
		assertThat(bars.get(2).width()).isZero();
		assertThat(bars).extracting(Bar::x).containsOnly(0.0);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 60 })
	void everyBarIsInsideThePictureAndBelowTheOneBefore(int count) {
		BarChart chart = BarChart
			.of(IntStream.range(0, count).mapToObj(i -> new Entry("bar " + i, i * 1234567.25)).toList());
		assertThat(chart.bars()).hasSize(count);
		double below = 0;
		for (Bar bar : chart.bars()) {
			assertThat(bar.labelY()).isGreaterThan(below);
			assertThat(bar.y()).isGreaterThan(bar.labelY());
			below = bar.y() + bar.height();
			assertThat(below).isLessThanOrEqualTo(chart.height());
			assertThat(bar.textX() + new Lettering(13).width(bar.text())).isLessThanOrEqualTo(chart.width());
		}
	}

	@Test
	void aVeryLongLabelIsCutAndKept() {
		String label = "Ä😀 very long ".repeat(8000);
		BarChart chart = BarChart.of(List.of(new Entry(label, 1)));
		Bar bar = chart.bars().getFirst();
		assertThat(bar.label()).isEqualTo(label);
		assertThat(bar.shown()).startsWith("Ä😀 very").endsWith("…");
		assertThat(new Lettering(13).width(bar.shown())).isLessThanOrEqualTo(chart.width());
	}

	@Test
	void negativeValuesGoToTheOtherSideOfZero() {
		BarChart chart = BarChart.of(List.of(new Entry("down", -3), new Entry("up", 1)));
		Bar down = chart.bars().getFirst();
		Bar up = chart.bars().getLast();
		assertThat(down.x()).isZero();
		assertThat(down.width()).isCloseTo(3 * up.width(), within(0.05)).isCloseTo(chart.baseline(), within(0.05));
		assertThat(up.x()).isEqualTo(chart.baseline());
		assertThat(down.textX()).isGreaterThan(down.x() + down.width());
	}

	@Test
	void whereAllIsZeroThereIsNoBar() {
		assertThat(BarChart.of(List.of(new Entry("a", 0))).bars()).extracting(Bar::width).containsExactly(0.0);
	}

	@Test
	void theLargestNumbersAreDrawn() {
		BarChart chart = BarChart.of(List.of(new Entry("a", Double.MAX_VALUE), new Entry("b", -Double.MAX_VALUE)));
		assertThat(chart.bars()).allSatisfy(bar -> assertThat(bar.width()).isBetween(1.0, chart.width()));
		assertThatIllegalArgumentException().isThrownBy(() -> new Entry("a", Double.NaN));
		assertThatIllegalArgumentException().isThrownBy(() -> new Entry("a", Double.POSITIVE_INFINITY));
	}

	@Test
	void valuesAreWrittenPlainly() {
		assertThat(List.of(new Entry("", 3), new Entry("", 2.5), new Entry("", -0.126))).extracting(Entry::text)
			.containsExactly("3", "2.5", "-0.13");
	}

}
