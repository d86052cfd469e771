package org.samgraf.http;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FormatTests {

	private static final List<Format> ROWS = Format.forTriples(false);

	private static final List<Format> TRIPLES = Format.forTriples(true);

	@Test
	void rowsAndTriplesHaveFormatsOfTheirOwn() {
		assertThat(Format.forTables()).containsExactly(Format.JSON, Format.CSV, Format.TSV, Format.SPARQL_JSON,
				Format.SPARQL_XML, Format.XLSX);
		assertThat(ROWS).as("rows can be given as the triples of their claims, for whoever asks for it")
			.startsWith(Format.forTables().toArray(Format[]::new))
			.endsWith(TRIPLES.toArray(Format[]::new))
			.hasSize(Format.forTables().size() + TRIPLES.size());
		assertThat(TRIPLES).containsExactly(Format.TURTLE, Format.JSON_LD, Format.N_TRIPLES, Format.RDF_XML);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			application/json                                 | JSON
			text/csv                                         | CSV
			text/csv;charset=iso-8859-1                      | CSV
			TEXT/CSV                                         | CSV
			text/*                                           | CSV
			*/*                                              | JSON
			*                                                | JSON
			application/*                                    | JSON
			application/*+json                               | SPARQL_JSON
			application/json, text/csv                       | JSON
			text/csv, application/json                       | CSV
			application/json;q=0.4, text/csv;q=0.5           | CSV
			application/json;q=0.5, text/csv;q=0.50          | JSON
			*/*, text/csv                                    | CSV
			*/*;q=0.9, text/csv;q=0.1                        | JSON
			text/*, application/sparql-results+xml;q=0.9     | CSV
			text/html, */*;q=0.1                             | JSON
			image/png, application/json;q=0.001              | JSON
			application/json;q=0, */*                        | CSV
			*/*, application/json;q=0, text/*;q=0            | SPARQL_JSON
			text/*;q=0.9, text/csv;q=0.1                     | TSV
			*/*;q=0.5, application/json;q=0.1                | CSV
			text/turtle                                      | TURTLE
			text/turtle, text/csv;q=0.9                      | TURTLE
			text/turtle;q=0.5, application/json;q=0.9        | JSON
			application/vnd.openxmlformats-officedocument.spreadsheetml.sheet | XLSX
			""")
	void theFormatThatAClientLikesBestIsGiven(String accept, Format expected) {
		assertThat(Format.negotiate(accept, ROWS)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "text/turtle, TURTLE", "application/ld+json, JSON_LD", "application/n-triples, N_TRIPLES",
			"*/*, TURTLE" })
	void triplesAreNegotiatedToo(String accept, Format expected) {
		assertThat(Format.negotiate(accept, TRIPLES)).isEqualTo(expected);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " " })
	void whoAsksForNothingGetsTheFirst(@Nullable String accept) {
		assertThat(Format.negotiate(accept, ROWS)).isEqualTo(Format.JSON);
		assertThat(Format.negotiate(accept, TRIPLES)).isEqualTo(Format.TURTLE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "image/png", "application/json;q=0", "*/*;q=0", "json", "text/", "/csv", "text/csv;q=2",
			"text/csv;q=-1", "text/csv;q=x", ",;", "text/csv text/tsv", "*/csv" })
	void whatCannotBeGivenIsRefusedWithWhatCan(String accept) {
		assertThatExceptionOfType(NotAcceptableException.class).isThrownBy(() -> Format.negotiate(accept, ROWS))
			.satisfies(ex -> assertThat(ex.offered()).isEqualTo(ROWS));
	}

	@Test
	void aVeryLongHeaderIsReadOrRefused() {
		String accept = "image/x, ".repeat(200) + "text/csv";
		assertThat(Format.negotiate(accept, ROWS)).isEqualTo(Format.CSV);
	}

	@ParameterizedTest
	@EnumSource
	void aSuffixTellsTheFormat(Format format) {
		assertThat(Format.ofSuffix(format.suffix())).contains(format);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "foo", "JSON", ".csv", "xml" })
	void anUnknownSuffixTellsNone(String suffix) {
		assertThat(Format.ofSuffix(suffix)).isEmpty();
	}

	@Test
	void aFormatIsGivenWhereItCanHoldTheAnswer() {
		assertThat(Format.require(Format.CSV, ROWS)).isEqualTo(Format.CSV);
		assertThatExceptionOfType(NotAcceptableException.class)
			.isThrownBy(() -> Format.require(Format.TURTLE, Format.forTables()));
		assertThatExceptionOfType(NotAcceptableException.class)
			.isThrownBy(() -> Format.negotiate("application/json", TRIPLES));
	}

}
