/**
 * The REST face of the catalogue of questions, and its description for machines. Must not
 * know the text of any query, nor the insides of the store.
 */
@NullMarked
package org.samgraf.question;

import org.jspecify.annotations.NullMarked;
