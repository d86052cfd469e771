package org.samgraf.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.apache.jena.sparql.core.DatasetGraph;

/**
 * What a walk through all of a store came to.
 *
 * @param time when it began
 * @param duration how long it took
 * @param quads how many there are in all graphs, the default graph among them
 * @param nodes how many terms the node table holds
 * @param findings all that is wrong; empty where the store is sound
 * @param repaired what was wrong and has been put right
 */
public record Verification(Instant time, Duration duration, long quads, long nodes, List<Finding> findings,
		List<Finding> repaired) {

	public Verification {
		findings = List.copyOf(findings);
		repaired = List.copyOf(repaired);
	}

	/** Walks through the tables of a database. */
	static Verification of(DatasetGraph tdb) {
		Instant time = Instant.now();
		long start = System.nanoTime();
		var walk = new TableWalk();
		long quads = walk.read(tdb);
		return new Verification(time, Duration.ofNanos(System.nanoTime() - start), quads, walk.terms(), walk.findings(),
				List.of());
	}

	/** That of a store that cannot even be opened. */
	static Verification unreadable(String where, Throwable failure) {
		return new Verification(Instant.now(), Duration.ZERO, 0, 0, List.of(Finding.unreadable(where, failure)),
				List.of());
	}

	/** The same where the text index has not agreed with the data. */
	Verification withTexts(boolean wereRepaired) {
		var finding = new Finding("it does not agree with the data", "text", wereRepaired ? "It was made anew."
				: "Start the server anew: the text index is then made anew from the data.");
		return new Verification(this.time, this.duration, this.quads, this.nodes,
				wereRepaired ? this.findings : Stream.concat(this.findings.stream(), Stream.of(finding)).toList(),
				wereRepaired ? List.of(finding) : this.repaired);
	}

	/** Whether nothing is wrong. */
	public boolean isSound() {
		return this.findings.isEmpty();
	}

	/**
	 * One thing that is wrong.
	 *
	 * @param what what is wrong
	 * @param where the file or index
	 * @param remedy what to do
	 */
	public record Finding(String what, String where, String remedy) {

		static final String RESTORE = "Restore a backup into an empty directory; "
				+ "or, where nothing was written while the server ran, delete the store, so that it is made anew from the files.";

		static Finding damage(String where, String what) {
			return new Finding(what, where, RESTORE);
		}

		static Finding unreadable(String where, Throwable failure) {
			String why = (failure.getMessage() != null) ? failure.getMessage() : failure.toString();
			return damage(where, "it cannot be read (%s)".formatted(why.lines().findFirst().orElse("")));
		}

		@Override
		public String toString() {
			return "%s: %s".formatted(this.where, this.what);
		}

	}

}
