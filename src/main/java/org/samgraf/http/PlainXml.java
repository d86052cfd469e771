package org.samgraf.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UnsupportedEncodingException;

import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Looks at the beginning of XML before it is read: it must declare no types. */
final class PlainXml {

	/** Bytes within which the first element begins. */
	private static final int MAX_PROLOGUE = 64 * 1024;

	private PlainXml() {
	}

	/**
	 * The same bytes, of which nothing has been read.
	 * @throws MalformedTextException where there is a document type declaration, in which
	 * entities might be declared
	 */
	static InputStream require(InputStream in) throws IOException {
		byte[] beginning = in.readNBytes(MAX_PROLOGUE);
		try {
			SAXParserFactory factory = SAXParserFactory.newInstance();
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			factory.newSAXParser().parse(new ByteArrayInputStream(beginning), new ToFirstElement());
		}
		catch (FirstElement found) {
			return new SequenceInputStream(new ByteArrayInputStream(beginning), in);
		}
		catch (SAXParseException ex) {
			throw new MalformedTextException(
					"[line: %d, col: %d] Before the first element there may be no document type declaration, and nothing that is not XML: %s"
						.formatted(ex.getLineNumber(), ex.getColumnNumber(), ex.getMessage()));
		}
		catch (UnsupportedEncodingException ex) {
			throw new MalformedTextException("The encoding '%s' is not known.".formatted(ex.getMessage()));
		}
		catch (SAXException | ParserConfigurationException ex) {
			throw new IllegalStateException(ex);
		}
		throw new MalformedTextException("There is no element in the text.");
	}

	private static final class ToFirstElement extends DefaultHandler {

		@Override
		public void startElement(String uri, String localName, String name, Attributes attributes) throws SAXException {
			throw new FirstElement();
		}

	}

	private static final class FirstElement extends SAXException {

		private static final long serialVersionUID = 1L;

	}

}
