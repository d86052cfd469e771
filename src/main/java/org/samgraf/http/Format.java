package org.samgraf.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** A format that answers are given in, chosen by a suffix of the path or by Accept. */
public enum Format {

	/** Rows with names and evidence, for programs. */
	JSON("json", "JSON", "application/json", Kind.ANY, null),

	/** Comma-separated values (RFC 4180), for spreadsheets. */
	CSV("csv", "CSV", "text/csv;charset=utf-8", Kind.ROWS, ResultSetLang.RS_CSV),

	/** Tab-separated values (SPARQL 1.1 Query Results CSV and TSV Formats). */
	TSV("tsv", "TSV", "text/tab-separated-values;charset=utf-8", Kind.ROWS, ResultSetLang.RS_TSV),

	/** SPARQL 1.1 Query Results JSON Format. */
	SPARQL_JSON("srj", "SPARQL JSON", "application/sparql-results+json", Kind.ROWS, ResultSetLang.RS_JSON),

	/** SPARQL Query Results XML Format. */
	SPARQL_XML("srx", "SPARQL XML", "application/sparql-results+xml", Kind.ROWS, ResultSetLang.RS_XML),

	/** A workbook for spreadsheets (Office Open XML, ECMA-376). */
	XLSX("xlsx", "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Kind.ROWS, null),

	/** RDF 1.1 Turtle. */
	TURTLE("ttl", "Turtle", "text/turtle;charset=utf-8", Kind.TRIPLES, Lang.TURTLE),

	/** JSON-LD 1.1. */
	JSON_LD("jsonld", "JSON-LD", "application/ld+json", Kind.TRIPLES, Lang.JSONLD),

	/** RDF 1.1 N-Triples. */
	N_TRIPLES("nt", "N-Triples", "application/n-triples", Kind.TRIPLES, Lang.NTRIPLES),

	/** RDF 1.1 XML Syntax. */
	RDF_XML("rdf", "RDF/XML", "application/rdf+xml", Kind.TRIPLES, Lang.RDFXML),

	/** RDF 1.1 TriG, which tells for each triple the graph that it is from. */
	TRIG("trig", "TriG", "application/trig;charset=utf-8", Kind.DOCUMENT, Lang.TRIG),

	/** RDF 1.1 N-Quads, in which each triple stands with the name of its graph. */
	N_QUADS("nq", "N-Quads", "application/n-quads", Kind.DATASET, Lang.NQUADS),

	/** A page, for people. */
	HTML("html", "HTML", "text/html;charset=utf-8", Kind.DOCUMENT, null);

	/** What a format can hold. */
	private enum Kind {

		ANY, ROWS, TRIPLES, DOCUMENT, DATASET

	}

	private final String suffix;

	private final String label;

	private final MediaType mediaType;

	private final Kind kind;

	private final @Nullable Lang lang;

	Format(String suffix, String label, String mediaType, Kind kind, @Nullable Lang lang) {
		this.suffix = suffix;
		this.label = label;
		this.mediaType = MediaType.parseMediaType(mediaType);
		this.kind = kind;
		this.lang = lang;
	}

	/** The ending of a path that asks for the format, without the dot. */
	public String suffix() {
		return this.suffix;
	}

	/** What people call it. */
	public String label() {
		return this.label;
	}

	public MediaType mediaType() {
		return this.mediaType;
	}

	/**
	 * The header Content-Disposition (RFC 6266) of something in this format, so that it
	 * is shown, and keeps its name when it is saved.
	 * @param name a path, of which the last part is used
	 */
	public String disposition(String name) {
		String last = name.substring(name.lastIndexOf('/') + 1);
		return ContentDisposition.inline()
			.filename(last + "." + this.suffix, StandardCharsets.UTF_8)
			.build()
			.toString();
	}

	/** How Jena calls it. */
	public Lang lang() {
		return Objects.requireNonNull(this.lang, "written by us");
	}

	/**
	 * The formats that can hold triples, or else those for rows; first the one preferred.
	 * Rows can be given as the triples of the claims that they rest on, for whoever asks
	 * for it.
	 */
	public static List<Format> forTriples(boolean triples) {
		List<Format> graphs = of(Kind.TRIPLES);
		return triples ? graphs : Stream.concat(forTables().stream(), graphs.stream()).toList();
	}

	/** The formats for several graphs that are written as they are read. */
	public static List<Format> forDatasets() {
		return List.of(TRIG, N_QUADS);
	}

	/** The formats for truths, and for rows that rest on no claims. */
	public static List<Format> forTables() {
		return Stream.concat(of(Kind.ANY).stream(), of(Kind.ROWS).stream()).toList();
	}

	private static List<Format> of(Kind kind) {
		return Arrays.stream(values()).filter(format -> format.kind == kind).toList();
	}

	/** The formats of the document about a thing; first the one preferred. */
	public static List<Format> forDocuments() {
		return Stream.concat(Stream.of(HTML), Arrays.stream(values()).filter(Format::isRdf)).toList();
	}

	/** Whether it holds triples alone. */
	public boolean isTriples() {
		return this.kind == Kind.TRIPLES;
	}

	/** Whether it holds RDF. */
	private boolean isRdf() {
		return this.kind == Kind.TRIPLES || this == TRIG;
	}

	/** The format of a suffix. */
	public static Optional<Format> ofSuffix(String suffix) {
		return Arrays.stream(values()).filter(format -> format.suffix.equals(suffix)).findFirst();
	}

	/**
	 * The format itself where it can hold the answer.
	 * @throws NotAcceptableException where it cannot
	 */
	public static Format require(Format format, List<Format> formats) {
		if (!formats.contains(format)) {
			throw new NotAcceptableException(formats);
		}
		return format;
	}

	/**
	 * The format that a client likes best (RFC 9110, section 12.5.1): each has the
	 * quality of the most specific range that it fits; of several that are equally good,
	 * the one named most specifically, and then earliest.
	 * @param accept the value of the Accept header; null or blank accepts everything
	 * @throws NotAcceptableException where none fits or the header makes no sense
	 */
	public static Format negotiate(@Nullable String accept, List<Format> formats) {
		List<MediaType> ranges = ranges(accept, formats);
		Comparator<Map.Entry<Format, MediaType>> byQuality = Comparator
			.comparingDouble(choice -> -choice.getValue().getQualityValue());
		return formats.stream()
			.flatMap(format -> ranges.stream()
				.filter(range -> range.includes(format.mediaType))
				.min(Comparator.comparingInt(Format::width))
				.map(range -> Map.entry(format, range))
				.stream())
			.filter(choice -> choice.getValue().getQualityValue() > 0)
			.min(byQuality.thenComparingInt(choice -> width(choice.getValue()))
				.thenComparingInt(choice -> ranges.indexOf(choice.getValue())))
			.map(Map.Entry::getKey)
			.orElseThrow(() -> new NotAcceptableException(formats));
	}

	private static List<MediaType> ranges(@Nullable String accept, List<Format> formats) {
		try {
			return (accept == null || accept.isBlank()) ? List.of(MediaType.ALL) : MediaType.parseMediaTypes(accept);
		}
		catch (InvalidMediaTypeException ex) {
			throw new NotAcceptableException(formats);
		}
	}

	/** How much a range takes in: one type, those with a suffix, a family, everything. */
	private static int width(MediaType range) {
		if (range.isWildcardType()) {
			return 3;
		}
		return range.isWildcardSubtype() ? (range.getSubtype().equals("*") ? 2 : 1) : 0;
	}

}
