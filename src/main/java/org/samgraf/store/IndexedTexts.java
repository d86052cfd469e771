package org.samgraf.store;

import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Consumer;

import org.apache.jena.query.text.Entity;
import org.apache.jena.query.text.TextIndexLucene;
import org.apache.jena.query.text.TextQueryFuncs;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The text index against the data that it was made from. The two are committed one after
 * the other, so that the index may be behind after a crash; it can always be made anew.
 */
final class IndexedTexts {

	private static final Logger log = LoggerFactory.getLogger(IndexedTexts.class);

	private final DatasetGraph data;

	private final TextIndexLucene index;

	IndexedTexts(DatasetGraph data, TextIndexLucene index) {
		this.data = data;
		this.index = index;
	}

	/** Whether the index is whole and holds each text of the data, and no other. */
	boolean agree() {
		Set<String> wanted = new HashSet<>();
		entities(entity -> entity.getMap()
			.forEach((field, text) -> wanted.add(entity.getChecksum(field, (String) text))));
		try (DirectoryReader reader = DirectoryReader.open(this.index.getDirectory())) {
			Set<String> indexed = new HashSet<>();
			for (LeafReaderContext leaf : reader.leaves()) {
				((CodecReader) leaf.reader()).checkIntegrity();
				collect(leaf.reader(), indexed);
			}
			return indexed.equals(wanted);
		}
		catch (IOException ex) {
			log.debug("The text index cannot be read", ex);
			return false;
		}
	}

	private void collect(LeafReader reader, Set<String> texts) throws IOException {
		TermsEnum terms = Terms.getTerms(reader, this.index.getDocDef().getUidField()).iterator();
		PostingsEnum documents = null;
		for (BytesRef key = terms.next(); key != null; key = terms.next()) {
			documents = terms.postings(documents, PostingsEnum.NONE);
			while (documents.nextDoc() != PostingsEnum.NO_MORE_DOCS) {
				if (reader.getLiveDocs() == null || reader.getLiveDocs().get(documents.docID())) {
					texts.add(key.utf8ToString());
				}
			}
		}
	}

	/** Makes the index anew from the data. */
	void rebuild() {
		entities(this.index::addEntity);
		this.index.commit();
	}

	private void entities(Consumer<Entity> reader) {
		this.data.executeRead(() -> {
			for (Iterator<Quad> quads = this.data.find(); quads.hasNext();) {
				Entity entity = TextQueryFuncs.entityFromQuad(this.index.getDocDef(), named(quads.next()));
				if (entity != null) {
					reader.accept(entity);
				}
			}
		});
	}

	/** With the name that a search in the default graph looks for; TDB2 has another. */
	static Quad named(Quad quad) {
		return quad.isDefaultGraph() ? Quad.create(Quad.defaultGraphNodeGenerated, quad.asTriple()) : quad;
	}

}
