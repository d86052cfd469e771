package org.samgraf.access;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samgraf.Server;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever has a token of the configured issuer needs no password. */
class TokenTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	private static KeyPair keys() throws NoSuchAlgorithmException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
		generator.initialize(2048);
		return generator.generateKeyPair();
	}

	private static String token(KeyPair keys, Object roles, Instant end) throws JOSEException {
		var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256),
				new JWTClaimsSet.Builder().subject("Åsa")
					.expirationTime(Date.from(end))
					.claim("access", roles)
					.build());
		token.sign(new RSASSASigner(keys.getPrivate()));
		return token.serialize();
	}

	private static HttpResponse<String> put(Server server, String token) {
		return server.send("PUT", "/graphs?graph=urn:test:g", BodyPublishers.ofString("<urn:a> <urn:b> <urn:c> ."),
				"Content-Type", "text/turtle", "Authorization", "Bearer " + token);
	}

	@Test
	void rolesAreReadFromTheToken() throws IOException, JOSEException, NoSuchAlgorithmException {
		KeyPair keys = keys();
		Path file = this.folder.resolve("key.pem");
		Files.writeString(file,
				"-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
						+ "\n-----END PUBLIC KEY-----\n");
		Instant later = Instant.now().plusSeconds(600);
		try (Server server = Server.start("spring.security.oauth2.resourceserver.jwt.public-key-location=file:" + file,
				"samgraf.roles-claim=access.roles")) {
			assertThat(put(server, token(keys, Map.of("roles", List.of("other", "editor")), later)).statusCode())
				.isEqualTo(201);
			assertThat(put(server, token(keys, Map.of("roles", "operator editor"), later)).statusCode()).isEqualTo(204);
			assertThat(put(server, token(keys, Map.of("roles", List.of("operator")), later)).statusCode())
				.isEqualTo(403);
			assertThat(put(server, token(keys, "editor", later)).statusCode()).isEqualTo(403);
			for (String wrong : List.of(token(keys(), Map.of("roles", "editor"), later),
					token(keys, Map.of("roles", "editor"), Instant.now().minusSeconds(3600)), "abc")) {
				HttpResponse<String> response = put(server, wrong);
				assertThat(response.statusCode()).isEqualTo(401);
				assertThat(response.headers().allValues("WWW-Authenticate")).contains("Bearer realm=\"Samgraf\"",
						"Basic realm=\"Samgraf\", charset=\"UTF-8\"");
				assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
			}
		}
	}

}
