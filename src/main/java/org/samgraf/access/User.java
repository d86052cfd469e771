package org.samgraf.access;

import java.util.Set;

/**
 * Somebody with a password.
 *
 * @param hash of the password, with the name of its kind in braces before it
 */
record User(String name, String hash, Set<Role> roles) {

	/** How many times the work of hashing doubles. */
	int cost() {
		return Integer.parseInt(this.hash, PasswordHash.COST, PasswordHash.COST + 2, 10);
	}

}
