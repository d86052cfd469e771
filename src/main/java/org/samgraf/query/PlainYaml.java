package org.samgraf.query;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** YAML that makes no objects, and in which a day such as 2026-01-31 stays a text. */
final class PlainYaml {

	private PlainYaml() {
	}

	/**
	 * Reads one document.
	 * @return maps, lists, texts, numbers and booleans; null where the text is empty
	 * @throws org.yaml.snakeyaml.error.YAMLException where it is malformed
	 */
	static @Nullable Object read(String text) {
		LoaderOptions loading = new LoaderOptions();
		DumperOptions dumping = new DumperOptions();
		return new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading, new NoTimestamps())
			.load(text);
	}

	private static final class NoTimestamps extends Resolver {

		@Override
		public void addImplicitResolver(Tag tag, Pattern pattern, @Nullable String first, int limit) {
			if (!tag.equals(Tag.TIMESTAMP)) {
				super.addImplicitResolver(tag, pattern, first, limit);
			}
		}

	}

}
