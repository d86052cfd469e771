package org.samgraf.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks passwords. It takes the same time whether there is such a user or not, and
 * whatever the cost of the user's hash. What was right is remembered for a while, under a
 * key that only this process has.
 */
final class Passwords implements AuthenticationProvider {

	private static final int MAX_LENGTH = 1000;

	private static final int MAX_REMEMBERED = 1000;

	private static final Duration REMEMBERED = Duration.ofMinutes(5);

	/** Of what nobody has, where there are no users to take it from. */
	private static final int USUAL_COST = 12;

	private static final String KEYED_HASH = "HmacSHA256";

	private static final int KEY_BYTES = 32;

	private final PasswordEncoder encoder = PasswordHash.encoder();

	private final UserFile file;

	private final FailedAttempts attempts;

	private final SecretKeySpec key = key();

	private final Cache<String, Boolean> right = Caffeine.newBuilder()
		.maximumSize(MAX_REMEMBERED)
		.expireAfterWrite(REMEMBERED)
		.build();

	Passwords(UserFile file, FailedAttempts attempts) {
		this.file = file;
		this.attempts = attempts;
	}

	@Override
	public Authentication authenticate(Authentication attempt) {
		String name = attempt.getName();
		String password = Objects.toString(attempt.getCredentials(), "");
		String address = (attempt.getDetails() instanceof WebAuthenticationDetails details) ? details.getRemoteAddress()
				: "127.0.0.1";
		Map<String, User> users = this.file.users();
		User user = users.get(name);
		if (name.length() > MAX_LENGTH || password.length() > MAX_LENGTH) {
			this.attempts.begin(address);
			throw new BadCredentialsException("too long");
		}
		String key = keyed(name, password, user);
		// Checked once for many at once; only what is right is kept.
		boolean fits = this.right.get(key, unknown -> check(password, user, users, address));
		if (!fits || user == null) {
			this.right.invalidate(key);
			throw new BadCredentialsException("wrong");
		}
		var known = UsernamePasswordAuthenticationToken.authenticated(name, null,
				user.roles().stream().map(Role::authority).toList());
		known.setDetails(attempt.getDetails());
		return known;
	}

	private boolean check(String password, @Nullable User user, Map<String, User> users, String address) {
		this.attempts.begin(address);
		int highest = users.values().stream().mapToInt(User::cost).max().orElse(USUAL_COST);
		String hash = (user != null) ? user.hash() : PasswordHash.ofNobody(highest);
		boolean fits = this.encoder.matches(password, hash);
		// Each cost is twice the one before, so that these add up to the highest.
		for (int cost = (user != null) ? user.cost() : highest; cost < highest; cost++) {
			this.encoder.matches(password, PasswordHash.ofNobody(cost));
		}
		if (fits && user != null) {
			this.attempts.succeed(address);
			return true;
		}
		return false;
	}

	private String keyed(String name, String password, @Nullable User user) {
		try {
			Mac mac = Mac.getInstance(KEYED_HASH);
			mac.init(this.key);
			for (String part : new String[] { name, password, (user != null) ? user.hash() : "" }) {
				mac.update(part.getBytes(StandardCharsets.UTF_8));
				mac.update((byte) 0);
			}
			return HexFormat.of().formatHex(mac.doFinal());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static SecretKeySpec key() {
		byte[] bytes = new byte[KEY_BYTES];
		new SecureRandom().nextBytes(bytes);
		return new SecretKeySpec(bytes, KEYED_HASH);
	}

	@Override
	public boolean supports(Class<?> type) {
		return Set.of(UsernamePasswordAuthenticationToken.class).contains(type);
	}

}
