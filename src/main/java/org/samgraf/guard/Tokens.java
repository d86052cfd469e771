package org.samgraf.guard;

import java.io.StringReader;

import org.apache.jena.sparql.lang.sparql_12.javacc.JavaCharStream;
import org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants;
import org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12TokenManager;
import org.apache.jena.sparql.lang.sparql_12.javacc.TokenMgrError;

/**
 * Counts the words and signs of a text. Jena takes a time that grows with the square of
 * many things in a query, variables that are asked for and arguments of a function among
 * them, and cannot be stopped before it runs.
 */
final class Tokens {

	private static final int MAX = 20_000;

	private Tokens() {
	}

	/**
	 * Passes what has not too many; those in INSERT DATA and DELETE DATA, which are read
	 * one by one, are not counted.
	 * @throws RefusedQueryException where there are
	 */
	static void require(String text) {
		if (text.length() <= MAX) {
			return;
		}
		var tokens = new SPARQLParser12TokenManager(new JavaCharStream(new StringReader(text)));
		int count = 0;
		int depth = 0;
		boolean data = false;
		try {
			for (int kind = tokens.getNextToken().kind; kind != SPARQLParser12Constants.EOF; kind = tokens
				.getNextToken().kind) {
				switch (kind) {
					case SPARQLParser12Constants.INSERT_DATA, SPARQLParser12Constants.DELETE_DATA -> data = true;
					case SPARQLParser12Constants.LBRACE -> depth++;
					case SPARQLParser12Constants.RBRACE -> {
						depth--;
						data = data && depth > 0;
					}
					default -> {
					}
				}
				count += data ? 0 : 1;
				if (count > MAX) {
					throw new RefusedQueryException("The query has more than %,d words and signs.".formatted(MAX));
				}
			}
		}
		catch (TokenMgrError ex) {
			// The parser will tell the place.
		}
	}

}
