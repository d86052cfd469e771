package org.samgraf;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.samgraf.load.Home;
import org.samgraf.load.LoadException;
import org.samgraf.load.LoadedStore;
import org.samgraf.operate.SettingException;
import org.samgraf.query.QuestionException;
import org.samgraf.store.ChildStore;
import org.samgraf.store.Store;
import org.samgraf.store.StoreException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** The application itself starts, or says in one message why it does not. */
@ExtendWith(OutputCaptureExtension.class)
class StartTests {

	private final Path folder;

	private Home home;

	private Path store;

	StartTests(@TempDir Path folder) {
		this.folder = folder;
		this.home = Home.copyTo(folder.resolve("home"));
		this.store = LoadedStore.copyTo(folder.resolve("store"));
	}

	@Test
	void itStartsOnAnEmptyStoreAndAgainOnTheFilledOne(CapturedOutput output) throws Exception {
		this.store = this.folder.resolve("new");
		try (ConfigurableApplicationContext server = start()) {
			assertThat(get(server, "/api/questions/cooperation/by-rating?partner=BUP").statusCode()).isEqualTo(200);
		}
		assertThat(output).contains("0 unchanged, 0 removed, 0 problems");
		try (ConfigurableApplicationContext server = start()) {
			assertThat(get(server, "/api/questions/cooperation/by-rating?partner=BUP").statusCode()).isEqualTo(200);
		}
		assertThat(output).contains("0 graphs loaded");
	}

	@Test
	void aPortInUseIsNamed(CapturedOutput output) throws Exception {
		try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThatException().isThrownBy(() -> start("--server.port=" + other.getLocalPort()).close())
				.satisfies(ex -> assertThat(causes(ex)).hasAtLeastOneElementOfType(PortInUseException.class));
			assertDescribed(output, "Port " + other.getLocalPort() + " was already in use");
		}
		assertStoreIsFree();
	}

	@Test
	void aHomeThatIsMissingIsNamed(CapturedOutput output) {
		this.home = new Home(this.folder.resolve("nowhere"));
		assertRefused(output, SettingException.class, "samgraf.home", this.home.root().toString(), "a folder");
		assertStoreIsFree();
	}

	@Test
	void aHomeWithoutACatalogueIsNamed(CapturedOutput output) {
		this.home = new Home(this.folder);
		assertRefused(output, LoadException.class, "data/graphs.ttl", this.home.root().toString(), "samgraf.home");
		assertStoreIsFree();
	}

	@Test
	void aSettingThatIsNotKnownIsNamedWithTheNearest(CapturedOutput output) {
		assertRefused(output, SettingException.class, new String[] { "--samgraf.max-row=5" }, "samgraf.max-row",
				"command line", "samgraf.max-rows");
		assertStoreIsFree();
	}

	@Test
	void aStoreThatAnotherProcessHoldsIsNamed(CapturedOutput output) throws Exception {
		try (ChildStore _ = ChildStore.hold(this.store)) {
			assertRefused(output, StoreException.class, this.store.toString(), "top that");
		}
		start().close();
	}

	@Test
	void aQuestionThatMakesNoSenseIsNamed(CapturedOutput output) {
		this.home.write("queries/test/broken.rq", "#+ summary: Broken\nSELECT * WHERE { ?s ?p }\n");
		assertRefused(output, QuestionException.class, this.home.resolve("queries/test/broken.rq").toString(),
				"line 2");
		assertStoreIsFree();
	}

	@Test
	void aQuestionThatNamesAMissingQueryIsNamed(CapturedOutput output) {
		this.home.write("queries/test/dangling.rq", "#+ coverage: coverage/none\nSELECT * WHERE { ?s ?p ?o }\n");
		assertRefused(output, QuestionException.class, "test/dangling", "coverage/none");
	}

	@Test
	void aRuleThatMakesNoSenseIsNamed(CapturedOutput output) {
		this.home.write("ontology/rules/50-broken.rq", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p }\n");
		assertRefused(output, LoadException.class, "ontology/rules/50-broken.rq:1: ");
		assertStoreIsFree();
	}

	@Test
	void aDiskThatIsTooFullForALoadIsNamed(CapturedOutput output) {
		this.home.append("data/sources/003/claims.ttl", "# a remark\n");
		assertRefused(output, StoreException.class, new String[] { "--samgraf.minimum-free=4000000TB" },
				this.store.toString(), "Make room");
	}

	@Test
	void aDiskThatIsTooFullDoesNotMatterWhereNothingIsToBeWritten() throws Exception {
		try (ConfigurableApplicationContext server = start("--samgraf.minimum-free=4000000TB")) {
			assertThat(get(server, "/api/questions/cooperation/by-rating?partner=BUP").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void aFileThatIsRefusedIsNamedAndTheRestIsServed(CapturedOutput output) throws Exception {
		String claims = "data/sources/004/claims.ttl";
		this.home.append(claims, "this is not Turtle\n");
		this.home.replace("data/sources/003/claims.ttl", "sg:method method:pimp-my-soc", "sg:method method:bbic");
		try (ConfigurableApplicationContext server = start()) {
			HttpResponse<String> changed = get(server, "/api/questions/methods/use?method=BBIC");
			assertThat(changed.statusCode()).isEqualTo(200);
			assertThat(changed.body()).contains("003-n4");
			HttpResponse<String> asItWas = get(server, "/api/questions/methods/use?method=Signs%20of%20Safety");
			assertThat(asItWas.body()).contains("004-b1");
		}
		assertThat(output).contains("Refused: %s:%d: ".formatted(claims, this.home.lineOf(claims, "this is not")))
			.contains("1 graphs loaded")
			.contains("1 problems");
		assertThat(output.getOut()).doesNotContain("\tat ");
	}

	private void assertRefused(CapturedOutput output, Class<? extends Exception> type, String... words) {
		assertRefused(output, type, new String[0], words);
	}

	private void assertRefused(CapturedOutput output, Class<? extends Exception> type, String[] settings,
			String... words) {
		assertThatException().isThrownBy(() -> start(settings).close())
			.satisfies(ex -> assertThat(causes(ex)).hasAtLeastOneElementOfType(type));
		assertDescribed(output, words);
	}

	/** What is printed is one description for people, and no stack trace. */
	private static void assertDescribed(CapturedOutput output, String... words) {
		assertThat(output.getAll()).containsOnlyOnce("APPLICATION FAILED TO START")
			.doesNotContain("\tat ")
			.doesNotContain("Error creating bean");
		assertThat(output.getAll().substring(output.getAll().indexOf("Description:"))).contains(words);
	}

	private static List<Throwable> causes(Throwable failure) {
		List<Throwable> causes = new ArrayList<>();
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			causes.add(cause);
		}
		return causes;
	}

	/** A failed start lets go of the store: once mended, it starts. */
	private void assertStoreIsFree() {
		try (Store opened = Store.open(this.store, 0, SharedStore.UNNAMED)) {
			boolean empty = opened.read(snapshot -> snapshot.data().isEmpty());
			assertThat(empty).isFalse();
		}
	}

	/** Starts the server; a setting that is given here goes before the usual one. */
	private ConfigurableApplicationContext start(String... more) {
		List<String> settings = new ArrayList<>(List.of("--server.address=127.0.0.1", "--management.server.port=0",
				"--samgraf.home=" + this.home.root(), "--samgraf.store=" + this.store));
		settings.addAll(List.of(more));
		if (settings.stream().noneMatch(setting -> setting.startsWith("--server.port="))) {
			settings.add("--server.port=0");
		}
		SpringApplication application = new SpringApplication(Samgraf.class);
		application.setRegisterShutdownHook(false);
		return application.run(settings.toArray(String[]::new));
	}

	private static HttpResponse<String> get(ConfigurableApplicationContext server, String path)
			throws IOException, InterruptedException {
		String port = server.getEnvironment().getRequiredProperty("local.server.port");
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
				.header("Accept", "application/json")
				.build(), HttpResponse.BodyHandlers.ofString());
		}
	}

}
