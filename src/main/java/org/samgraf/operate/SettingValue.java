package org.samgraf.operate;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.unit.DataSize;

/**
 * What a setting may be.
 *
 * @param name as in {@code samgraf.store}
 * @param type what it is bound to
 * @param accepts what it must be besides; null where the type says it all
 */
record SettingValue(String name, Type type, Accepts.@Nullable Kind accepts) {

	/** The settings of a record, by name, in its order. */
	static Map<String, SettingValue> of(String prefix, Class<?> settings) {
		Map<String, SettingValue> values = new LinkedHashMap<>();
		for (RecordComponent component : settings.getRecordComponents()) {
			String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
			if (component.getType().isRecord()) {
				values.putAll(of(name, component.getType()));
			}
			else {
				Accepts accepts = component.getAnnotation(Accepts.class);
				values.put(name,
						new SettingValue(name, component.getGenericType(), (accepts != null) ? accepts.value() : null));
			}
		}
		return values;
	}

	/** What is wrong with the value that is given; empty where none is, or a good one. */
	Optional<String> problem(ConfigurableEnvironment environment) {
		ConfigurationProperty given = given(environment);
		if (given == null) {
			return Optional.empty();
		}
		String text = environment.resolvePlaceholders(String.valueOf(given.getValue()));
		if (isAccepted(text, environment)) {
			return Optional.empty();
		}
		String place = (given.getSource() != null
				&& given.getSource().getUnderlyingSource() instanceof PropertySource<?> source)
						? SettingsCheck.place(source, this.name) : "as a setting";
		return Optional.of("The setting '%s' (%s) is '%s'; it must be %s.".formatted(this.name, place,
				Printable.of(text), words()));
	}

	private boolean isAccepted(String text, ConfigurableEnvironment environment) {
		try {
			Object value = Binder.get(environment)
				.bind(this.name, Bindable.of(ResolvableType.forType(this.type)))
				.orElse(null);
			if (value == null || text.isBlank()) {
				return false;
			}
			if (value instanceof Duration && text.chars().allMatch(Character::isDigit)) {
				// Spring would take milliseconds, which nobody means.
				return false;
			}
			return (this.accepts != null) ? this.accepts.accepts(value) : Amount.of(value) > 0;
		}
		catch (BindException ex) {
			return false;
		}
	}

	private @Nullable ConfigurationProperty given(ConfigurableEnvironment environment) {
		ConfigurationPropertyName key = ConfigurationPropertyName.of(this.name);
		for (var source : ConfigurationPropertySources.get(environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(key);
			if (property != null) {
				return property;
			}
		}
		return null;
	}

	private String words() {
		boolean zeroToo = this.accepts == Accepts.Kind.ZERO_TOO;
		if (this.accepts != null && !zeroToo) {
			return this.accepts.words();
		}
		String above = zeroToo ? "of zero or more" : "above zero";
		Class<?> kind = ResolvableType.forType(this.type).toClass();
		if (kind == Duration.class) {
			return "a length of time " + above + " with its unit, as in 500ms, 30s or 5m";
		}
		if (kind == DataSize.class) {
			return "a size " + above + ", as in 512KB or 100MB";
		}
		if (kind == int.class || kind == Integer.class) {
			return "a whole number " + above;
		}
		if (kind == boolean.class) {
			return "true or false";
		}
		return kind.isEnum() ? "one of " + Arrays.toString(kind.getEnumConstants()) : "given, and not empty";
	}
}
