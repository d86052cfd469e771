package org.samgraf.question;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.util.UriUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The address of a page, from which those of its variations are made.
 *
 * @param path encoded
 * @param parameters as a person wrote them, by name
 */
record Address(String path, SequencedMap<String, List<String>> parameters) {

	/**
	 * The address that was asked for; what came in a form counts as if it stood there.
	 */
	static Address of(HttpServletRequest request) {
		SequencedMap<String, List<String>> parameters = new LinkedHashMap<>();
		request.getParameterMap().forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
		return new Address(request.getRequestURI(), parameters);
	}

	/** With one value for a parameter instead of those that it has. */
	Address with(String name, String value) {
		SequencedMap<String, List<String>> changed = new LinkedHashMap<>(this.parameters);
		changed.put(name, List.of(value));
		return new Address(this.path, changed);
	}

	/** With one of the values of a parameter replaced by another. */
	Address replacing(String name, String value, String other) {
		SequencedMap<String, List<String>> changed = new LinkedHashMap<>(this.parameters);
		changed.computeIfPresent(name,
				(key, values) -> values.stream().map(old -> old.equals(value) ? other : old).toList());
		return new Address(this.path, changed);
	}

	/** Without some parameters. */
	Address without(String... names) {
		SequencedMap<String, List<String>> changed = new LinkedHashMap<>(this.parameters);
		changed.keySet().removeAll(Arrays.asList(names));
		return new Address(this.path, changed);
	}

	/**
	 * The parameters that are arguments of a question, and not read by the server itself.
	 */
	SequencedMap<String, List<String>> arguments(Set<String> own) {
		SequencedMap<String, List<String>> arguments = new LinkedHashMap<>(this.parameters);
		arguments.keySet().removeAll(own);
		return arguments;
	}

	/** With another path. */
	Address at(String otherPath) {
		return new Address(otherPath, this.parameters);
	}

	/** Path and query, encoded; parameters without a value are left out. */
	@Override
	public String toString() {
		String query = this.parameters.entrySet()
			.stream()
			.flatMap(parameter -> parameter.getValue()
				.stream()
				.filter(value -> !value.isBlank())
				.map(value -> Map.entry(parameter.getKey(), value)))
			.map(pair -> UriUtils.encode(pair.getKey(), UTF_8) + "=" + UriUtils.encode(pair.getValue(), UTF_8))
			.collect(Collectors.joining("&"));
		return query.isEmpty() ? this.path : this.path + "?" + query;
	}
}
