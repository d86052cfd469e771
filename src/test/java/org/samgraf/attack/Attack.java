package org.samgraf.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * One attack, as the list of attacks has it.
 *
 * @param kind its class
 * @param name what is sent
 * @param to method and address
 * @param headers of the request, the type of its body among them
 * @param body text of the request's body
 * @param packed whether it is sent as gzip
 * @param status every status that is a right answer
 * @param never what the answer must not hold; null where there is nothing special
 */
record Attack(String kind, String name, String to, Map<String, String> headers, String body, boolean packed,
		List<Integer> status, @Nullable String never) {

	private static final Pattern REPEATED = Pattern.compile("«(\\d+)×([^»]*)»");

	/** All attacks in the list. */
	@SuppressWarnings("unchecked")
	static Stream<Attack> all() {
		try (InputStream list = Attack.class.getResourceAsStream("/attacks.yaml")) {
			List<Map<String, Object>> kinds = new Yaml().load(list);
			return kinds.stream()
				.flatMap(kind -> ((List<Map<String, Object>>) kind.getOrDefault("cases", List.of())).stream()
					.map(entry -> of(text(kind, "class"), entry)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@SuppressWarnings("unchecked")
	private static Attack of(String kind, Map<String, Object> entry) {
		Map<String, String> headers = new LinkedHashMap<>();
		((Map<String, String>) entry.getOrDefault("headers", Map.of()))
			.forEach((name, value) -> headers.put(name, repeat(value)));
		String body = repeat(text(entry, "body"));
		String type = text(entry, "type");
		if (entry.containsKey("query")) {
			body = text(entry, "prefix") + "\n" + repeat(text(entry, "query"));
			type = "application/sparql-query";
		}
		if (!type.isEmpty()) {
			headers.put("Content-Type", type);
		}
		boolean packed = entry.containsKey("packed");
		if (packed) {
			headers.put("Content-Encoding", "gzip");
		}
		String to = entry.containsKey("to") ? repeat(text(entry, "to")) : "POST /sparql";
		return new Attack(kind, text(entry, "attack"), to, headers, body, packed,
				(List<Integer>) entry.getOrDefault("status", List.of()), (String) entry.get("never"));
	}

	private static String text(Map<String, Object> entry, String key) {
		return (String) entry.getOrDefault(key, "");
	}

	/** Short, for the name of a test. */
	@Override
	public String toString() {
		return this.kind + ": " + this.name;
	}

	/** The body as it is sent. */
	byte[] bytes() {
		byte[] bytes = this.body.getBytes(StandardCharsets.UTF_8);
		return this.packed ? pack(bytes) : bytes;
	}

	private static String repeat(String text) {
		return REPEATED.matcher(text)
			.replaceAll(found -> Matcher.quoteReplacement(found.group(2).repeat(Integer.parseInt(found.group(1)))));
	}

	private static byte[] pack(byte[] body) {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
			gzip.write(body);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return packed.toByteArray();
	}

}
