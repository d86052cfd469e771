package org.samgraf.operate;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import org.samgraf.store.StoreException;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * What can be done with a store and the file of the users while no server runs. The
 * settings are those of the server, given as to it.
 */
@Command(name = "samgraf", synopsisSubcommandLabel = "COMMAND", versionProvider = Version.class,
		mixinStandardHelpOptions = true, description = "Without a command, or with 'serve', the server is started.",
		footer = { "", "Settings are given as --samgraf.store=FOLDER or --store=FOLDER, or as SAMGRAF_STORE.",
				"Exit codes: 0 done, 1 failed or something was found, 2 not understood." },
		subcommands = { StoreCommands.Verify.class, StoreCommands.Backup.class, StoreCommands.Restore.class,
				StoreCommands.Compact.class, HashPassword.class, Version.class, CommandLine.HelpCommand.class })
public final class Commands implements Runnable {

	private static final String SERVE = "serve";

	private final SettingsCheck check;

	private final Function<ConfigurableEnvironment, StorePlace> places;

	/**
	 * The commands.
	 * @param places finds the store in settings that were checked
	 */
	public Commands(SettingsCheck check, Function<ConfigurableEnvironment, StorePlace> places) {
		this.check = check;
		this.places = places;
	}

	/**
	 * Does what the arguments of a process say.
	 * @param serving starts the server, with the arguments that are left
	 * @return the exit code; 0 where the server was started and goes on
	 */
	public int run(String[] arguments, Consumer<String[]> serving) {
		List<String> given = List.of(arguments);
		boolean command = !given.isEmpty() && !given.getFirst().equals(SERVE) && (!given.getFirst().startsWith("--")
				|| given.getFirst().equals("--help") || given.getFirst().equals("--version"));
		if (command) {
			PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
			// What is logged must not come between what a command prints.
			System.setOut(System.err);
			return line().setOut(out).execute(arguments);
		}
		serving.accept(given.stream()
			.skip((!given.isEmpty() && given.getFirst().equals(SERVE)) ? 1 : 0)
			.toArray(String[]::new));
		return 0;
	}

	CommandLine line() {
		return new CommandLine(this).setCaseInsensitiveEnumValuesAllowed(true)
			.setExecutionExceptionHandler((failure, line, _) -> {
				if (failure instanceof SettingException || failure instanceof IllegalArgumentException) {
					line.getErr().println(failure.getMessage());
					return CommandLine.ExitCode.USAGE;
				}
				if (failure instanceof StoreException) {
					line.getErr().println(failure.getMessage());
					return CommandLine.ExitCode.SOFTWARE;
				}
				throw failure;
			});
	}

	/** Reached by options alone. */
	@Override
	public void run() {
		throw new SettingException("Say which command; 'help' lists them.");
	}

	/**
	 * The store that is meant.
	 * @param settings as on the command line; the first part of a name may be left out
	 * @throws SettingException where they are not in order
	 */
	StorePlace place(List<String> settings) {
		var environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new SimpleCommandLinePropertySource(
					settings.stream().map(this.check::inFull).toArray(String[]::new)));
		ConfigDataEnvironmentPostProcessor.applyTo(environment);
		quiet(environment);
		this.check.check(environment);
		return this.places.apply(environment);
	}

	/** Only what goes wrong is told beside what a command prints. */
	private static void quiet(ConfigurableEnvironment environment) {
		LoggingSystem logging = LoggingSystem.get(Commands.class.getClassLoader());
		logging.beforeInitialize();
		logging.initialize(new LoggingInitializationContext(environment), null, null);
		logging.setLogLevel(null, LogLevel.ERROR);
		logging.setLogLevel("org.samgraf", LogLevel.WARN);
	}

}
