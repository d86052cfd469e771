package org.samgraf;

import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of settings lists those that there are, with their defaults. */
class SettingsTests {

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `(samgraf\\.[^`]+)` \\| (?:`([^`]*)`|none) \\|");

	@Test
	void theReadmeListsThem() throws IOException {
		Map<String, String> table = ROW.matcher(Files.readString(SharedStore.ROOT.resolve("README.md")))
			.results()
			.collect(Collectors.toMap(row -> row.group(1), row -> (row.group(2) != null) ? row.group(2) : "none",
					(_, twice) -> twice + " twice", TreeMap::new));
		assertThat(table)
			.isEqualTo(Stream.of(Settings.class.getDeclaredConstructors()[0].getParameters())
				.collect(Collectors.toMap(
						component -> "samgraf." + DataObjectPropertyName.toDashedForm(component.getName()),
						SettingsTests::defaultOf, (_, twice) -> twice, TreeMap::new)));
		assertThat(Samgraf.settingsCheck().names()).isEqualTo(table.keySet());
	}

	private static String defaultOf(Parameter component) {
		DefaultValue value = component.getAnnotation(DefaultValue.class);
		return (value != null) ? value.value()[0] : "none";
	}

}
