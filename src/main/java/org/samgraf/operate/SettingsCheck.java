package org.samgraf.operate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.apache.commons.text.similarity.LevenshteinDistance;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Looks at all settings that were given, wherever they were, before anything is started.
 * What nobody would read is refused, since whoever gave it believes in it.
 */
public final class SettingsCheck {

	/** The first parts of the options that are for others than us. */
	private static final Set<String> FOREIGN = Set.of("server", "spring", "management", "logging", "springdoc", "debug",
			"trace");

	private static final String ARGUMENTS = CommandLinePropertySource.DEFAULT_NON_OPTION_ARGS_PROPERTY_NAME;

	/** A first part that differs from ours in so many letters was meant to be ours. */
	private static final int MEANT = 2;

	/** How much of a name is compared. */
	private static final int LONGEST = 100;

	private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

	private final String prefix;

	private final Map<String, SettingValue> known;

	/**
	 * A check.
	 * @param prefix the first part of our settings
	 * @param settings the record that they are bound to: its components are what is known
	 */
	public SettingsCheck(String prefix, Class<? extends Record> settings) {
		this.prefix = prefix;
		this.known = SettingValue.of(prefix, settings);
	}

	/** The names of all settings, as they are written in documents. */
	public Set<String> names() {
		return new TreeSet<>(this.known.keySet());
	}

	/** An option with the first part of its name, which may have been left out. */
	String inFull(String option) {
		String name = option.split("=", 2)[0].replaceFirst("^--", "");
		return this.known.containsKey(this.prefix + "." + name) ? "--" + this.prefix + "." + option.substring(2)
				: option;
	}

	/**
	 * Refuses settings.
	 * @throws SettingException with all that is wrong, one line each
	 */
	public void check(ConfigurableEnvironment environment) {
		List<String> problems = new ArrayList<>();
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof CommandLinePropertySource<?> line && line.getProperty(ARGUMENTS) != null) {
				problems.add("The argument '%s' is not understood: settings are given as --name=value."
					.formatted(Printable.of(line.getProperty(ARGUMENTS))));
			}
			if (source instanceof EnumerablePropertySource<?> names) {
				Stream.of(names.getPropertyNames())
					.filter(name -> isUnknown(name, source))
					.map(name -> "The setting '%s' (%s) is not known; the nearest that is known is '%s'.".formatted(
							Printable.of(name), place(source, name),
							nearest(name, candidates(environment, source), source)))
					.forEach(problems::add);
			}
		}
		this.known.values().forEach(setting -> setting.problem(environment).ifPresent(problems::add));
		if (!problems.isEmpty()) {
			throw new SettingException(String.join(System.lineSeparator(), problems));
		}
	}

	private boolean isUnknown(String name, PropertySource<?> source) {
		String root = root(name, source);
		if (!root.equals(this.prefix)) {
			return (source instanceof CommandLinePropertySource<?> && !FOREIGN.contains(root)
					&& !name.equals(ARGUMENTS)) || DISTANCE.apply(shortened(root), this.prefix) <= MEANT;
		}
		return this.known.keySet().stream().noneMatch(key -> uniform(key, source).equals(uniform(name, source)));
	}

	private static String root(String name, PropertySource<?> source) {
		String lower = name.toLowerCase(Locale.ROOT);
		return lower.split(isEnvironment(source) ? "[._]" : "[.\\[]", 2)[0];
	}

	/** The ways to write a name that Spring takes for the same (relaxed binding). */
	private static String uniform(String name, PropertySource<?> source) {
		return name.toLowerCase(Locale.ROOT).replaceAll(isEnvironment(source) ? "[-_.]" : "[-_]", "");
	}

	private static boolean isEnvironment(PropertySource<?> source) {
		return source instanceof SystemEnvironmentPropertySource;
	}

	/** Our names, and on the command line those of others that are in use. */
	private Stream<String> candidates(ConfigurableEnvironment environment, PropertySource<?> source) {
		if (!(source instanceof CommandLinePropertySource<?>)) {
			return this.known.keySet().stream();
		}
		return Stream.concat(this.known.keySet().stream(),
				environment.getPropertySources()
					.stream()
					.filter(OriginLookup.class::isInstance)
					.filter(EnumerablePropertySource.class::isInstance)
					.filter(file -> !isEnvironment(file))
					.flatMap(file -> Stream.of(((EnumerablePropertySource<?>) file).getPropertyNames()))
					.filter(name -> FOREIGN.contains(root(name, source))));
	}

	private String nearest(String name, Stream<String> candidates, PropertySource<?> source) {
		String wanted = shortened(uniform(name, source));
		String key = candidates.min(Comparator
			.comparingInt((String candidate) -> Math.min(DISTANCE.apply(uniform(candidate, source), wanted),
					// A name of ours without its first part.
					DISTANCE.apply(uniform(candidate.substring(candidate.indexOf('.') + 1), source), wanted)))
			.thenComparing(Comparator.naturalOrder())).orElse(this.prefix);
		return isEnvironment(source) ? key.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT) : key;
	}

	private static String shortened(String name) {
		return name.substring(0, Math.min(name.length(), LONGEST));
	}

	/** Where a setting was given, in words. */
	static String place(PropertySource<?> source, String name) {
		return switch (source.getName()) {
			case CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME -> "on the command line";
			case StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME -> "in the environment";
			case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME -> "as a system property";
			default -> {
				Origin origin = OriginLookup.getOrigin(source, name);
				yield "in " + ((origin != null) ? origin : source.getName());
			}
		};
	}

}
