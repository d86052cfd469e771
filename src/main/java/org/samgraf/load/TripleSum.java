package org.samgraf.load;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;

/**
 * A checksum of a set of triples that does not depend on their order and can be carried
 * on: adding a triple and taking it away again leads back to where it was. Zero for none.
 */
public final class TripleSum {

	private static final int BITS = 256;

	private static final BigInteger MODULUS = BigInteger.TWO.pow(BITS);

	private TripleSum() {
	}

	/** The checksum of a whole graph, in hexadecimal digits. */
	public static String of(Graph graph) {
		BigInteger[] sum = { BigInteger.ZERO };
		graph.find().forEach(triple -> sum[0] = add(sum[0], triple));
		return "%064x".formatted(sum[0]);
	}

	static BigInteger add(BigInteger sum, Triple triple) {
		return sum.add(of(triple)).mod(MODULUS);
	}

	static BigInteger subtract(BigInteger sum, Triple triple) {
		return sum.subtract(of(triple)).mod(MODULUS);
	}

	private static BigInteger of(Triple triple) {
		try {
			byte[] text = NodeFmtLib.str(triple).getBytes(StandardCharsets.UTF_8);
			return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(text));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
