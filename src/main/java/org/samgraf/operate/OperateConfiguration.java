package org.samgraf.operate;

import io.micrometer.core.instrument.MeterRegistry;
import org.samgraf.store.Store;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts what watches the server into it. */
@Configuration(proxyBeanMethods = false)
class OperateConfiguration {

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> edge(MeterRegistry registry, QuestionNames questions) {
		Edge edge = new Edge(new RequestMetrics(registry, questions));
		return tomcat -> tomcat.addEngineValves(edge);
	}

	/** Named as the health of it is. */
	@Bean("storeHealthIndicator")
	StoreHealth storeHealth(Store store, StorePlace place) {
		return new StoreHealth(store, place);
	}

	@Bean
	StoreMetrics storeMetrics(Store store, StorePlace place) {
		return new StoreMetrics(store, place);
	}

	@Bean
	MaintenanceEndpoints.BackupEndpoint backupEndpoint(Store store, StorePlace place) {
		return new MaintenanceEndpoints.BackupEndpoint(store, place);
	}

	@Bean
	MaintenanceEndpoints.CompactEndpoint compactEndpoint(Store store) {
		return new MaintenanceEndpoints.CompactEndpoint(store);
	}

	@Bean
	MaintenanceEndpoints.VerifyEndpoint verifyEndpoint(Store store) {
		return new MaintenanceEndpoints.VerifyEndpoint(store);
	}

}
