package org.samgraf.page;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.Server;
import org.samgraf.load.Home;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a graph says, a page does no harm; and what is retired says so. */
class HostileDataTests {

	private static final String LONG = "x".repeat(100_000);

	@SuppressWarnings("NullAway.Init")
	private static Server server;

	@BeforeAll
	static void start(@TempDir Path folder) {
		Home.copyTo(folder).write("data/reference/zz-hostile.ttl", """
				@base <https://w3id.org/samgraf/> .
				@prefix sg: <https://w3id.org/samgraf/ontology#> .
				@prefix dcterms: <http://purl.org/dc/terms/> .
				@prefix owl: <http://www.w3.org/2002/07/owl#> .
				@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
				@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
				<id/organisation/script> a sg:Organisation ;
				    rdfs:label "<script>alert(1)</script>"@sv, "</script><script>alert(2)</script>"@en ;
				    skos:altLabel "\\" onmouseover=\\"alert(3)"@en ;
				    rdfs:seeAlso <javascript:alert(4)>, <data:text/html,x>, <https://example.org/?a=1&b="x> .
				<id/organisation/bidi> a sg:Organisation ;
				    rdfs:label "en \\u202Egnalläf\\u202C"@sv, "a \\u202Epart\\u202C"@en .
				<id/organisation/long> a sg:Organisation ;
				    rdfs:label "%1$s"@sv, "%1$s"@en .
				<id/organisation/old> owl:deprecated true ;
				    dcterms:isReplacedBy <id/organisation/fss> .
				""".formatted(LONG).replace("<https://example.org/?a=1&b=\"x>", "<https://example.org/?a=1&b=x>"));
		server = Server.start("samgraf.home=" + folder);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/doc/organisation/script", "/search?q=script", "/questions/people/whom-to-ask" })
	void noTextOfTheGraphIsMarkup(String path) {
		String page = server.get(path, "Accept", "text/html").body();
		assertThat(page).contains("</html>")
			.doesNotContain("<script>alert", "onmouseover=\"", "href=\"javascript:", "href=\"data:");
	}

	@Test
	void aTextCannotEndTheElementThatHoldsTheData() {
		String page = server.get("/doc/organisation/script", "Accept", "text/html").body();
		assertThat(page.split("</script>", -1)).hasSize(page.split("<script", -1).length);
	}

	@Test
	void charactersThatTurnTheDirectionAreShownByTheirCode() {
		String page = server.get("/doc/organisation/bidi", "Accept", "text/html").body();
		assertThat(page.substring(page.indexOf("<h1>"), page.indexOf("</h1>"))).contains("⟨U+202E⟩")
			.doesNotContain("\u202E");
	}

	@Test
	void aLongTextIsCut() {
		String page = server.get("/doc/organisation/long", "Accept", "text/html").body();
		assertThat(page.substring(page.indexOf("<main"), page.indexOf("</main>"))).contains("xxx…")
			.hasSizeLessThan(20_000);
	}

	@Test
	void whatIsRetiredIsGoneAndNamesItsSuccessor() {
		assertThat(server.get("/id/organisation/old").statusCode()).isEqualTo(410);
		var page = server.get("/doc/organisation/old", "Accept", "text/html");
		assertThat(page.statusCode()).isEqualTo(410);
		assertThat(page.body()).contains("href=\"/doc/organisation/fss\"");
		assertThat(server.get("/doc/organisation/old.ttl").statusCode()).isEqualTo(410);
		assertThat(server.get("/doc/organisation/old.ttl").body()).contains("isReplacedBy");
		assertThat(server.get("/doc/organisation/old.ttl", "If-None-Match", "*").statusCode()).isEqualTo(410);
	}

}
