package org.samgraf.page;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.Server;
import org.samgraf.SharedStore;
import org.samgraf.data.Repository;
import org.samgraf.query.Question;
import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages about the ontology and the shapes say all that these say, and lead on. */
class OntologyPageTests {

	private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");

	private static final Pattern ADDRESS = Pattern.compile(" href=\"([^\"]+)\"");

	@ParameterizedTest
	@ValueSource(strings = { "en", "sv" })
	void everyTermIsThereWithItsTextsInBothLanguages(String language) {
		String page = page("/ontology?lang=" + language);
		List<Map<String, String>> terms = rows("""
				SELECT (STR(?term) AS ?iri) (STR(?label) AS ?name) (STR(?definition) AS ?text) {
					?term rdfs:isDefinedBy ?module ; rdfs:label ?label ; skos:definition ?definition
				}""");
		assertThat(terms).hasSizeGreaterThan(200).allSatisfy(term -> {
			assertThat(page).contains(" id=\"" + local(term.get("iri")) + "\"");
			assertThat(page).contains(escaped(term.get("name")), escaped(term.get("text")));
		});
	}

	@Test
	void everyTermSaysInWhichModuleItIs() {
		assertThat(Repository.values("""
				SELECT ?term {
					VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty }
					?term a ?kind
					FILTER NOT EXISTS { ?term rdfs:isDefinedBy/a owl:Ontology }
				}""")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "sv" })
	void everyShapeIsThereWithItsMessage(String language) {
		String page = page("/shapes?lang=" + language);
		assertThat(rows("""
				PREFIX sh: <http://www.w3.org/ns/shacl#>
				SELECT (STR(?shape) AS ?iri) {
					VALUES ?kind { sh:NodeShape sh:PropertyShape }
					?shape a ?kind FILTER (isIRI(?shape))
				}""")).isNotEmpty()
			.allSatisfy(shape -> assertThat(page).contains(" id=\"" + local(shape.get("iri")) + "\""));
		assertThat(rows("""
				PREFIX sh: <http://www.w3.org/ns/shacl#>
				SELECT (STR(?message) AS ?text) { ?shape sh:message ?message }""")).isNotEmpty()
			.allSatisfy(message -> assertThat(page).contains(escaped(message.get("text"))));
	}

	/** A constraint or a state without a text would show its key. */
	@ParameterizedTest
	@CsvSource({ "/ontology,en", "/ontology,sv", "/shapes,en", "/shapes,sv" })
	void everyTextExistsAndThereIsNoInlineStyle(String path, String language) {
		assertThat(page(path + "?lang=" + language)).doesNotContain("??", " style=", "<style", "onclick")
			.contains("lang=\"" + language + "\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ontology", "/shapes" })
	void everyAnchorIsThereOnce(String path) {
		List<String> ids = found(ID, page(path));
		assertThat(ids).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ontology", "/shapes" })
	void everyLinkToAPlaceOnAPageOfTheOntologyLeadsThere(String path) {
		Map<String, Set<String>> anchors = Map.of("/ontology", Set.copyOf(found(ID, page("/ontology"))), "/shapes",
				Set.copyOf(found(ID, page("/shapes"))));
		assertThat(found(ADDRESS, page(path))).filteredOn(address -> address.matches("(/ontology|/shapes)?#.*"))
			.isNotEmpty()
			.allSatisfy(address -> {
				String[] parts = address.split("#", 2);
				assertThat(anchors.get(parts[0].isEmpty() ? path : parts[0])).contains(parts[1]);
			});
	}

	@Test
	void everyLinkToAThingLeadsToItsPage() {
		Set<String> things = found(ADDRESS, page("/ontology")).stream()
			.filter(address -> address.startsWith("/doc/"))
			.map(address -> address.replaceFirst("#.*", ""))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(things).hasSizeGreaterThan(300);
		// One of each kind is enough: they are all answered by the same code.
		Map<String, String> one = things.stream()
			.collect(Collectors.toMap(address -> address.split("/", 4)[2], address -> address, (first, more) -> first));
		assertThat(one.values())
			.allSatisfy(address -> assertThat(Server.shared().get(address).statusCode()).as(address).isEqualTo(200));
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "sv" })
	void everyQuestionIsNamedWhereATermIsTold(String language) {
		String page = page("/ontology?lang=" + language);
		assertThat(SharedStore.catalogue().questions()).isNotEmpty().allSatisfy((Question question) -> {
			assertThat(page).contains("href=\"/questions/" + question.name() + "\"");
			assertThat(page).contains(escaped(question.summary().getOrDefault(language, "")));
		});
	}

	@Test
	void aClassTellsOfItsPropertiesAndItsThings() {
		String page = page("/ontology?lang=en");
		String term = page.substring(page.indexOf("id=\"CooperationAssessment\""));
		term = term.substring(0, term.indexOf("</article>"));
		assertThat(term).contains("sg:CooperationAssessment", "href=\"#Claim\"", "href=\"#rating\"", "exactly 1",
				"/doc/claim/", "/workbench?query=", "href=\"/questions/cooperation/by-rating\"");
	}

	@Test
	void thePictureIsOnThePage() {
		assertThat(page("/ontology?lang=sv")).contains("<svg", "<a href=\"#Claim\">");
	}

	@Test
	void whatIsKeptByTheClientIsNotSentAgain() {
		HttpResponse<String> first = Server.shared().get("/ontology", "Accept", "text/html");
		String tag = first.headers().firstValue("ETag").orElseThrow();
		assertThat(first.headers().allValues("Vary")).isNotEmpty();
		assertThat(Server.shared().get("/ontology", "Accept", "text/html", "If-None-Match", tag).statusCode())
			.isEqualTo(304);
		assertThat(Server.shared().get("/ontology?lang=sv", "Accept", "text/html", "If-None-Match", tag).statusCode())
			.as("in another language")
			.isEqualTo(200);
	}

	private static String page(String path) {
		HttpResponse<String> response = Server.shared().get(path, "Accept", "text/html");
		assertThat(response.statusCode()).isEqualTo(200);
		return response.body();
	}

	private static List<Map<String, String>> rows(String query) {
		return Repository.select(query);
	}

	private static List<String> found(Pattern pattern, String page) {
		return pattern.matcher(page).results().map((MatchResult match) -> match.group(1)).toList();
	}

	private static String local(@Nullable String iri) {
		return String.valueOf(iri).replaceFirst(".*#", "");
	}

	private static String escaped(@Nullable String text) {
		return HtmlUtils.htmlEscape(String.valueOf(text), "UTF-8");
	}

}
