package org.samgraf.endpoint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.jspecify.annotations.Nullable;
import org.samgraf.http.MalformedTextException;
import org.samgraf.http.RdfReader;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;

/**
 * Reads the graph that is in the body of a request, or the graphs of a form with files.
 */
final class GraphUpload {

	private static final String MULTIPART = "multipart/form-data";

	private static final int MAX_PARTS = 100;

	private static final Pattern HEADER = Pattern.compile("(?im)^content-type:\\s*([^\r\n]+)");

	private static final Pattern FILE = Pattern.compile("(?im)^content-disposition:.*?\\bfilename=\"?([^\"\r\n;]+)");

	private GraphUpload() {
	}

	/**
	 * Reads all of it.
	 * @param base what relative IRIs are resolved against
	 * @param strictValues whether literals must be values of their datatypes
	 * @throws MalformedTextException where it is not well-formed
	 */
	static Graph read(HttpServletRequest request, String base, boolean strictValues)
			throws IOException, HttpMediaTypeNotSupportedException {
		RdfReader reader = new RdfReader(base, strictValues);
		String contentType = request.getContentType();
		if (contentType != null && contentType.regionMatches(true, 0, MULTIPART, 0, MULTIPART.length())) {
			return files(request, contentType, reader);
		}
		if (contentType == null && request.getContentLengthLong() <= 0
				&& request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
			return GraphFactory.createGraphMem();
		}
		return graph(request.getInputStream(), RdfReader.lang(contentType).orElseThrow(() -> unsupported(contentType)),
				reader);
	}

	/**
	 * Reads all graphs of a document.
	 * @param base what relative IRIs are resolved against
	 * @return empty where the document is in a format for one graph, or in none
	 * @throws MalformedTextException where it is not well-formed
	 */
	static Optional<DatasetGraph> readAll(HttpServletRequest request, String base) throws IOException {
		Optional<Lang> lang = RdfReader.lang(request.getContentType())
			.filter(known -> known.equals(Lang.TRIG) || known.equals(Lang.NQUADS));
		return lang.isPresent() ? Optional.of(new RdfReader(base, false).read(request.getInputStream(), lang.get()))
				: Optional.empty();
	}

	private static Graph graph(InputStream in, Lang lang, RdfReader reader) throws IOException {
		DatasetGraph data = reader.read(in, lang);
		if (data.listGraphNodes().hasNext()) {
			throw new MalformedTextException("The body has named graphs, but this is about one graph only.");
		}
		Graph graph = data.getDefaultGraph();
		graph.getPrefixMapping().setNsPrefixes(data.prefixes().getMapping());
		return graph;
	}

	private static HttpMediaTypeNotSupportedException unsupported(@Nullable String contentType) {
		MediaType type = null;
		try {
			type = (contentType != null) ? MediaType.parseMediaType(contentType) : null;
		}
		catch (InvalidMediaTypeException ex) {
			// As if there were none.
		}
		return new HttpMediaTypeNotSupportedException(type, RdfReader.mediaTypes());
	}

	private static Graph files(HttpServletRequest request, String contentType, RdfReader reader)
			throws IOException, HttpMediaTypeNotSupportedException {
		Graph all = GraphFactory.createGraphMem();
		try {
			String boundary = MediaType.parseMediaType(contentType).getParameter("boundary");
			if (boundary == null) {
				throw new MalformedTextException("The header Content-Type must name the boundary of the parts.");
			}
			MultipartInput parts = MultipartInput.builder()
				.setInputStream(request.getInputStream())
				.setBoundary(boundary.getBytes(StandardCharsets.UTF_8))
				.get();
			boolean more = parts.skipPreamble();
			if (!more) {
				throw new MalformedTextException("The form has no part.");
			}
			for (int i = 0; more; i++) {
				if (i == MAX_PARTS) {
					throw new MalformedTextException("A form may have %d parts.".formatted(MAX_PARTS));
				}
				Optional<Lang> lang = lang(parts.readHeaders());
				try (InputStream part = parts.newInputStream()) {
					if (lang.isPresent()) {
						Graph graph = graph(new ByteArrayInputStream(part.readAllBytes()), lang.get(), reader);
						GraphUtil.addInto(all, graph);
						all.getPrefixMapping().setNsPrefixes(graph.getPrefixMapping());
					}
				}
				more = parts.readBoundary();
			}
		}
		catch (FileUploadException | InvalidMediaTypeException ex) {
			throw new MalformedTextException("The parts of the form cannot be told apart: " + ex.getMessage());
		}
		return all;
	}

	/** Of a file, by its type or else its name; empty for a field that is no file. */
	private static Optional<Lang> lang(String headers) throws HttpMediaTypeNotSupportedException {
		Matcher type = HEADER.matcher(headers);
		Matcher file = FILE.matcher(headers);
		String written = type.find() ? type.group(1).strip() : null;
		Optional<Lang> lang = RdfReader.lang(written);
		if (lang.isPresent() || !file.find()) {
			return lang;
		}
		Lang named = RDFLanguages.filenameToLang(file.group(1));
		Optional<Lang> known = (named != null) ? RdfReader.lang(named.getHeaderString()) : Optional.empty();
		if (known.isEmpty()) {
			throw unsupported(written);
		}
		return known;
	}

}
