package org.samgraf.http;

import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.XSD;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A date in words is never more precise than the date. */
class DateTextTests {

	static {
		JenaSystem.init();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			gMonthDay  | --11-22    | en | 22 November, year not given
			gMonthDay  | --11-22    | sv | 22 november, år inte angivet
			gMonthDay  | --02-29    | sv | 29 februari, år inte angivet
			gMonthDay  | --01-01    | en | 1 January, year not given
			gYearMonth | 2015-11    | en | November 2015
			gYearMonth | 2015-11    | sv | november 2015
			gYear      | 2015       | en | 2015
			gYear      | 2015       | sv | 2015
			date       | 2015-11-22 | en | 2015-11-22
			date       | 2015-11-22 | sv | 2015-11-22
			""")
	void aDateIsAsPreciseAsItIs(String type, String date, String language, String expected) {
		DateText text = new DateText(language);
		assertThat(text.of(NodeFactory.createLiteralDT(date, TypeMapper.getInstance().getTypeByName(XSD.NS + type))))
			.isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "en, undated", "sv, odaterad" })
	void withoutADateItIsUndated(String language, String expected) {
		assertThat(new DateText(language).of(null)).isEqualTo(expected);
	}

}
