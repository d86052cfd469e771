package org.samgraf.operate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samgraf.load.LoadedStore;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;

/** What can be done on the command line, as a process does it. */
class CommandsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "--help | 0 | backup", "help | 0 | backup", "-h | 0 | backup", "version | 0 | Samgraf ",
					"--version | 0 | Samgraf ", "verfy | 2 | verify", "compct | 2 | compact",
					"verify --samgraf.stroe=x | 2 | 'samgraf.store'", "verify --stroe=x | 2 | 'samgraf.store'",
					"restore | 2 | BACKUP", "serve now | 1 | 'now'", "--samgraf.stroe=x | 1 | 'samgraf.store'",
					"serve --samgarf.store=x | 1 | 'samgraf.store'" })
	void itSaysWhatItDidOrDidNotUnderstand(String arguments, int code, String words) throws IOException {
		Result result = run("", arguments.strip().split(" "));
		assertThat(result.output() + result.errors()).contains(words.strip()).doesNotContain("\tat ");
		assertThat(result.code()).isEqualTo(code);
	}

	@Test
	void aStoreIsBackedUpRestoredCompactedAndVerified(@TempDir Path folder) throws IOException {
		Path store = LoadedStore.copyTo(folder.resolve("store"));
		Result backup = run("", "backup", "--store=" + store, "--backups=" + folder.resolve("backups"));
		assertThat(backup.code()).isZero();
		Path written = Path.of(backup.output().strip());
		assertThat(written).isDirectory().hasParent(folder.resolve("backups"));
		Result full = run("", "restore", written.toString(), "--samgraf.store=" + store);
		assertThat(full.code()).isEqualTo(1);
		assertThat(full.errors()).contains(store.toString()).doesNotContain("\tat ");
		Path other = folder.resolve("other");
		assertThat(run("", "restore", written.toString(), "--samgraf.store=" + other).code()).isZero();
		assertThat(run("", "compact", "--store=" + other).output()).matches("\\d+ bytes before, \\d+ after\n");
		Result sound = run("", "verify", "--store=" + other);
		assertThat(sound.output()).contains(" quads, ", " 0 findings");
		assertThat(sound.code()).isZero();
	}

	@Test
	void aStoreThatIsNotThereIsNamed(@TempDir Path folder) throws IOException {
		Path nowhere = folder.resolve("nowhere");
		Result result = run("", "verify", "--store=" + nowhere);
		assertThat(result.code()).isEqualTo(1);
		assertThat(result.errors()).contains(nowhere.toString()).doesNotContain("\tat ");
	}

	@Test
	void aPasswordIsReadFromTheInput() throws IOException {
		Result result = run("correct horse battery\n", "hash-password", "anna", "--role=editor", "--role", "operator");
		assertThat(result.code()).isZero();
		assertThat(result.output()).startsWith("anna:{bcrypt}$2a$").endsWith(":editor,operator\n");
		assertThat(result.output().lines()).hasSize(1);
		String hash = result.output().split(":", 3)[1].substring("{bcrypt}".length());
		assertThat(new BCryptPasswordEncoder().matches("correct horse battery", hash)).isTrue();
	}

	@Test
	void aPasswordThatIsTooShortIsRefused() throws IOException {
		Result result = run("short\n", "hash-password", "anna", "--role=editor");
		assertThat(result.code()).isEqualTo(2);
		assertThat(result.errors()).contains("12 characters");
	}

	@Test
	void damageIsPrinted(@TempDir Path folder) throws IOException {
		Path store = LoadedStore.copyTo(folder.resolve("store"));
		try (RandomAccessFile terms = new RandomAccessFile(store.resolve("tdb2/Data-0001/nodes-data.obj").toFile(),
				"rw")) {
			terms.seek(terms.length() / 2);
			terms.write(new byte[3000]);
		}
		Result verified = run("", "verify", "--store=" + store);
		assertThat(verified.code()).isEqualTo(1);
		assertThat(verified.output()).contains("nodes", "cannot be read", "Restore a backup")
			.doesNotContain(" 0 findings");
		Result backup = run("", "backup", "--store=" + store, "--backups=" + folder.resolve("backups"));
		assertThat(backup.code()).isEqualTo(1);
		assertThat(backup.errors()).contains("damaged", store.toString()).doesNotContain("\tat ");
	}

	private record Result(int code, String output, String errors) {
	}

	/** Runs the application. */
	private static Result run(String input, String... arguments) throws IOException {
		Process process = ChildServer.run(List.of(arguments));
		try (OutputStream stdin = process.getOutputStream()) {
			stdin.write(input.getBytes(StandardCharsets.UTF_8));
		}
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
		return new Result(process.onExit().join().exitValue(), output, errors);
	}

}
