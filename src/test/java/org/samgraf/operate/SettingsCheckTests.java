package org.samgraf.operate;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What nobody would read, or nobody could use, is refused with what would be accepted.
 */
class SettingsCheckTests {

	private final StandardEnvironment environment = new StandardEnvironment();

	private final SettingsCheck check = new SettingsCheck("samgraf", Known.class);

	SettingsCheckTests() {
		this.environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
	}

	record Known(String store, @Nullable @Accepts(Accepts.Kind.FOLDER) String documents,
			@Accepts(Accepts.Kind.BASE) URI base, @Accepts(Accepts.Kind.ZERO_TOO) DataSize minimumFree,
			@Accepts(Accepts.Kind.FILE) String users, Duration queryTimeout, DataSize maxQuerySize, int maxRows,
			boolean unionDefaultGraph, Lanes lanes) {
	}

	record Lanes(int heavy) {
	}

	@Test
	void theNamesAreThoseOfTheRecord() {
		assertThat(this.check.names()).containsExactly("samgraf.base", "samgraf.documents", "samgraf.lanes.heavy",
				"samgraf.max-query-size", "samgraf.max-rows", "samgraf.minimum-free", "samgraf.query-timeout",
				"samgraf.store", "samgraf.union-default-graph", "samgraf.users");
	}

	@ParameterizedTest
	@CsvSource({ "--samgraf.stroe=x, samgraf.store", "--samgarf.store=x, samgraf.store", "--store=x, samgraf.store",
			"--max-row=5, samgraf.max-rows", "--samgraf.max.rows=5, samgraf.max-rows",
			"--samgraf.lanes.heavi=5, samgraf.lanes.heavy", "--samgraf=x, samgraf.", "--sever.port=1, server.port",
			"--\u001b[31m=1, samgraf." })
	void anUnknownOptionIsRefusedWithTheNearest(String option, String nearest) {
		this.environment.getPropertySources()
			.addLast(new OriginTrackedMapPropertySource("application.yaml", Map.of("server.port", 8080)));
		assertRefused(option, "(on the command line) is not known", "'" + nearest);
	}

	@ParameterizedTest
	@ValueSource(strings = { "--samgraf.store=x", "--samgraf.maxRows=5", "--samgraf.max_rows=5", "--SAMGRAF.STORE=x",
			"--server.port=0", "--spring.main.banner-mode=off", "--management.server.port=0", "--debug", "--trace",
			"--logging.level.root=warn", "--springdoc.api-docs.enabled=false", "--samgraf.minimum-free=0",
			"--samgraf.union-default-graph=false", "--samgraf.query-timeout=500ms", "--samgraf.max-query-size=1000",
			"--samgraf.base=http://localhost:8080/", "--samgraf.documents=src", "--samgraf.users=pom.xml" })
	void whatIsKnownIsTaken(String option) {
		given(option);
		assertThatCode(() -> this.check.check(this.environment)).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "--samgraf.query-timeout=0s | a length of time above zero", "--samgraf.query-timeout=-5s | above",
					"--samgraf.query-timeout=10 | with its unit", "--samgraf.query-timeout=soon | as in 500ms",
					"--samgraf.max-query-size=0 | a size above zero", "--samgraf.max-query-size=large | as in 512KB",
					"--samgraf.minimum-free=-1 | of zero or more", "--samgraf.max-rows=0 | a whole number above zero",
					"--samgraf.max-rows=1.5 | a whole number", "--samgraf.max-rows=99999999999 | a whole number",
					"--samgraf.union-default-graph=perhaps | true or false", "--samgraf.store= | not empty",
					"--samgraf.documents=nowhere | a folder that exists",
					"--samgraf.documents=pom.xml | a folder that exists", "--samgraf.users=src | a file that exists",
					"--samgraf.base=https://example.org/no-slash | ends in a slash",
					"--samgraf.base=urn:x: | an absolute http", "--samgraf.base=/only/a/path/ | an absolute http",
					"--samgraf.base=https://example.org/?a=/ | an absolute http", "--samgraf.lanes.heavy=x | number" })
	void aValueThatCannotBeUsedIsRefusedWithWhatCould(String option, String accepted) {
		assertRefused(option.strip(), option.strip().substring(2).split("=", 2)[0], "(on the command line)",
				accepted.strip());
	}

	@Test
	void placesAreNamed(@TempDir Path folder) {
		this.environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("systemEnvironment",
					Map.of("SAMGRAF_STROE", "x", "SAMGARF_STORE", "x", "SAMGRAF_MAX_ROWS", "0", "SAMGRAF_MINIMUMFREE",
							"0", "PATH", "x", "SERVER_PORT", "1")));
		this.environment.getPropertySources()
			.addLast(new MapPropertySource("file [application.yaml]", Map.of("samgraf.bases", folder.toString())));
		assertThatExceptionOfType(SettingException.class).isThrownBy(() -> this.check.check(this.environment))
			.satisfies(refusal -> assertThat(String.valueOf(refusal.getMessage()).lines()).containsExactlyInAnyOrder(
					"The setting 'SAMGRAF_STROE' (in the environment) is not known; the nearest that is known is 'SAMGRAF_STORE'.",
					"The setting 'SAMGARF_STORE' (in the environment) is not known; the nearest that is known is 'SAMGRAF_STORE'.",
					"The setting 'samgraf.bases' (in file [application.yaml]) is not known; the nearest that is known is 'samgraf.base'.",
					"The setting 'samgraf.max-rows' (in the environment) is '0'; it must be a whole number above zero."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "-samgraf.store=x", "samgraf.store=x", "x" })
	void anArgumentThatSpringWouldPassOverIsRefused(String argument) {
		assertRefused(argument, "The argument '" + argument + "' is not understood");
	}

	private void given(String... arguments) {
		this.environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
	}

	private void assertRefused(String argument, String... words) {
		given(argument);
		assertThatExceptionOfType(SettingException.class).isThrownBy(() -> this.check.check(this.environment))
			.satisfies(refusal -> assertThat(refusal.getMessage()).contains(words).matches("[ -~]*"));
	}

}
