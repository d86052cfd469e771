package org.samgraf.access;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samgraf.Server;

import static org.assertj.core.api.Assertions.assertThat;

/** The server speaks TLS by itself, with a key store or with files in PEM. */
class TlsTests {

	private static final String PASSWORD = "changeit";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@Test
	void itSpeaksTls() throws Exception {
		Path file = this.folder.resolve("key.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "test", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1",
				"-storepass", PASSWORD, "-keystore", file.toString())
			.redirectErrorStream(true)
			.start();
		keytool.getInputStream().readAllBytes();
		assertThat(keytool.waitFor()).isZero();
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			store.load(in, PASSWORD.toCharArray());
		}
		Path certificate = pem("certificate", "CERTIFICATE", store.getCertificate("test").getEncoded());
		Key key = store.getKey("test", PASSWORD.toCharArray());
		Path secret = pem("key", "PRIVATE KEY", key.getEncoded());
		check(client(store), "server.ssl.certificate=" + certificate, "server.ssl.certificate-private-key=" + secret);
		check(client(store), "server.ssl.key-store=" + file, "server.ssl.key-store-password=" + PASSWORD);
	}

	private Path pem(String name, String kind, byte[] bytes) throws IOException {
		return Files.writeString(this.folder.resolve(name + ".pem"), "-----BEGIN %s-----\n%s\n-----END %s-----\n"
			.formatted(kind, Base64.getMimeEncoder().encodeToString(bytes), kind));
	}

	private static HttpClient client(KeyStore store) throws Exception {
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		trusted.setCertificateEntry("test", store.getCertificate("test"));
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(trusted);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trust.getTrustManagers(), null);
		return HttpClient.newBuilder().sslContext(context).build();
	}

	private static void check(HttpClient client, String... settings) throws Exception {
		String[] all = Stream.concat(Stream.of(Users.setting()), Stream.of(settings)).toArray(String[]::new);
		try (Server server = Server.start(all)) {
			URI address = URI.create("https://127.0.0.1:" + server.root().getPort() + "/graphs/one");
			HttpResponse<String> response = client.send(HttpRequest.newBuilder(address)
				.PUT(HttpRequest.BodyPublishers.ofString("<> <> <> ."))
				.header("Content-Type", "text/turtle")
				.header("Authorization", Users.header(Users.EDITOR))
				.build(), BodyHandlers.ofString());
			assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
			assertThat(response.headers().firstValue("Location")).contains(address.toString());
			assertThat(response.headers().firstValue("Strict-Transport-Security").orElseThrow()).startsWith("max-age=");
		}
	}

}
