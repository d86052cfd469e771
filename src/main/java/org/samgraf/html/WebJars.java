package org.samgraf.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.StringUtils;
import org.webjars.WebJarVersionLocator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the files of modules among the WebJars of npm packages: the bare name that a
 * module is imported by stands for the file that its package exports under that name
 * (https://nodejs.org/api/packages.html, Subpath patterns).
 */
final class WebJars {

	/** Where WebJars are on the class path. */
	static final String FOLDER = "META-INF/resources/webjars/";

	private static final Pattern BARE = Pattern.compile("((?:@[^/]+/)?[^/]+)(?:/(.+))?");

	/** Package, version, file. */
	private static final Pattern PATH = Pattern.compile("([^/]+)/([^/]+)/(.+)");

	private static final JsonMapper JSON = new JsonMapper();

	private final WebJarVersionLocator locator = new WebJarVersionLocator();

	/**
	 * The path of a module below the folder of WebJars, with the version in it.
	 * @param bare as in {@code @codemirror/state}
	 * @throws IllegalArgumentException where no WebJar has such a module
	 */
	String path(String bare) {
		Matcher name = BARE.matcher(bare);
		if (name.matches()) {
			String webJar = name.group(1).replace("@", "").replace("/", "__");
			String version = this.locator.version(webJar);
			if (version != null) {
				String wanted = (name.group(2) != null) ? "./" + name.group(2) : ".";
				Optional<String> file = exports(webJar, version).flatMap(export -> export.file(wanted).stream())
					.findFirst();
				if (file.isPresent()) {
					return "%s/%s/%s".formatted(webJar, version, file.get());
				}
			}
		}
		throw new IllegalArgumentException("There is no WebJar with a module '%s'".formatted(bare));
	}

	/** Whether there is, at a path below the folder of WebJars, a module to import. */
	boolean isModule(String path) {
		Matcher parts = PATH.matcher(path);
		return parts.matches()
				&& exports(parts.group(1), parts.group(2)).anyMatch(export -> export.has(parts.group(3)));
	}

	private static Stream<Export> exports(String webJar, String version) {
		var description = new ClassPathResource(FOLDER + "%s/%s/package.json".formatted(webJar, version));
		if (!description.exists()) {
			return Stream.of();
		}
		try (InputStream in = description.getInputStream()) {
			JsonNode exports = JSON.readTree(in).path("exports");
			return exports.has("import") ? Stream.of(Export.of(".", exports))
					: exports.propertyStream().map(entry -> Export.of(entry.getKey(), entry.getValue()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What a package exports.
	 *
	 * @param name the name within the package; a star stands for any part
	 * @param file the file below the folder of the package; a star stands for the same;
	 * null where it is no module
	 */
	private record Export(String name, @Nullable String file) {

		static Export of(String name, JsonNode target) {
			String file = target.isString() ? target.stringValue() : target.path("import").stringValue("");
			return new Export(name,
					file.endsWith(".js") ? StringUtils.trimLeadingCharacter(file, '.').substring(1) : null);
		}

		Optional<String> file(String wanted) {
			return (this.file != null) ? fill(this.name, wanted, this.file) : Optional.empty();
		}

		boolean has(String path) {
			return this.file != null && fill(this.file, path, this.name).isPresent();
		}

		/** The target with its star as in the text, where the text fits the pattern. */
		private static Optional<String> fill(String pattern, String text, String target) {
			int star = pattern.indexOf('*');
			if (star < 0) {
				return pattern.equals(text) ? Optional.of(target) : Optional.empty();
			}
			String before = pattern.substring(0, star);
			String after = pattern.substring(star + 1);
			boolean fits = text.length() >= before.length() + after.length() && text.startsWith(before)
					&& text.endsWith(after);
			return fits ? Optional.of(target.replace("*", text.substring(star, text.length() - after.length())))
					: Optional.empty();
		}
	}

}
