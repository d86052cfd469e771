package org.samgraf.http;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class LanguagesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			-  | -                                  | en
			-  | ''                                 | en
			-  | sv                                 | sv
			-  | SV                                 | sv
			-  | sv-SE                              | sv
			-  | sv-FI, fi;q=0.9                    | sv
			-  | en-GB,en;q=0.9,sv;q=0.8            | en
			-  | sv-SE,sv;q=0.8,en-US;q=0.5,en;q=0.3 | sv
			-  | en;q=0.1, sv;q=0.2                 | sv
			-  | sv;q=0.1, en;q=0.2                 | en
			-  | fi, sv;q=0.1                       | sv
			-  | fi, de                             | en
			-  | *                                  | en
			-  | sv;q=0                             | en
			-  | sv;q=2                             | en
			-  | x_y;;                              | en
			-  | svenska                            | en
			-  | sv-FI;q=0.9, *;q=0.1               | sv
			sv | en                                 | sv
			en | sv                                 | en
			de | sv                                 | sv
			'' | sv                                 | sv
			SV | en                                 | en
			""")
	void theLanguageIsTheOneAskedFor(@Nullable String parameter, @Nullable String header, String expected) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		if (parameter != null) {
			request.addParameter("lang", parameter);
		}
		if (header != null) {
			request.addHeader("Accept-Language", header);
		}
		assertThat(Languages.of(request)).isEqualTo(expected);
	}

	/** The JDK would look at it for minutes. */
	@Test
	void aHeaderThatIsTooLongSaysNothing() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader("Accept-Language", "sv" + "-abcdefgh".repeat(2000));
		assertThat(Languages.of(request)).isEqualTo("en");
	}

}
