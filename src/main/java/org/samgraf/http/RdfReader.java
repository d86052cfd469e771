package org.samgraf.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFParserBuilder;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.jspecify.annotations.Nullable;
import org.samgraf.guard.Run;
import org.springframework.http.MediaType;

/**
 * Reads RDF that comes from outside: strictly, and without asking anybody else for
 * anything. What is nested too deeply or is too large is refused.
 */
public final class RdfReader {

	private static final Map<MediaType, Lang> LANGS = Map.of(MediaType.parseMediaType("text/turtle"), Lang.TURTLE,
			MediaType.parseMediaType("application/n-triples"), Lang.NTRIPLES,
			MediaType.parseMediaType("application/n-quads"), Lang.NQUADS, MediaType.parseMediaType("application/trig"),
			Lang.TRIG, MediaType.parseMediaType("application/rdf+xml"), Lang.RDFXML,
			MediaType.parseMediaType("application/ld+json"), Lang.JSONLD);

	/** Two triples weigh about as much as a kilobyte of the memory. */
	private static final int MAX_TRIPLES = 1_000_000;

	/** A document in JSON is held whole, several times over. */
	private static final int MAX_JSON = 10_000_000;

	/** Bytes that one of a document in JSON comes to meanwhile. */
	private static final long JSON_PARSED = 50;

	private static final Duration JSON_PATIENCE = Duration.ofSeconds(10);

	private static final String TOO_DEEP = "The text is nested too deeply.";

	private final String base;

	private final boolean strictValues;

	/**
	 * A reader.
	 * @param base what relative IRIs are resolved against
	 * @param strictValues whether a literal that is no value of its datatype, which RDF
	 * allows, is refused as well
	 */
	public RdfReader(String base, boolean strictValues) {
		this.base = base;
		this.strictValues = strictValues;
	}

	/** The media types that are read. */
	public static List<MediaType> mediaTypes() {
		return LANGS.keySet().stream().sorted(Comparator.comparing(MediaType::toString)).toList();
	}

	/**
	 * The language of a media type; empty where it is not read, which is also so for one
	 * in another encoding than UTF-8.
	 * @param contentType the header's value, or null where there is none
	 */
	public static Optional<Lang> lang(@Nullable String contentType) {
		try {
			MediaType type = MediaType.parseMediaType((contentType != null) ? contentType : "");
			boolean utf8 = type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8);
			Lang lang = LANGS.get(new MediaType(type.getType(), type.getSubtype()));
			return (lang != null && (utf8 || lang.equals(Lang.RDFXML))) ? Optional.of(lang) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Reads a document whole.
	 * @throws MalformedTextException where it is not well-formed, with the place
	 */
	public DatasetGraph read(InputStream in, Lang lang) throws IOException {
		DatasetGraph all = DatasetGraphFactory.create();
		try {
			var sink = new BoundedRdf(StreamRDFLib.dataset(all), MAX_TRIPLES);
			parser(new ShortNumbers(in), lang).strict(true).base(this.base).errorHandler(errors()).parse(sink);
			return all;
		}
		catch (RiotException ex) {
			if (ex.getCause() instanceof IOException io) {
				throw io;
			}
			throw new MalformedTextException(
					Objects.requireNonNullElse(ex.getMessage(), "The document makes no sense."));
		}
		catch (IllegalFormatException ex) {
			// Jena takes what it complains of for a pattern.
			throw new MalformedTextException("A tag of a language cannot be read.");
		}
		catch (StackOverflowError ex) {
			throw new MalformedTextException(TOO_DEEP);
		}
	}

	private ErrorHandler errors() {
		return this.strictValues ? ErrorHandlerFactory.errorHandlerStrictNoLogging : new LenientValues();
	}

	// Deprecated, but of what reads bytes nothing stops at those that are not UTF-8.
	@SuppressWarnings("deprecation")
	private static RDFParserBuilder parser(InputStream in, Lang lang) throws IOException {
		if (lang.equals(Lang.JSONLD)) {
			byte[] document = in.readNBytes(MAX_JSON + 1);
			if (document.length > MAX_JSON) {
				throw new MalformedTextException(
						"A document in JSON-LD may have %,d bytes; longer ones can be read as Turtle or N-Triples."
							.formatted(MAX_JSON));
			}
			Run.hold(document.length * JSON_PARSED);
			JsonCheck.requireShallow(document);
			return RDFParser.create()
				.source(new ByteArrayInputStream(document))
				.forceLang(lang)
				.set(LangJSONLD11.JSONLD_OPTIONS, jsonOptions());
		}
		if (lang.equals(Lang.RDFXML)) {
			return RDFParser.create().source(PlainXml.require(in)).forceLang(lang);
		}
		return RDFParser.create().source(utf8(in)).forceLang(lang);
	}

	private static InputStreamReader utf8(InputStream in) {
		return new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
	}

	private static JsonLdOptions jsonOptions() {
		JsonLdOptions options = new JsonLdOptions((address, how) -> {
			throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED,
					"Nothing is fetched: the context <%s> must be written out in the document.".formatted(address));
		});
		options.setTimeout(JSON_PATIENCE);
		return options;
	}

	/**
	 * Stops at what the recommendations forbid; goes on at what is only unwise, and at
	 * literals that are no values of their datatypes.
	 */
	private static final class LenientValues implements ErrorHandler {

		private static final ErrorHandler STRICT = ErrorHandlerFactory.errorHandlerStrictNoLogging;

		/** What is in the warnings that tell of errors. */
		private static final List<String> ERRORS = List.of("Bad character", "Spaces are not legal",
				"Illegal character in IRI", "Not a valid XML NCName", "Reuse of rdf:ID");

		@Override
		public void warning(String message, long line, long column) {
			if (ERRORS.stream().anyMatch(message::contains)) {
				STRICT.warning(message, line, column);
			}
		}

		@Override
		public void error(String message, long line, long column) {
			STRICT.error(message, line, column);
		}

		@Override
		public void fatal(String message, long line, long column) {
			STRICT.fatal(message, line, column);
		}

	}

}
