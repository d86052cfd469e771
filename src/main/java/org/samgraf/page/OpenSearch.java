package org.samgraf.page;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import jakarta.servlet.http.HttpServletRequest;
import org.samgraf.http.Languages;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Tells browsers how to search here (OpenSearch 1.1). */
@RestController
class OpenSearch {

	private static final String NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/";

	private static final MediaType TYPE = new MediaType("application", "opensearchdescription+xml");

	/** What a browser puts the words in place of. */
	private static final String WORDS = "?q={searchTerms}&lang=";

	private final MessageSource texts;

	OpenSearch(MessageSource texts) {
		this.texts = texts;
	}

	@GetMapping("/opensearch.xml")
	ResponseEntity<String> description(HttpServletRequest request) throws XMLStreamException {
		String language = Languages.of(request);
		String base = ServletUriComponentsBuilder.fromContextPath(request).toUriString();
		return ResponseEntity.ok()
			.contentType(TYPE)
			.varyBy(Languages.varyBy())
			.header(HttpHeaders.CONTENT_LANGUAGE, language)
			.body(write(base, language));
	}

	private String write(String base, String language) throws XMLStreamException {
		StringWriter text = new StringWriter();
		XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
		xml.writeStartDocument("UTF-8", "1.0");
		xml.writeStartElement("OpenSearchDescription");
		xml.writeDefaultNamespace(NAMESPACE);
		element(xml, "ShortName", "Samgraf");
		element(xml, "Description", this.texts.getMessage("search.description", null, Locale.of(language)));
		url(xml, "text/html", "results", base + "/search" + WORDS + language);
		url(xml, "application/x-suggestions+json", "suggestions",
				base + SearchApi.PATH + "/suggestions" + WORDS + language);
		url(xml, "application/json", "results", base + SearchApi.PATH + WORDS + language);
		url(xml, TYPE.toString(), "self", base + "/opensearch.xml?lang=" + language);
		element(xml, "Image", base + "/favicon.svg", List.of("width", "16", "height", "16", "type", "image/svg+xml"));
		element(xml, "Language", language);
		element(xml, "InputEncoding", "UTF-8");
		element(xml, "OutputEncoding", "UTF-8");
		xml.writeEndDocument();
		xml.close();
		return text.toString();
	}

	private static void url(XMLStreamWriter xml, String type, String relation, String template)
			throws XMLStreamException {
		element(xml, "Url", "", List.of("type", type, "rel", relation, "template", template));
	}

	private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
		element(xml, name, text, List.of());
	}

	/** Writes an element with attributes as alternating names and values. */
	private static void element(XMLStreamWriter xml, String name, String text, List<String> attributes)
			throws XMLStreamException {
		xml.writeStartElement(name);
		for (int i = 0; i < attributes.size(); i += 2) {
			xml.writeAttribute(attributes.get(i), attributes.get(i + 1));
		}
		xml.writeCharacters(text);
		xml.writeEndElement();
	}

}
