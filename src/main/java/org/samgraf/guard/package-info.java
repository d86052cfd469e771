/**
 * Decides whether a query from outside may run, and bounds what it may use while it runs.
 * Must not know HTTP, the store or any other room: Jena alone.
 */
@NullMarked
package org.samgraf.guard;

import org.jspecify.annotations.NullMarked;
