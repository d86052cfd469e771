package org.samgraf.operate;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells which version this is. */
@Command(name = "version", description = "Print which version this is.")
final class Version implements Callable<Integer>, IVersionProvider {

	@Spec
	private @Nullable CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		Objects.requireNonNull(this.spec).commandLine().getOut().println(getVersion()[0]);
		return 0;
	}

	@Override
	public String[] getVersion() throws IOException {
		return new String[] { "Samgraf %s, Java %s".formatted(number(), Runtime.version()) };
	}

	/** As the build wrote it down; a class folder without one has none. */
	private static String number() throws IOException {
		try (InputStream written = Version.class.getResourceAsStream("/META-INF/build-info.properties")) {
			Properties build = new Properties();
			if (written != null) {
				build.load(written);
			}
			return build.getProperty("build.version", "without a number");
		}
	}

}
