package org.samgraf;

import java.util.stream.Collectors;

import org.samgraf.access.AccessSettings;
import org.samgraf.endpoint.EndpointSettings;
import org.samgraf.endpoint.SparqlEndpoint;
import org.samgraf.access.Role;
import org.samgraf.gate.GateSettings;
import org.samgraf.html.Links;
import org.samgraf.http.BodyLimit;
import org.samgraf.http.ErrorPlace;
import org.samgraf.load.Edits;
import org.samgraf.load.LoadReport;
import org.samgraf.load.Loader;
import org.samgraf.operate.QuestionNames;
import org.samgraf.operate.StorePlace;
import org.samgraf.page.SearchDescription;
import org.samgraf.page.SourceTexts;
import org.samgraf.query.Answers;
import org.samgraf.query.Documents;
import org.samgraf.query.Listings;
import org.samgraf.query.Question;
import org.samgraf.query.QuestionCatalogue;
import org.samgraf.query.Search;
import org.samgraf.question.WorkbenchLimits;
import org.samgraf.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the rooms together: the one place that knows the settings and all rooms. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Settings.class)
class Wiring {

	private static final Logger log = LoggerFactory.getLogger(Wiring.class);

	@Bean
	Store store(Settings settings) {
		Store store = Store.open(settings.storeFolder(), settings.minimumFree().toBytes(), settings.unnamedGraph());
		try {
			if (store.state().readOnly() == null) {
				load(new Loader(settings.homeFolder(), settings.base().toString(), store));
			}
			else {
				log.warn("The files are not loaded: the store can only be read and is served as it is.");
			}
			return store;
		}
		catch (RuntimeException | Error ex) {
			store.close();
			throw ex;
		}
	}

	private static void load(Loader loader) {
		LoadReport report = loader.synchronise();
		report.problems().forEach(problem -> log.error("Refused: {}", problem));
		log.info("{} graphs loaded, {} unchanged, {} removed, {} problems", report.replaced().size(),
				report.unchanged().size(), report.removed().size(), report.problems().size());
	}

	@Bean
	QuestionCatalogue questionCatalogue(Settings settings) {
		return new QuestionCatalogue(settings.homeFolder().resolve("queries"));
	}

	@Bean
	StorePlace storePlace(Settings settings) {
		return settings.storePlace();
	}

	/** Wanted by the web server, and so before all others but the store. */
	@Bean
	@DependsOn("store")
	QuestionNames questionNames(QuestionCatalogue catalogue) {
		return new QuestionNames(catalogue.questions().stream().map(Question::name).collect(Collectors.toSet()));
	}

	@Bean
	Answers answers(Store store, QuestionCatalogue catalogue, Settings settings) {
		return new Answers(store, catalogue, settings.queryTimeout(), settings.maxRows());
	}

	/** Has what most answers need looked up when the first are asked for. */
	@Bean
	ApplicationRunner warmUp(QuestionCatalogue catalogue, Answers answers) {
		return arguments -> Thread.ofPlatform().daemon().name("warm-up").start(() -> {
			try {
				catalogue.questions().forEach(answers::choices);
			}
			catch (RuntimeException ex) {
				log.debug("The server was stopped before it was warm", ex);
			}
		});
	}

	@Bean
	Documents documents(Store store, QuestionCatalogue catalogue, Answers answers, Settings settings) {
		return new Documents(store, catalogue, answers.lookups(), settings.queryTimeout());
	}

	@Bean
	SourceTexts sourceTexts(Settings settings) {
		return new SourceTexts(settings.documentFolder());
	}

	@Bean
	Search search(Store store, QuestionCatalogue catalogue, Answers answers, Settings settings) {
		return new Search(store, catalogue, answers.lookups(), settings.queryTimeout());
	}

	/** Made here, and so after that of the questions, which begins anew. */
	@Bean
	SearchDescription searchDescription(MessageSource texts) {
		return new SearchDescription(texts);
	}

	@Bean
	Listings listings(Store store, QuestionCatalogue catalogue, Answers answers, Settings settings) {
		return new Listings(store, catalogue, answers.lookups(), settings.queryTimeout());
	}

	@Bean
	Links links(Settings settings) {
		return new Links(settings.base().toString());
	}

	/**
	 * Nobody believes what a client says of how it came here, unless the settings say so;
	 * then the web server has looked at it already.
	 */
	@Bean
	FilterRegistrationBean<ForwardedHeaderFilter> forwardedHeaders(ServerProperties server) {
		ForwardedHeaderFilter filter = new ForwardedHeaderFilter();
		filter.setRemoveOnly(server.getForwardHeadersStrategy() != ForwardHeadersStrategy.FRAMEWORK);
		var registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

	/** Every page keeps the language that is chosen on it. */
	@Bean
	WebMvcConfigurer pages(HandlerInterceptor language) {
		return new WebMvcConfigurer() {

			@Override
			public void addInterceptors(InterceptorRegistry registry) {
				registry.addInterceptor(language);
				registry.addInterceptor(new ErrorPlace()).addPathPatterns(ErrorPlace.PATH);
			}

		};
	}

	@Bean
	GateSettings gateSettings(Settings settings) {
		return new GateSettings(settings.queryTimeout(), settings.heavyPlaces(), settings.heavyQueue(),
				settings.clientRequestsPerSecond(), settings.maxQuerySize().toBytes(),
				settings.maxAnswerSize().toBytes(), Role.EDITOR::isOf);
	}

	@Bean
	EndpointSettings endpointSettings(Settings settings) {
		return new EndpointSettings(settings.base().toString(), settings.queryTimeout(),
				settings.maxQuerySize().toBytes(), settings.maxUploadSize().toBytes(), settings.maxRows(),
				settings.unionDefaultGraph());
	}

	@Bean
	Edits edits(Settings settings, Store store) {
		return new Edits(settings.homeFolder(), settings.base().toString(), store);
	}

	@Bean
	AccessSettings accessSettings(Settings settings) {
		return new AccessSettings(settings.usersFile(), settings.rolesClaim(), SparqlEndpoint::edits,
				EndpointRequest.to("backup", "compact", "verify"));
	}

	@Bean
	SparqlEndpoint sparqlEndpoint(Store store, EndpointSettings settings) {
		return new SparqlEndpoint(store, settings);
	}

	@Bean
	FilterRegistrationBean<?> bodyLimit(SparqlEndpoint endpoint, HandlerExceptionResolver handlerExceptionResolver) {
		return endpoint.bodyLimit(handlerExceptionResolver);
	}

	@Bean
	WorkbenchLimits workbenchLimits(Settings settings) {
		return new WorkbenchLimits(settings.queryTimeout(), settings.maxQuerySize().toBytes(), settings.maxRows());
	}

	@Bean
	FilterRegistrationBean<?> workbenchBodyLimit(Settings settings, HandlerExceptionResolver handlerExceptionResolver) {
		long max = settings.maxQuerySize().toBytes();
		var filter = new FilterRegistrationBean<>(new BodyLimit(_ -> max, handlerExceptionResolver));
		filter.setName("workbenchBodyLimit");
		filter.addUrlPatterns("/api/workbench/check");
		return filter;
	}

}
