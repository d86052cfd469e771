package org.samgraf.ontology;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.document.JsonDocument;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.samgraf.SharedStore;
import org.samgraf.data.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The JSON-LD context knows the ontology's terms, needs no network and loses nothing. */
class ContextTests {

	private static final Path FILE = SharedStore.ROOT.resolve("ontology/context.jsonld");

	private static final String TERMS = SharedStore.BASE + "ontology#";

	@Test
	void everyTermOfOursIsDeclared() {
		assertThat(terms()).isNotEmpty().isSubsetOf(Repository.declaredTerms());
	}

	@Test
	void everyPropertyOfOursIsNamed() {
		assertThat(terms()).containsAll(Repository.values("""
				SELECT DISTINCT ?property {
					VALUES ?kind { owl:ObjectProperty owl:DatatypeProperty }
					GRAPH <graph/ontology> { ?property a ?kind }
					FILTER STRSTARTS(STR(?property), STR(sg:))
				}"""));
	}

	@Test
	void noOtherContextIsFetched() {
		assertThat(context().isObject()).as("one context, written out").isTrue();
		assertThat(Repository.text(FILE)).doesNotContain("@import").containsOnlyOnce("@context");
	}

	@TestFactory
	Stream<DynamicTest> roundTrip() {
		return Repository.below("data/sources", "claims.ttl")
			.stream()
			.map(file -> DynamicTest.dynamicTest(Repository.name(file), file.toUri(), () -> {
				Graph graph = Repository.graph(List.of(file));
				String plain = RDFWriter.source(graph).format(RDFFormat.JSONLD11_PLAIN).asString();
				String json;
				try (var context = Files.newBufferedReader(FILE)) {
					json = JsonLd.compact(JsonDocument.of(new StringReader(plain)), JsonDocument.of(context))
						.get()
						.toString();
				}
				assertThat(json).contains("\"unit\":\"thing:");
				Graph back = RDFParser.fromString(json, Lang.JSONLD11).toGraph();
				assertThat(back.isIsomorphicWith(graph)).isTrue();
			}));
	}

	private static JsonNode context() {
		return JsonMapper.shared().readTree(FILE.toFile()).path("@context");
	}

	private static Set<String> terms() {
		return context().valueStream()
			.map(value -> value.isString() ? value.stringValue() : value.path("@id").asString(""))
			.filter(id -> id.startsWith("sg:"))
			.map(id -> TERMS + id.substring("sg:".length()))
			.collect(Collectors.toSet());
	}

}
