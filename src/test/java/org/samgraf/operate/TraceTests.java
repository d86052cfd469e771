package org.samgraf.operate;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A trace is taken over where it makes sense (W3C Trace Context), and begun where not.
 */
class TraceTests {

	private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String PARENT = "00f067aa0ba902b7";

	@ParameterizedTest
	@ValueSource(strings = { "00-" + ID + "-" + PARENT + "-01", "00-" + ID + "-" + PARENT + "-00",
			"cc-" + ID + "-" + PARENT + "-01-what-comes-later" })
	void aValidTraceIsTakenOverWithASpanOfOurOwn(String header) {
		Trace trace = Trace.of(List.of(header));
		assertThat(trace.traceId()).isEqualTo(ID);
		assertThat(trace.spanId()).matches("[0-9a-f]{16}").isNotEqualTo(PARENT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "00-" + ID + "-" + PARENT, "00-" + ID + "-" + PARENT + "-01-more",
			"ff-" + ID + "-" + PARENT + "-01", "00-00000000000000000000000000000000-" + PARENT + "-01",
			"00-" + ID + "-0000000000000000-01", "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + PARENT + "-01",
			"00-" + ID + "-" + PARENT + "-01\n", "00-" + ID + "-" + PARENT + "-01, 00-" + ID + "-" + PARENT + "-01" })
	void anInvalidOneIsReplaced(String header) {
		Trace trace = Trace.of(List.of(header));
		assertThat(trace.traceId()).matches("[0-9a-f]{32}").isNotEqualTo(ID);
		assertThat(trace.spanId()).matches("[0-9a-f]{16}");
	}

	@Test
	void noneOrSeveralAreNoTrace() {
		String header = "00-" + ID + "-" + PARENT + "-01";
		assertThat(Trace.of(List.of()).traceId()).matches("[0-9a-f]{32}");
		assertThat(Trace.of(List.of(header, header)).traceId()).isNotEqualTo(ID);
	}

}
