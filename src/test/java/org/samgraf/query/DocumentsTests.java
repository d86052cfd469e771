package org.samgraf.query;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samgraf.SharedStore;
import org.samgraf.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

/** A document never holds more than it can carry, and its parts together hold all. */
class DocumentsTests {

	private static final String BASE = "https://w3id.org/samgraf/";

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final int CLAIMS = 10_000;

	@Test
	void aUnitWithManyClaimsHasManyParts(@TempDir Path folder) {
		StringBuilder claims = new StringBuilder("""
				@prefix sg: <https://w3id.org/samgraf/ontology#> .
				<https://w3id.org/samgraf/id/district/big> <http://www.w3.org/2000/01/rdf-schema#label> "Big"@en .
				""");
		for (int i = 0; i < CLAIMS; i++) {
			claims.append("<%1$sid/claim/%2$d> sg:unit <%1$sid/district/big> ; sg:modality <%1$sid/modality/done> .%n"
				.formatted(BASE, i));
		}
		Node graph = NodeFactory.createURI(BASE + "graph/source/999");
		Node unit = NodeFactory.createURI(BASE + "id/district/big");
		try (Store store = Store.open(folder, 0, SharedStore.UNNAMED)) {
			store.write(data -> RDFParser.fromString(claims.toString(), Lang.TURTLE)
				.toGraph()
				.stream()
				.forEach(triple -> data.add(graph, triple.getSubject(), triple.getPredicate(), triple.getObject())));
			Documents documents = new Documents(store, SharedStore.catalogue(),
					new Answers(store, SharedStore.catalogue(), TIMEOUT, 100).lookups(), TIMEOUT);

			Document first = documents.find(unit, 1).orElseThrow();
			assertThat(first.links()).isEqualTo(CLAIMS);
			assertThat(first.parts()).isEqualTo(CLAIMS / Documents.PART);
			Set<Node> seen = claims(first);
			assertThat(seen).hasSize(Documents.PART);
			assertThat(seen).doesNotContainAnyElementsOf(claims(documents.find(unit, 2).orElseThrow()));
			assertThat(claims(documents.find(unit, first.parts()).orElseThrow())).hasSize(Documents.PART);
			assertThat(documents.find(unit, first.parts() + 1)).isEmpty();
		}
	}

	private static Set<Node> claims(Document document) {
		Set<Node> claims = new HashSet<>();
		document.triples()
			.find(Node.ANY, NodeFactory.createURI(BASE + "ontology#unit"), document.thing())
			.forEachRemaining(triple -> claims.add(triple.getSubject()));
		return claims;
	}

}
