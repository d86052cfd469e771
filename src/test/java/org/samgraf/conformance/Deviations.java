package org.samgraf.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** The tests that the server is known to answer otherwise than the suites expect. */
final class Deviations {

	private final Map<String, String> reasons = new TreeMap<>();

	/** Reads the list of them. */
	@SuppressWarnings("unchecked")
	Deviations() {
		try (InputStream list = Deviations.class.getResourceAsStream("/deviations.yaml")) {
			List<Map<String, Object>> entries = new Yaml().load(list);
			entries.forEach(entry -> ((List<String>) entry.getOrDefault("tests", List.of()))
				.forEach(test -> this.reasons.put(test, String.valueOf(entry.get("why")))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A test that must pass, or must fail where it is in the list. */
	DynamicTest test(String name, Executable executable) {
		return DynamicTest.dynamicTest(name, () -> {
			String reason = this.reasons.get(name);
			if (reason == null) {
				executable.execute();
			}
			else {
				assertThat(catchThrowable(executable::execute))
					.as("%s passes, and is to be taken off the list of those that do not since: %s", name, reason)
					.isInstanceOf(AssertionError.class);
			}
		});
	}

}
