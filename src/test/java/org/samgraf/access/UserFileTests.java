package org.samgraf.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The file of the users says who may do what, and where it is wrong. */
class UserFileTests {

	private static final String HASH = "{bcrypt}$2a$10$" + "a".repeat(53);

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	private Path write(String... lines) throws IOException {
		return Files.write(this.folder.resolve("users"), List.of(lines));
	}

	@Test
	void aLineThatWasMadeIsRead() throws IOException {
		String line = PasswordHash.line("Åsa Öberg", "ett långt lösenord", EnumSet.allOf(Role.class));
		assertThat(line).doesNotContain("lösenord").endsWith(":editor,operator");
		User user = Objects.requireNonNull(new UserFile(write("# people", "", line)).users().get("Åsa Öberg"));
		assertThat(user.roles()).containsExactlyInAnyOrder(Role.EDITOR, Role.OPERATOR);
		assertThat(user.cost()).isEqualTo(12);
		assertThat(PasswordHash.encoder().matches("ett långt lösenord", user.hash())).isTrue();
		assertThat(PasswordHash.encoder().matches("ett långt losenord", user.hash())).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			anna                             | A line is written as name
			anna:HASH:editor:more            | A line is written as name
			:HASH:editor                     | A name has 1 to 100 characters
			anna:{noop}secret:editor         | The hash is none of {bcrypt}
			anna:{bcrypt}$2a$10$short:editor | The hash is none of {bcrypt}
			anna:secret:editor               | The hash is none of {bcrypt}
			anna:HASH:admin                  | There is no role 'admin'; there are editor and operator
			anna:HASH:                       | There is no role ''
			bo:HASH:editor                   | The name 'bo' was given before
			""")
	void aWrongLineIsNamed(String line, String reason) throws IOException {
		Path file = write("# people", "bo:%s:operator".formatted(HASH), line.replace("HASH", HASH));
		assertThatExceptionOfType(UsersException.class).isThrownBy(() -> new UserFile(file))
			.withMessageStartingWith(file + ":3: ")
			.withMessageContaining(reason)
			.satisfies(ex -> assertThat(ex.getMessage()).doesNotContain("secret"));
	}

	@Test
	void aFileThatIsMissingIsNamed() {
		assertThatExceptionOfType(UsersException.class).isThrownBy(() -> new UserFile(this.folder.resolve("none")))
			.withMessageContaining("none")
			.withMessageContaining("samgraf.users");
	}

	@Test
	void itIsReadAgainWhenItHasChanged() throws IOException {
		UserFile file = new UserFile(write("anna:%s:editor".formatted(HASH)));
		assertThat(file.users()).containsOnlyKeys("anna");
		touch(write("bo:%s:editor".formatted(HASH), "cia:%s:operator".formatted(HASH)), 1);
		assertThat(file.users()).containsOnlyKeys("bo", "cia");
		touch(write("bo"), 2);
		assertThat(file.users()).as("what has become wrong changes nothing").containsOnlyKeys("bo", "cia");
		touch(write("dan:%s:editor".formatted(HASH)), 3);
		assertThat(file.users()).containsOnlyKeys("dan");
	}

	private static void touch(Path file, int seconds) throws IOException {
		Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
	}

	@Test
	void withoutAFileThereIsNobody() {
		assertThat(new UserFile(null).users()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "short", "elevenchars" })
	void aShortPasswordIsRefused(String password) {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> PasswordHash.line("anna", password, Set.of(Role.EDITOR)))
			.withMessageContaining("12 characters");
	}

	@Test
	void aPasswordThatBcryptWouldCutOffIsRefused() {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> PasswordHash.line("anna", "å".repeat(37), Set.of(Role.EDITOR)))
			.withMessageContaining("72 bytes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a:b", "a\nb", "#anna", " anna" })
	void aNameThatFitsInNoLineIsRefused(String name) {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> PasswordHash.line(name, "long enough it is", Set.of(Role.EDITOR)))
			.withMessageContaining("A name has");
	}

}
