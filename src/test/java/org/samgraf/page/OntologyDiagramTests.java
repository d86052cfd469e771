package org.samgraf.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.SharedStore;
import org.samgraf.html.Links;
import org.samgraf.query.Listing;
import org.samgraf.query.Listings;

import static org.assertj.core.api.Assertions.assertThat;

/** The picture that is kept shows the ontology as it is. */
class OntologyDiagramTests {

	private static final Path KEPT = SharedStore.ROOT.resolve("src/main/resources/diagrams");

	private static final Listings LISTINGS = new Listings(SharedStore.store(), SharedStore.catalogue(),
			SharedStore.answers().lookups(), Duration.ofMinutes(1));

	/**
	 * The text is compared and not the picture, which differs with the fonts of a
	 * machine.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "en", "sv" })
	void thePictureIsOfTheOntology(String language) throws Exception {
		Listing listing = LISTINGS.read("ontology");
		String text = OntologyPageDiagram.text(listing, new OntologyPageNames(listing.labels(), LISTINGS.prefixes(),
				new Links(SharedStore.BASE), "/ontology", language));
		Path description = KEPT.resolve("ontology." + language + ".puml");
		String before = Files.exists(description) ? Files.readString(description) : "";
		if (!text.equals(before)) {
			Files.createDirectories(KEPT);
			Files.writeString(description, text);
			Files.writeString(KEPT.resolve("ontology." + language + ".svg"), DiagramDrawing.draw(text));
		}
		assertThat(before).as("the ontology has changed; its picture was drawn anew: look at it and commit it")
			.isEqualTo(text);
		assertThat(Files.readString(KEPT.resolve("ontology." + language + ".svg")))
			.doesNotContain(" style=", "<script", " id=")
			.contains("href=\"#");
	}

}
