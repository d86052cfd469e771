package org.samgraf.http;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What the server itself says to people, in one language. The texts are in
 * {@code texts.properties} (English) and {@code texts_sv.properties}.
 */
final class Texts {

	private final String language;

	private final ResourceBundle bundle;

	Texts(String language) {
		this.language = language;
		this.bundle = ResourceBundle.getBundle("texts", Locale.of(language),
				ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
	}

	String language() {
		return this.language;
	}

	String get(String key, Object... arguments) {
		return new MessageFormat(this.bundle.getString(key), Locale.of(this.language)).format(arguments);
	}

}
