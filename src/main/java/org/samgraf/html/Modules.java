package org.samgraf.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Serves modules of JavaScript, ours and those of WebJars, without a bundler: the bare
 * name in an import becomes the address of a file. An import map could do it in the
 * browser, but would have to be inline, which the Content Security Policy forbids.
 */
@Component
class Modules implements WebMvcConfigurer {

	private static final String ADDRESS = "/webjars/";

	private static final Duration FOR_EVER = Duration.ofDays(365);

	/** A static import or export from a bare name, at the beginning of a line. */
	private static final Pattern IMPORT = Pattern
		.compile("(?m)^((?:import|export)\\b(?:[^;'\"]*?\\bfrom)?\\s*)(['\"])([^'\"./][^'\"]*)\\2");

	private final WebJars webJars = new WebJars();

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler(ADDRESS + "**")
			.addResourceLocations("classpath:/" + WebJars.FOLDER)
			.setCacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable())
			.resourceChain(true)
			.addResolver(new ModulesOnly())
			.addTransformer(this::withAddresses);
		// The time of a file in a reproducible jar says nothing: what is cached goes by
		// content. The tag is weak, since a response with a strong one is not compressed.
		registry.addResourceHandler("/js/**")
			.addResourceLocations("classpath:/static/js/")
			.setCacheControl(CacheControl.noCache())
			.setUseLastModified(false)
			.setEtagGenerator(Modules::tag)
			.resourceChain(true)
			.addTransformer(this::withAddresses);
	}

	private Resource withAddresses(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
			throws IOException {
		Resource script = chain.transform(request, resource);
		String text = withAddresses(script.getContentAsString(StandardCharsets.UTF_8), request.getContextPath());
		return new TransformedResource(script, text.getBytes(StandardCharsets.UTF_8));
	}

	private String withAddresses(String text, String contextPath) {
		return IMPORT.matcher(text)
			.replaceAll(found -> Matcher.quoteReplacement("%s%s%s%s%s%2$s".formatted(found.group(1), found.group(2),
					contextPath, ADDRESS, this.webJars.path(found.group(3)))));
	}

	private static String tag(Resource resource) {
		try {
			return "W/\"%s\"".formatted(DigestUtils.md5DigestAsHex(resource.getContentAsByteArray()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Leaves out whatever else WebJars hold: sources, tests, descriptions. */
	private final class ModulesOnly extends PathResourceResolver {

		@Override
		protected @Nullable Resource getResource(String path, Resource location) throws IOException {
			return Modules.this.webJars.isModule(path) ? super.getResource(path, location) : null;
		}

	}

}
