package org.samgraf.page;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.samgraf.Server;

import static org.assertj.core.api.Assertions.assertThat;

/** Programs that pass by find out what there is. */
class DiscoveryTests {

	private static final Pattern ADDRESS = Pattern.compile("<loc>(.*?)</loc>");

	private final Server server = Server.shared();

	@Test
	void theDatasetIsDescribedWhereProgramsLook() {
		var response = this.server.get("/.well-known/void");
		assertThat(response.statusCode()).isEqualTo(303);
		String catalogue = response.headers().firstValue("Location").orElseThrow();
		assertThat(this.server.get(catalogue, "Accept", "text/turtle").body()).contains("dcat:Catalog", "dcat:dataset");
	}

	@Test
	void theSitemapNamesPagesThatAreThere() {
		assertThat(this.server.get("/robots.txt").body()).contains("Sitemap: " + this.server.root() + "/sitemap.xml");
		List<String> addresses = ADDRESS.matcher(this.server.get("/sitemap.xml").body())
			.results()
			.map((MatchResult match) -> match.group(1))
			.toList();
		assertThat(addresses).hasSizeGreaterThan(500)
			.doesNotHaveDuplicates()
			.contains(this.server.root() + "/doc/municipality/0127");
		for (int i = 0; i < addresses.size(); i += addresses.size() / 10) {
			assertThat(this.server.get(addresses.get(i), "Accept", "text/html").statusCode()).isEqualTo(200);
		}
	}

}
