package org.samgraf.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The texts of source documents that are at hand, found by the SHA-256 of their
 * normalised text (NFC, line feeds, no no-break spaces), which is what spans are counted
 * in. Texts are not part of the graph: they are not ours to publish, and whoever runs a
 * server decides whether it may show them.
 */
public final class SourceTexts {

	/** How many code points around a span are shown. */
	private static final int SURROUNDINGS = 240;

	private final Map<String, String> texts = new HashMap<>();

	/**
	 * Reads all files of a folder.
	 * @param folder null where no texts are at hand
	 * @throws UncheckedIOException where the folder cannot be read
	 */
	public SourceTexts(@Nullable Path folder) {
		if (folder == null) {
			return;
		}
		try (var files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
			for (Path file : files) {
				String text = normalise(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
				this.texts.put(sha256(text), text);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The source documents in '%s' cannot be read".formatted(folder), ex);
		}
	}

	/**
	 * The words of a span with what stands around them.
	 * @param document the SHA-256 of the document's text
	 * @param start the first code point, counted from 0
	 * @param end the code point after the last
	 * @param span the SHA-256 of the span's text
	 * @return empty where the text is not at hand, or has other words there
	 */
	Optional<Excerpt> excerpt(String document, int start, int end, String span) {
		return Optional.ofNullable(this.texts.get(document)).map(text -> {
			int[] points = text.codePoints().toArray();
			int last = Math.min(end, points.length);
			int first = Math.min(start, last);
			int from = Math.max(0, first - SURROUNDINGS);
			int to = Math.min(points.length, last + SURROUNDINGS);
			return new Excerpt(((from > 0) ? "…" : "") + new String(points, from, first - from),
					new String(points, first, last - first),
					new String(points, last, to - last) + ((to < points.length) ? "…" : ""));
		}).filter(excerpt -> sha256(excerpt.words()).equals(span));
	}

	private static String normalise(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("\\R", "\n").replace('\u00a0', ' ');
	}

	private static String sha256(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A span in its surroundings.
	 */
	record Excerpt(String before, String words, String after) {
	}

}
