package org.samgraf.durability;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDFS;
import org.samgraf.SharedStore;
import org.samgraf.load.Loader;
import org.samgraf.store.Store;

/** What a process does to a store, and says when it is done with a piece of it. */
enum Work {

	/** Two writers add groups of quads. */
	WRITE {
		@Override
		void run(Store store, Path folder) throws InterruptedException {
			var number = new AtomicLong(System.currentTimeMillis() * 1000);
			Runnable writing = () -> {
				while (true) {
					addGroup(store, number.getAndIncrement());
				}
			};
			new Thread(writing).start();
			writing.run();
		}
	},

	/** The files of the product are loaded into an empty store. */
	LOAD {
		@Override
		void run(Store store, Path folder) {
			new Loader(SharedStore.ROOT, SharedStore.BASE, store).synchronise();
			acknowledge("all");
		}
	},

	/** One backup after the other. */
	BACKUP {
		@Override
		void run(Store store, Path folder) {
			while (true) {
				acknowledge(store.backup(folder).folder().getFileName().toString());
			}
		}
	},

	/** A group is added and all is compacted, again and again. */
	COMPACT {
		@Override
		void run(Store store, Path folder) {
			for (long number = System.currentTimeMillis() * 1000;; number++) {
				addGroup(store, number);
				store.compact();
			}
		}
	};

	static final String BEGUN = "begun";

	/** Before what is acknowledged, among what is logged. */
	static final String ACKNOWLEDGED = "acknowledged ";

	/** How many quads a group has, in two graphs. */
	static final int GROUP = 50;

	abstract void run(Store store, Path folder) throws Exception;

	/** Adds a group in one transaction, and says so when it is acknowledged. */
	private static void addGroup(Store store, long number) {
		if (number % 2 == 0) {
			store.write(data -> fill(data, number));
		}
		else {
			store.edit(data -> fill(data, number));
		}
		acknowledge(Long.toString(number));
	}

	private static void acknowledge(String piece) {
		System.out.println(ACKNOWLEDGED + piece);
	}

	private static void fill(DatasetGraph data, long number) {
		Node group = NodeFactory.createURI("urn:group:" + number);
		data.add(NodeFactory.createURI("urn:graph:even"), group, RDFS.label.asNode(),
				NodeFactory.createLiteralLang("Grupp " + number, "sv"));
		for (int i = 1; i < GROUP; i++) {
			data.add(NodeFactory.createURI((i % 2 == 0) ? "urn:graph:even" : "urn:graph:odd"), group,
					NodeFactory.createURI("urn:member:" + i),
					NodeFactory.createLiteralString("Member %d of %d".formatted(i, number)));
		}
	}

	/** Runs in the other process: the work, the store's directory, another folder. */
	public static void main(String[] args) throws Exception {
		Work work = valueOf(args[0]);
		if (work == LOAD) {
			// So that it is killed while it makes the store, too.
			System.out.println(BEGUN);
		}
		try (Store store = Store.open(Path.of(args[1]), 0, SharedStore.UNNAMED)) {
			System.out.println(BEGUN);
			work.run(store, Path.of(args[2]));
		}
	}

}
