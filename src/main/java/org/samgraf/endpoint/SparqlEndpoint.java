package org.samgraf.endpoint;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.jena.fuseki.server.DataAccessPoint;
import org.apache.jena.fuseki.server.DataAccessPointRegistry;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.fuseki.server.OperationRegistry;
import org.apache.jena.fuseki.system.FusekiCore;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.samgraf.access.Role;
import org.samgraf.guard.Guard;
import org.samgraf.http.BodyLimit;
import org.samgraf.store.Store;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Puts Fuseki's query operation into the web server that is there, so that all else
 * (security, limits, logs) stays in one place.
 */
public final class SparqlEndpoint implements ServletContextInitializer {

	static final String QUERY = "/sparql";

	static final String GRAPHS = "/graphs";

	private static final String UPDATE = "application/sparql-update";

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
		CsvRows.register();
		OperationRegistry operations = OperationRegistry.createEmpty();
		operations.register(Operation.Query, new GuardedQuery(this.settings.maxRows()));
		OperationRegistry.set(context, operations);
		DataAccessPointRegistry.set(context, this.services);
		this.store.follow(shared -> {
			// With a context of its own: what is asked in-process keeps its limits.
			var dataset = new DatasetGraphWrapper(shared, shared.getContext().copy());
			dataset.getContext().set(ARQ.queryTimeout, Long.toString(this.settings.timeout().toMillis()));
			Guard.bound(dataset.getContext());
			mount(operations, dataset);
		});
	}

	private void mount(OperationRegistry operations, DatasetGraph dataset) {
		DataService service = DataService.newBuilder(dataset).addEndpoint(Operation.Query).build();
		service.setEndpointProcessors(operations);
		service.goActive();
		this.services.remove(QUERY);
		this.services.register(new DataAccessPoint(QUERY, service));
	}

	/**
	 * Whether a request changes data, as far as its head tells. An update in a form is
	 * found out later.
	 */
	public static boolean edits(HttpServletRequest request) {
		String path = request.getServletPath();
		boolean graphs = path.equals(GRAPHS) || path.startsWith(GRAPHS + "/");
		return switch (request.getMethod()) {
			case "GET", "HEAD", "OPTIONS" -> false;
			case "POST" -> graphs || (path.equals(QUERY) && isUpdate(request));
			default -> graphs;
		};
	}

	private static boolean isUpdate(HttpServletRequest request) {
		String type = request.getContentType();
		return type != null && type.strip().regionMatches(true, 0, UPDATE, 0, UPDATE.length());
	}

	/** The filter that bounds bodies. */
	public FilterRegistrationBean<BodyLimit> bodyLimit(HandlerExceptionResolver problems) {
		var filter = new FilterRegistrationBean<>(new BodyLimit(
				request -> Role.EDITOR.isOf(request) ? this.settings.maxUpload() : this.settings.maxBody(), problems));
		filter.addUrlPatterns(QUERY, GRAPHS, GRAPHS + "/*", ValidationController.PATH);
		filter.setOrder(-1);
		return filter;
	}

}
