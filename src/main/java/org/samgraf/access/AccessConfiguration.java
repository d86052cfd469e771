package org.samgraf.access;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Says who may do what: anybody may read, editors write, operators run the server. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

	@Bean
	FailedAttempts failedAttempts() {
		return new FailedAttempts();
	}

	/** The web's own way of asking finds it; named there too it would be asked twice. */
	@Bean
	AuthenticationProvider passwords(AccessSettings settings, FailedAttempts attempts) {
		return new Passwords(new UserFile(settings.users()), attempts);
	}

	/**
	 * Lets the values of headers through, which nobody here trusts: a header that cannot
	 * even be looked at could not be answered with a problem either.
	 */
	@Bean
	StrictHttpFirewall firewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowedHeaderValues(value -> true);
		return firewall;
	}

	/** Each of its filters would be observed by itself, at each request, for nobody. */
	@Bean
	SecurityObservationSettings unobserved() {
		return SecurityObservationSettings.noObservations();
	}

	@Bean
	SecurityFilterChain access(HttpSecurity http, AccessSettings settings, FailedAttempts attempts,
			AccessProblems problems) {
		http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
			.permitAll()
			.requestMatchers(settings.edits())
			.hasRole(Role.EDITOR.written())
			.requestMatchers(settings.operates())
			.hasRole(Role.OPERATOR.written())
			.anyRequest()
			.permitAll())
			.httpBasic(basic -> basic.authenticationEntryPoint(problems))
			.exceptionHandling(handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
			.addFilterBefore(new SignIn(attempts, problems),
					problems.takesTokens() ? BearerTokenAuthenticationFilter.class : BasicAuthenticationFilter.class)
			.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.headers(headers -> headers.defaultsDisabled().httpStrictTransportSecurity(always -> {
			}));
		if (problems.takesTokens()) {
			JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
			converter.setJwtGrantedAuthoritiesConverter(new TokenRoles(settings.rolesClaim()));
			http.oauth2ResourceServer(server -> server.authenticationEntryPoint(problems)
				.accessDeniedHandler(problems)
				.jwt(jwt -> jwt.jwtAuthenticationConverter(converter)));
		}
		return http.build();
	}

}
