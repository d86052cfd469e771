package org.samgraf.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Finds the roles in a token: a list, or one text with spaces between them. Those that
 * mean nothing here are left out.
 *
 * @param claim the name of the claim; dots lead into objects
 */
record TokenRoles(String claim) implements Converter<Jwt, Collection<GrantedAuthority>> {

	@Override
	public Collection<GrantedAuthority> convert(Jwt token) {
		Object value = token.getClaim(this.claim);
		return written((value != null) ? value : inside(token)).stream()
			.map(Role::of)
			.flatMap(Optional::stream)
			.map(Role::authority)
			.toList();
	}

	private @Nullable Object inside(Jwt token) {
		Object value = token.getClaims();
		for (String part : this.claim.split("\\.", -1)) {
			value = (value instanceof Map<?, ?> object) ? object.get(part) : null;
		}
		return value;
	}

	private static List<String> written(@Nullable Object value) {
		return switch (value) {
			case Collection<?> list -> list.stream().map(String::valueOf).toList();
			case String text -> Arrays.asList(text.split(" ", -1));
			case null, default -> List.of();
		};
	}

}
