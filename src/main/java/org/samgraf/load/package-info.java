/**
 * Brings the files into the store: reads the catalogue of graphs, parses and judges what
 * has changed, and replaces those graphs and everything derived in one transaction. Must
 * not know questions or HTTP.
 */
@NullMarked
package org.samgraf.load;

import org.jspecify.annotations.NullMarked;
