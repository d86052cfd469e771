package org.samgraf.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What somebody may do besides reading. */
public enum Role {

	/** May change the data. */
	EDITOR,

	/** May back up, compact and verify the store. */
	OPERATOR;

	/** The name in files, tokens and code. */
	public String written() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Whether it is that of whoever sends a request. */
	public boolean isOf(HttpServletRequest request) {
		return request.isUserInRole(written());
	}

	GrantedAuthority authority() {
		return new SimpleGrantedAuthority("ROLE_" + written());
	}

	static Optional<Role> of(String written) {
		return Arrays.stream(values()).filter(role -> role.written().equals(written)).findFirst();
	}

}
