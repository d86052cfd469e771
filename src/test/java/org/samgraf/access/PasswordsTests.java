package org.samgraf.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** Who fails too often must wait; who is right is known. */
class PasswordsTests {

	private static final String RIGHT = "the right password";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	private Passwords passwords() throws IOException {
		String hash = new BCryptPasswordEncoder(4).encode(RIGHT);
		Path file = Files.write(this.folder.resolve("users"), List.of("anna:{bcrypt}" + hash + ":editor"));
		return new Passwords(new UserFile(file), new FailedAttempts());
	}

	private static UsernamePasswordAuthenticationToken attempt(String password, String address) {
		var attempt = UsernamePasswordAuthenticationToken.unauthenticated("anna", password);
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setRemoteAddr(address);
		attempt.setDetails(new WebAuthenticationDetails(request));
		return attempt;
	}

	private static void fail(Passwords passwords, String address) {
		assertThatExceptionOfType(BadCredentialsException.class)
			.isThrownBy(() -> passwords.authenticate(attempt("wrong", address)));
	}

	@Test
	void theRightPasswordGivesTheRolesAndIsForgotten() throws IOException {
		var known = passwords().authenticate(attempt(RIGHT, "192.0.2.1"));
		assertThat(known.isAuthenticated()).isTrue();
		assertThat(known.getCredentials()).isNull();
		assertThat(known.getAuthorities()).extracting(GrantedAuthority::getAuthority).containsExactly("ROLE_editor");
	}

	@Test
	void anAddressMayFailTenTimes() throws IOException {
		Passwords passwords = passwords();
		for (int i = 0; i < 10; i++) {
			passwords.authenticate(attempt(RIGHT, "192.0.2.1"));
			fail(passwords, "192.0.2.1");
		}
		assertThatExceptionOfType(TooManyAttemptsException.class)
			.isThrownBy(() -> passwords.authenticate(attempt("wrong again", "192.0.2.1")))
			.satisfies(ex -> assertThat(ex.patience()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(61)));
		fail(passwords, "192.0.2.2");
	}

	@Test
	void aNetworkOfTheSixthVersionIsOneClient() throws IOException {
		Passwords passwords = passwords();
		for (int i = 1; i <= 10; i++) {
			fail(passwords, "2001:db8:0:1::" + i);
		}
		assertThatExceptionOfType(TooManyAttemptsException.class)
			.isThrownBy(() -> passwords.authenticate(attempt("wrong", "2001:db8:0:1:ffff::1")));
		fail(passwords, "2001:db8:0:2::1");
	}

	@Test
	void whoIsRightNeverHasToWait() throws IOException {
		Passwords passwords = passwords();
		for (int i = 0; i < 30; i++) {
			assertThatNoException().isThrownBy(() -> passwords.authenticate(attempt(RIGHT, "192.0.2.1")));
		}
	}

}
