package org.samgraf.endpoint;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.jena.fuseki.server.DataAccessPoint;
import org.apache.jena.fuseki.server.DataAccessPointRegistry;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.fuseki.server.OperationRegistry;
import org.apache.jena.fuseki.servlets.FusekiFilter;
import org.apache.jena.fuseki.system.FusekiCore;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.samgraf.guard.Guard;
import org.samgraf.http.BodyLimit;
import org.samgraf.store.Store;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;

/**
 * Puts Fuseki's query and Graph Store Protocol operations, for reading only, into the web
 * server that is there, so that all else (security, limits, logs) stays in one place.
 */
public final class SparqlEndpoint implements ServletContextInitializer {

	static final String QUERY = "/sparql";

	static final String GRAPHS = "/graphs";

	private final Store store;

	private final EndpointSettings settings;

	private final DataAccessPointRegistry services = new DataAccessPointRegistry();

	public SparqlEndpoint(Store store, EndpointSettings settings) {
		this.store = store;
		this.settings = settings;
	}

	@Override
	public void onStartup(ServletContext context) {
		FusekiCore.init();
		OperationRegistry operations = OperationRegistry.createEmpty();
		operations.register(Operation.Query, new GuardedQuery(this.settings.maxRows()));
		operations.register(Operation.GSP_R, new ReadGraphs());
		OperationRegistry.set(context, operations);
		DataAccessPointRegistry.set(context, this.services);
		this.store.follow(shared -> {
			// With a context of its own: what is asked in-process keeps its limits.
			var dataset = new DatasetGraphWrapper(shared, shared.getContext().copy());
			dataset.getContext().set(ARQ.queryTimeout, Long.toString(this.settings.timeout().toMillis()));
			Guard.bound(dataset.getContext());
			mount(QUERY, Operation.Query, operations, dataset);
			mount(GRAPHS, Operation.GSP_R, operations, dataset);
		});
	}

	private void mount(String path, Operation operation, OperationRegistry operations, DatasetGraph dataset) {
		DataService service = DataService.newBuilder(dataset).addEndpoint(operation).build();
		service.setEndpointProcessors(operations);
		service.goActive();
		this.services.remove(path);
		this.services.register(new DataAccessPoint(path, service));
	}

	/** The filter that hands requests over to Fuseki. */
	public FilterRegistrationBean<FusekiFilter> fuseki() {
		var filter = new FilterRegistrationBean<FusekiFilter>(new Handover());
		filter.addUrlPatterns(QUERY, GRAPHS);
		filter.setOrder(0);
		return filter;
	}

	/** The filter that bounds bodies, in front of Fuseki. */
	public FilterRegistrationBean<BodyLimit> bodyLimit() {
		var filter = new FilterRegistrationBean<>(new BodyLimit(this.settings.maxBody()));
		filter.addUrlPatterns(QUERY, GRAPHS, ValidationController.PATH);
		filter.setOrder(-1);
		return filter;
	}

	/** Leaves the bare address of the endpoint to the service description. */
	private static final class Handover extends FusekiFilter {

		@Override
		public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			if (request instanceof HttpServletRequest http && http.getServletPath().equals(QUERY)
					&& http.getMethod().equals("GET") && http.getQueryString() == null) {
				chain.doFilter(request, response);
			}
			else {
				super.doFilter(request, response, chain);
			}
		}

	}

}
