package org.samgraf.http;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What the server itself says to people, in one language. The texts are in
 * {@code texts.properties} (English) and {@code texts_sv.properties}.
 */
public final class Texts {

	private final String language;

	private final ResourceBundle bundle;

	/** The texts in a language that is served. */
	public Texts(String language) {
		this.language = language;
		this.bundle = ResourceBundle.getBundle("texts", Locale.of(language),
				ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
	}

	/** The language that they are in. */
	public String language() {
		return this.language;
	}

	/**
	 * A text with its placeholders filled in.
	 * @throws java.util.MissingResourceException where there is none of the key
	 */
	public String get(String key, Object... arguments) {
		return new MessageFormat(this.bundle.getString(key), Locale.of(this.language)).format(arguments);
	}

}
