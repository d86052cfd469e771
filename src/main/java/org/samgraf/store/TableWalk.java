package org.samgraf.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.apache.jena.atlas.lib.Pair;
import org.apache.jena.atlas.lib.tuple.TupleFactory;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.index.RangeIndex;
import org.apache.jena.graph.Node;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.Prefixes;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.StoragePrefixesTDB;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetable.NodeTableTRDF;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.jspecify.annotations.Nullable;
import org.samgraf.store.Verification.Finding;

/**
 * Walks through tables of TDB2: the terms, and the indexes of each against the others.
 * TDB2 has no checksums, so that damage shows where two of its files contradict each
 * other.
 */
final class TableWalk {

	private final List<Finding> findings = new ArrayList<>();

	/** Of the table that is walked through. */
	private final Set<NodeId> terms = new HashSet<>();

	private long termCount;

	/** Whether all terms could be read, so that one that is missing is not there. */
	private boolean termsAreWhole;

	List<Finding> findings() {
		return this.findings;
	}

	/** How many terms were found. */
	long terms() {
		return this.termCount;
	}

	/** Walks through all tables of a database and returns how many quads there are. */
	long read(DatasetGraph tdb) {
		tdb.begin(TxnType.READ);
		try {
			DatasetGraphTDB storage = TDBInternal.requireStorage(tdb);
			NodeTupleTable quads = storage.getQuadTable().getNodeTupleTable();
			terms(quads.getNodeTable(), "nodes");
			long count = table(storage.getTripleTable().getNodeTupleTable()) + table(quads);
			prefixes((StoragePrefixesTDB) storage.getStoragePrefixes());
			return count;
		}
		finally {
			tdb.end();
		}
	}

	/** They have one index only; but a name that was once given is never taken back. */
	private void prefixes(StoragePrefixesTDB prefixes) {
		NodeTupleTable table = prefixes.getNodeTupleTable();
		terms(table.getNodeTable(), "prefixes");
		table(table);
		guarded("GPU", () -> table.getNodeTable().all().forEachRemaining(term -> {
			Node name = term.getRight();
			if (name.isLiteral() && prefixes.get(Prefixes.nodeDataset, name.getLiteralLexicalForm()) == null) {
				this.findings.add(Finding.damage("GPU", "the prefix '%s' is missing".formatted(name)));
			}
		}));
	}

	/** Walks through the terms, before the tables that point to them. */
	private void terms(NodeTable table, String name) {
		var base = (NodeTableTRDF) table.baseNodeTable();
		this.terms.clear();
		this.termsAreWhole = false;
		guarded(name, () -> {
			scan((RangeIndex) base.getIndex(), _ -> {
			});
			for (Iterator<Pair<NodeId, Node>> all = base.all(); all.hasNext();) {
				Pair<NodeId, Node> term = all.next();
				if (!term.getLeft().equals(base.getNodeIdForNode(term.getRight()))) {
					this.findings
						.add(Finding.damage(name + "-data", "'%s' is not what was written".formatted(term.getRight())));
				}
				this.terms.add(term.getLeft());
				this.termCount++;
			}
			this.termsAreWhole = true;
		});
	}

	private long table(NodeTupleTable table) {
		@Nullable Content first = null;
		for (TupleIndex index : table.getTupleTable().getIndexes()) {
			var content = new Content(index);
			guarded(index.getName(), () -> scan(rangeIndex(index), content::add));
			if (first != null && !content.isSameAs(first)) {
				this.findings.add(Finding.damage(index.getName(), "its %,d entries are not the %,d of %s"
					.formatted(content.count, first.count, first.index.getName())));
			}
			first = (first != null) ? first : content;
		}
		return (first != null) ? first.count : 0;
	}

	private static RangeIndex rangeIndex(TupleIndex index) {
		return ((TupleIndexRecord) index.baseTupleIndex()).getRangeIndex();
	}

	/** Each entry is greater than the one before, and is found where it is looked for. */
	private static void scan(RangeIndex tree, Consumer<Record> reader) {
		@Nullable Record before = null;
		for (Iterator<Record> entries = tree.iterator(); entries.hasNext();) {
			Record entry = entries.next();
			if (before != null && !Record.keyLT(before, entry)) {
				throw new IllegalStateException("its entries are not in order");
			}
			if (!entry.equals(tree.find(entry))) {
				throw new IllegalStateException("an entry is not found where it should be");
			}
			reader.accept(entry);
			before = entry;
		}
	}

	/** Whatever reading runs into is a finding: what reads damage may fail anyhow. */
	private void guarded(String where, Runnable walk) {
		try {
			walk.run();
		}
		catch (RuntimeException | StackOverflowError | AssertionError | InternalError ex) {
			this.findings.add(Finding.unreadable(where, ex));
		}
	}

	/** What an index holds, in a form that does not depend on its order. */
	private final class Content {

		private final TupleIndex index;

		/** Where in a key the parts of an entry are, in the order of the table. */
		private final int[] places;

		private long count;

		private long sum;

		private long otherSum;

		Content(TupleIndex index) {
			this.index = index;
			Integer[] slots = IntStream.range(0, index.getTupleLength()).boxed().toArray(Integer[]::new);
			this.places = index.getMapping()
				.unmap(TupleFactory.create(slots))
				.stream()
				.mapToInt(slot -> slot * NodeId.SIZE)
				.toArray();
		}

		void add(Record entry) {
			ByteBuffer key = ByteBuffer.wrap(entry.getKey());
			long hash = 1;
			long otherHash = 2;
			for (int place : this.places) {
				NodeId id = NodeIdFactory.get(key, place);
				if (id.isPtr() && TableWalk.this.termsAreWhole && !TableWalk.this.terms.contains(id)) {
					throw new IllegalStateException("an entry points to a term that is not there");
				}
				hash = mix(hash + key.getLong(place));
				otherHash = mix(otherHash ^ key.getLong(place));
			}
			this.count++;
			this.sum += hash;
			this.otherSum += otherHash;
		}

		boolean isSameAs(Content other) {
			return this.count == other.count && this.sum == other.sum && this.otherSum == other.otherSum;
		}

		/** Spreads each bit over all others, one to one (a Stafford mix). */
		private static long mix(long value) {
			long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
			mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
			return mixed ^ (mixed >>> 31);
		}

	}

}
