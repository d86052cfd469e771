package org.samgraf.html;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Where on this server the page of a thing is.
 *
 * @param base the base of all IRIs in the data, ends in a slash
 */
public record Links(String base) {

	private static final String THINGS = "id/";

	private static final String PAGES = "/doc/";

	/**
	 * Terms of the ontology and shapes are parts of one document each, and so are modules
	 * and versions.
	 */
	private static final Pattern VOCABULARY = Pattern.compile("(ontology|shapes)(?:/[^#]*)?(#.*)?");

	private static final Pattern WEB = Pattern.compile("https?://[^\\s<>\"{}|\\\\^`]+", Pattern.CASE_INSENSITIVE);

	/**
	 * The address of the page of a thing, as a path on this server for what is ours and
	 * as it is for what is elsewhere on the web.
	 * @return null where a browser should not be sent there: no IRI, or not of the web
	 */
	public @Nullable String to(Node node) {
		return node.isURI() ? to(node.getURI()) : null;
	}

	/** As {@link #to(Node)}, for an IRI. */
	public @Nullable String to(String iri) {
		if (!iri.startsWith(this.base)) {
			return WEB.matcher(iri).matches() ? iri : null;
		}
		String local = iri.substring(this.base.length());
		Matcher vocabulary = VOCABULARY.matcher(local);
		if (vocabulary.matches()) {
			return "/" + vocabulary.group(1) + Objects.requireNonNullElse(vocabulary.group(2), "");
		}
		String path = local.startsWith(THINGS) ? local.substring(THINGS.length()) : local;
		int hash = path.indexOf('#');
		return (hash < 0) ? PAGES + encode(path) : PAGES + encode(path.substring(0, hash)) + path.substring(hash);
	}

	/** The IRI of the thing whose document is at a path below the one for documents. */
	public String thing(String path) {
		return this.base + (path.startsWith("graph/") || path.indexOf('/') < 0 ? path : THINGS + path);
	}

	private static String encode(String path) {
		return UriUtils.encodePath(UriUtils.decode(path, UTF_8), UTF_8);
	}
}
