package org.samgraf.picture;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samgraf.picture.LinkGraph.Item;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** A picture links to nothing that could run in a page. */
class LocalAddressTests {

	@ParameterizedTest
	@ValueSource(strings = { "#row-3", "/doc/municipality/0127", "/", "?lang=sv#x" })
	void whatIsOnThisHostIsTaken(String address) {
		assertThatNoException().isThrownBy(() -> new MapState("good", null, "good", "Ort", address, false));
		assertThatNoException().isThrownBy(() -> new Item("a", "A", address));
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript:alert(1)", "//example.org/", "/\\example.org", "data:text/html,x", "" })
	void whatIsNotAPageIsRefused(String address) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new MapState("good", null, "good", "Ort", address, false));
		assertThatIllegalArgumentException().isThrownBy(() -> new Item("a", "A", address));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.org/", "http://example.org/a" })
	void onlyAGraphLinksToTheWeb(String address) {
		assertThatNoException().isThrownBy(() -> new Item("a", "A", address));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new MapState("good", null, "good", "Ort", address, false));
	}

}
