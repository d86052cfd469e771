package org.samgraf.access;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Makes and knows the hashes of passwords: bcrypt, marked as such. */
public final class PasswordHash {

	/** Where the two digits of the cost are in a hash. */
	static final int COST = "{bcrypt}$2a$".length();

	/** A name that fits into a line of the file and into the head of a request. */
	static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}:#\\s][^\\p{Cntrl}:]{0,99}");

	static final String NAME_RULE = "A name has 1 to 100 characters, none of them a colon, and begins with neither a space nor #.";

	private static final Pattern HASH = Pattern.compile("\\{bcrypt}\\$2[aby]\\$(0[4-9]|1[0-6])\\$[./A-Za-z0-9]{53}");

	private static final int NEW_COST = 12;

	private static final int MIN_LENGTH = 12;

	/** What bcrypt looks at. */
	private static final int MAX_BYTES = 72;

	/** Any salt and any hash, which no password will have. */
	private static final String NOBODY = "{bcrypt}$2a$%02d$" + ".".repeat(53);

	private PasswordHash() {
	}

	static PasswordEncoder encoder() {
		return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(NEW_COST)));
	}

	static boolean isHash(String text) {
		return HASH.matcher(text).matches();
	}

	/** A hash that takes as long to check as any of its cost, and fits no password. */
	static String ofNobody(int cost) {
		return NOBODY.formatted(cost);
	}

	/**
	 * Makes a line for the file of the users.
	 * @throws IllegalArgumentException where the name or the password cannot be taken,
	 * with what would be
	 */
	public static String line(String name, String password, Set<Role> roles) {
		if (!NAME.matcher(name).matches()) {
			throw new IllegalArgumentException(NAME_RULE);
		}
		if (password.length() < MIN_LENGTH || password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
			throw new IllegalArgumentException("A password has %d characters or more, and at most %d bytes in UTF-8."
				.formatted(MIN_LENGTH, MAX_BYTES));
		}
		String written = new TreeSet<>(roles).stream().map(Role::written).collect(Collectors.joining(","));
		return "%s:%s:%s".formatted(name, encoder().encode(password), written);
	}

}
