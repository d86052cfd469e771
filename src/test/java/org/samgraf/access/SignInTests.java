package org.samgraf.access;

import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.servlet.ModelAndView;

import static org.assertj.core.api.Assertions.assertThat;

/** A password travels only where nobody else reads it; other sites bring none. */
class SignInTests {

	private final FailedAttempts attempts = new FailedAttempts();

	private final SignIn signIn = new SignIn(this.attempts,
			new AccessProblems((request, response, handler, problem) -> new ModelAndView(), this.attempts,
					new StaticListableBeanFactory().getBeanProvider(JwtDecoder.class)));

	@ParameterizedTest
	@CsvSource({ "192.0.2.1, false, Basic eDp5, false", "192.0.2.1, false, basic eDp5, false",
			"192.0.2.1, true, Basic eDp5, true", "127.0.0.1, false, Basic eDp5, true", "::1, false, Basic eDp5, true",
			"192.0.2.1, false, Bearer abc, true", "2001:db8::1, false, Basic eDp5, false" })
	void aPasswordIsTakenOnlyInPrivate(String address, boolean secure, String credentials, boolean taken)
			throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("PUT", "/graphs");
		request.setRemoteAddr(address);
		request.setSecure(secure);
		request.addHeader("Authorization", credentials);
		MockFilterChain chain = new MockFilterChain();
		this.signIn.doFilter(request, new MockHttpServletResponse(), chain);
		assertThat(chain.getRequest() != null).isEqualTo(taken);
	}

	@ParameterizedTest
	@CsvSource({ "http://other.example, , false", "null, , false", ", cross-site, false", ", same-site, false",
			"http://localhost, , true", "HTTP://LOCALHOST, same-origin, true", "http://localhost, cross-site, false",
			"https://localhost, , false", "http://localhost:81, , false", ", none, true", ", , true" })
	void whatAnotherSiteAsksIsAskedByNobody(String origin, String site, boolean known) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/sparql");
		request.addHeader("Host", "localhost");
		request.addHeader("Authorization", "Basic eDp5");
		if (origin != null) {
			request.addHeader("Origin", origin);
		}
		if (site != null) {
			request.addHeader("Sec-Fetch-Site", site);
		}
		MockFilterChain chain = new MockFilterChain();
		this.signIn.doFilter(request, new MockHttpServletResponse(), chain);
		HttpServletRequest seen = (HttpServletRequest) Objects.requireNonNull(chain.getRequest());
		assertThat(seen.getHeader("authorization") != null).isEqualTo(known);
		assertThat(seen.getHeaders("Authorization").hasMoreElements()).isEqualTo(known);
	}

}
