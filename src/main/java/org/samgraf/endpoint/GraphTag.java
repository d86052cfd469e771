package org.samgraf.endpoint;

import java.util.Arrays;

import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;
import org.samgraf.http.Format;
import org.samgraf.load.TripleSum;

/**
 * The entity tag of a graph (RFC 9110, section 8.8.3): what it says, and then the format
 * that it is said in.
 */
final class GraphTag {

	/** Enough hexadecimal digits of a checksum. */
	private static final int LENGTH = 32;

	private GraphTag() {
	}

	/** What a graph says. */
	static String of(Graph graph) {
		return TripleSum.of(graph).substring(0, LENGTH);
	}

	/** The tag of a graph in a format. */
	static String in(Format format, String said) {
		return "\"%s.%s\"".formatted(said, format.suffix());
	}

	/** Whether a header names a tag. */
	static boolean names(String header, String tag) {
		return Arrays.stream(header.split(",", -1))
			.map(one -> one.strip().replaceFirst("^W/", ""))
			.anyMatch(one -> one.equals("*") || one.equals(tag));
	}

	/**
	 * Whether a header names what a graph says, in whichever format.
	 * @param said null where there is no such graph
	 */
	static boolean isIn(String header, @Nullable String said) {
		return said != null && Arrays.stream(header.split(",", -1))
			.map(String::strip)
			.anyMatch(one -> one.equals("*") || one.startsWith("\"" + said + "."));
	}

}
