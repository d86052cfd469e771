package org.samgraf.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** How a body is packed. */
enum Packing {

	NONE, GZIP, DEFLATE, UNKNOWN;

	/** The value of Accept-Encoding. */
	static final String ACCEPTED = "gzip, deflate, identity";

	/** The packing that headers tell; several on top of each other are unknown. */
	static Packing of(Enumeration<String> headers) {
		List<String> named = Collections.list(headers);
		if (named.isEmpty()) {
			return NONE;
		}
		return switch (String.join(",", named).strip().toLowerCase(Locale.ROOT)) {
			case "identity" -> NONE;
			case "gzip", "x-gzip" -> GZIP;
			case "deflate" -> DEFLATE;
			default -> UNKNOWN;
		};
	}

	/** What is in a packed body. */
	InputStream unpack(InputStream packed) throws IOException {
		return switch (this) {
			case GZIP -> new GZIPInputStream(packed);
			case DEFLATE -> new InflaterInputStream(packed);
			case NONE, UNKNOWN -> packed;
		};
	}

}
