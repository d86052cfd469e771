package org.samgraf.load;

import java.math.BigInteger;
import java.util.HexFormat;

/**
 * What is remembered of a graph: the checksum of the files that it was loaded from, and
 * how it differs from them since it was edited.
 *
 * @param files in hexadecimal; empty where it came in at run time
 * @param edits the {@link TripleSum} of what was added, less that of what was removed;
 * zero where it is as it was loaded
 */
record Checksum(String files, BigInteger edits) {

	private static final String EDITED = "+";

	private static final HexFormat HEX = HexFormat.of();

	/** Reads what {@link #toString} wrote. */
	static Checksum parse(String text) {
		int at = text.indexOf(EDITED);
		return (at < 0) ? ofFiles(text)
				: new Checksum(text.substring(0, at), new BigInteger(1, HEX.parseHex(text.substring(at + 1))));
	}

	static Checksum ofFiles(String sha256) {
		return new Checksum(sha256, BigInteger.ZERO);
	}

	boolean isLoaded() {
		return !this.files.isEmpty();
	}

	boolean isEdited() {
		return this.edits.signum() != 0;
	}

	Checksum edited(BigInteger sum) {
		return new Checksum(this.files, sum);
	}

	@Override
	public String toString() {
		return isEdited() ? this.files + EDITED + "%064x".formatted(this.edits) : this.files;
	}

}
