/**
 * Knows who may write: users and their passwords, tokens, failed attempts, and what other
 * sites may have a browser do. Must not know any door, the store or any query.
 */
@NullMarked
package org.samgraf.access;

import org.jspecify.annotations.NullMarked;
