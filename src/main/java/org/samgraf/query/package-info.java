/**
 * Holds the questions: reads a query with its header, binds arguments as RDF terms, runs
 * it and gives an answer that tells what it rests on. Must not know HTTP, paths or any
 * term of the domain: those are in the queries.
 */
@NullMarked
package org.samgraf.query;

import org.jspecify.annotations.NullMarked;
