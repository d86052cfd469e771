package org.samgraf.access;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What the guard of the doors is told.
 *
 * @param users the file of the users; null where nobody has a password here
 * @param rolesClaim the claim of a token that names roles; dots lead into objects
 * @param edits the requests that change data, as far as their heads tell
 * @param operates the requests that run the server
 */
public record AccessSettings(@Nullable Path users, String rolesClaim, RequestMatcher edits, RequestMatcher operates) {
}
