package org.samgraf.operate;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.samgraf.access.PasswordHash;
import org.samgraf.access.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Makes a line for the file of the users. The password is never an argument, since other
 * users of the machine can see those.
 */
@Command(name = "hash-password",
		description = { "Print a line for the file of the users.",
				"The password is asked for, or read as one line from the standard input." },
		mixinStandardHelpOptions = true)
final class HashPassword implements Callable<Integer> {

	@Spec
	private @Nullable CommandSpec spec;

	@Parameters(paramLabel = "NAME", description = "Whom the password is for.")
	private String name = "";

	@Option(names = "--role", required = true, paramLabel = "ROLE", split = ",",
			description = "What the user may do: ${COMPLETION-CANDIDATES}.")
	private Set<Role> roles = Set.of();

	@Override
	public Integer call() throws IOException {
		String line = PasswordHash.line(this.name, password(), this.roles);
		Objects.requireNonNull(this.spec).commandLine().getOut().println(line);
		return 0;
	}

	// Since JDK 25 it is null again where no terminal is attached.
	@SuppressWarnings("SystemConsoleNull")
	private static String password() throws IOException {
		Console console = System.console();
		if (console == null || !console.isTerminal()) {
			String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
			return (line != null) ? line : "";
		}
		char[] password = console.readPassword("Password: ");
		char[] again = console.readPassword("Once more: ");
		if (!Arrays.equals(password, again)) {
			throw new IllegalArgumentException("The two passwords differ.");
		}
		return (password != null) ? new String(password) : "";
	}

}
