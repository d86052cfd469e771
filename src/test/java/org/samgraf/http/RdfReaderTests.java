package org.samgraf.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** RDF from outside is read strictly, and brings nothing with it. */
class RdfReaderTests {

	private static final int DEEP = 100_000;

	private static final String RDF = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:e=\"http://e/\">";

	private static DatasetGraph read(String type, String text, boolean strict) throws IOException {
		return new RdfReader("http://base.example/here/", strict)
			.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), RdfReader.lang(type).orElseThrow());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					text/turtle           | <s> <p> <o> .
					application/trig      | <s> <p> <o> .
					application/n-triples | <http://base.example/here/s> <http://base.example/here/p> <http://base.example/here/o> .
					application/n-quads   | <http://base.example/here/s> <http://base.example/here/p> <http://base.example/here/o> .
					application/ld+json   | {"@id":"s","http://base.example/here/p":{"@id":"o"}}
					application/rdf+xml   | <r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://base.example/here/"><r:Description r:about="s"><p r:resource="o"/></r:Description></r:RDF>
					""")
	void everyFormatIsRead(String type, String text) throws IOException {
		DatasetGraph data = read(type, text, true);
		assertThat(data.getDefaultGraph().size()).isOne();
		assertThat(data.getDefaultGraph()
			.contains(NodeFactory.createURI("http://base.example/here/s"),
					NodeFactory.createURI("http://base.example/here/p"),
					NodeFactory.createURI("http://base.example/here/o")))
			.isTrue();
	}

	/** Each name would be as long as what it is short for. */
	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					text/turtle         | @prefix p: <http://x/LONG> . p:a p:b p:c .
					text/turtle         | @base <http://x/LONG/> . <a> <b> <c> .
					application/trig    | PREFIX p: <http://x/LONG> <urn:test:g> { p:a p:b p:c }
					application/rdf+xml | RDF<rdf:Description rdf:about="a" xml:base="http://x/LONG/"><e:p>1</e:p></rdf:Description></rdf:RDF>
					application/ld+json | {"@context":{"@base":"http://x/LONG/"},"@id":"a","http://x/p":1}
					""")
	void aLongNameIsRefused(String type, String text) {
		assertThatExceptionOfType(MalformedTextException.class)
			.isThrownBy(() -> read(type, text.replace("RDF<", RDF + "<").replace("LONG", "a".repeat(10_000)), false))
			.withMessageContaining("characters");
	}

	@Test
	void manyNamesThatAreLongTogetherAreRefused() {
		String text = "{\"@context\":{\"@base\":\"http://x/%s/\"},\"@graph\":[%s{}]}".formatted("a".repeat(5000),
				"{\"@id\":\"a\"},".repeat(10_000));
		assertThatExceptionOfType(MalformedTextException.class)
			.isThrownBy(() -> read("application/ld+json", text, false))
			.withMessageContaining("50,000,000 characters");
	}

	static Stream<Arguments> deep() {
		return Stream.of(
				Arguments.of("text/turtle", "<s> <p> " + "[ <p> ".repeat(DEEP) + "1" + "]".repeat(DEEP) + " ."),
				Arguments.of("text/turtle", "<s> <p> " + "(".repeat(DEEP) + ")".repeat(DEEP) + " ."),
				Arguments.of("text/turtle", "<s> <p> " + "<<( <s> <p> ".repeat(DEEP) + "1" + ")>>".repeat(DEEP) + " ."),
				Arguments.of("text/turtle", "<s> <p> " + "<<( <s> <p> ".repeat(20) + "1" + ")>>".repeat(20) + " ."),
				Arguments.of("text/turtle", "<s> <p> " + "<< <s> <p> ".repeat(DEEP) + "1" + ">>".repeat(DEEP) + " ."),
				Arguments.of("application/n-triples",
						"<urn:s> <urn:p> " + "<<( <urn:s> <urn:p> ".repeat(DEEP) + "\"\"" + ")>>".repeat(DEEP) + " ."),
				Arguments.of("application/ld+json", "[".repeat(DEEP) + "]".repeat(DEEP)),
				Arguments.of("application/ld+json", "{\"http://e/p\":".repeat(DEEP) + "1" + "}".repeat(DEEP)),
				Arguments.of("application/rdf+xml",
						RDF + "<e:A><e:p>".repeat(DEEP) + "</e:p></e:A>".repeat(DEEP) + "</rdf:RDF>"));
	}

	@ParameterizedTest
	@MethodSource("deep")
	void whatIsNestedTooDeeplyIsRefused(String type, String text) {
		assertThatExceptionOfType(MalformedTextException.class).isThrownBy(() -> read(type, text, false));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					application/ld+json | {"@context":"http://127.0.0.1:1/c","p":1}                                      | must be written out
					application/ld+json | {"@context":["http://127.0.0.1:1/c",{}],"p":1}                                 | must be written out
					application/ld+json | {"@context":{"@version":1.1,"@import":"http://127.0.0.1:1/c"},"p":1}           | must be written out
					application/ld+json | {"@context":{"p":{"@id":"http://e/p","@context":"file:///etc/hostname"}},"p":{"q":1}} | context
					application/ld+json | {"@id":"s","http://e/p":1e999999999}                                           | too large
					application/ld+json | {"@id":"s","http://e/p":}                                                      | line: 1
					application/rdf+xml | <!DOCTYPE r [<!ENTITY x "y">]><r>&x;</r>                                       | document type
					application/rdf+xml | <?xml version="1.0"?><!-- c --><!DOCTYPE r SYSTEM "http://127.0.0.1:1/d"><r/>  | document type
					application/rdf+xml | <r>&x;</r>                                                                     | line: 1
					text/turtle         | <s> <p> 1                                                                      | line: 1
					text/turtle         | <s> <p> x:o .                                                                  | line: 1
					text/turtle         | <s> <p> <a b> .                                                                | line: 1
					application/n-triples | <s> <http://e/p> <http://e/o> .                                              | Relative IRI
					application/n-quads | <http://e/s> <http://e/p> <http://e/o> <g> .                                   | Relative IRI
					""")
	void whatReachesOutOrIsMalformedIsRefused(String type, String text, String reason) {
		assertThatExceptionOfType(MalformedTextException.class).isThrownBy(() -> read(type, text, false))
			.withMessageContaining(reason);
	}

	@Test
	void nothingIsImported() throws IOException {
		DatasetGraph data = read("text/turtle", "<> <http://www.w3.org/2002/07/owl#imports> <http://other.example/> .",
				true);
		assertThat(data.find(Node.ANY, Node.ANY, Node.ANY, Node.ANY)).toIterable().hasSize(1);
	}

	@Test
	void aLiteralThatIsNoValueIsRefusedWhereThatIsAskedFor() throws IOException {
		String text = "<s> <p> \"x\"^^<http://www.w3.org/2001/XMLSchema#integer> .";
		assertThat(read("text/turtle", text, false).getDefaultGraph().size()).isOne();
		assertThatExceptionOfType(MalformedTextException.class).isThrownBy(() -> read("text/turtle", text, true));
	}

	@Test
	void whatIsNotUtf8IsRefused() {
		byte[] bytes = "<s> <p> \"å\" .".getBytes(StandardCharsets.ISO_8859_1);
		assertThatExceptionOfType(MalformedTextException.class)
			.isThrownBy(() -> new RdfReader("urn:b", false).read(new ByteArrayInputStream(bytes), Lang.TURTLE));
		assertThat(RdfReader.lang("text/turtle;charset=iso-8859-1")).isEmpty();
		assertThat(RdfReader.lang("text/turtle; charset=UTF-8")).contains(Lang.TURTLE);
	}

	@ParameterizedTest
	@CsvSource({ "text/plain", "application/json", "x", "'text/turtle;charset=none'" })
	void otherTypesAreNotRead(String type) {
		assertThat(RdfReader.lang(type)).isEmpty();
		assertThat(RdfReader.lang(null)).isEmpty();
	}

}
