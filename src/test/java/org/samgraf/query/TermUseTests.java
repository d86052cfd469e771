package org.samgraf.query;

import java.util.List;

import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A term is found wherever a query names it. */
class TermUseTests {

	@ParameterizedTest
	@ValueSource(strings = { "SELECT * { ?s <x:t> ?o }", "SELECT * { ?s a <x:t> }", "SELECT * { <x:t> ?p ?o }",
			"SELECT * { ?s <x:a>/(<x:b>|^<x:t>)* ?o }", "SELECT * { ?s !(<x:a>|^<x:t>) ?o }",
			"SELECT * { VALUES ?v { <x:t> } ?s ?p ?v }", "SELECT * { ?s ?p ?o FILTER (?o = <x:t>) }",
			"SELECT * { ?s ?p ?o FILTER NOT EXISTS { ?s <x:t> ?n } }", "SELECT * { ?s ?p ?o OPTIONAL { ?s <x:t> ?n } }",
			"SELECT * { { SELECT ?s { ?s <x:t> ?o } } }", "SELECT * { GRAPH <x:t> { ?s ?p ?o } }",
			"SELECT * { ?s ?p ?o BIND (IF(?o = <x:t>, 1, 2) AS ?n) }", "CONSTRUCT { ?s <x:t> ?o } WHERE { ?s ?p ?o }",
			"SELECT (SUM(IF(?o = <x:t>, 1, 0)) AS ?n) { ?s ?p ?o }", "ASK { { ?s ?p ?o } UNION { ?s <x:t> ?o } }" })
	void termIsFound(String query) {
		assertThat(TermUse.terms(QueryFactory.create(query))).extracting(Node::getURI).contains("x:t");
	}

	@Test
	void nothingElseIs() {
		assertThat(TermUse.terms(QueryFactory.create("SELECT * { ?s <x:a> \"<x:t>\" } # <x:b>")))
			.extracting(Node::getURI)
			.isEqualTo(List.of("x:a"));
	}

}
