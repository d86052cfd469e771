package org.samgraf.gate;

import org.samgraf.guard.Memory;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Puts the gate before all doors. */
@Configuration(proxyBeanMethods = false)
class GateConfiguration {

	@Bean
	Memory memory() {
		return Memory.ofHeap();
	}

	@Bean
	Lanes lanes(GateSettings settings, Memory memory) {
		return new Lanes(settings, memory);
	}

	@Bean
	FilterRegistrationBean<Gate> gate(GateSettings settings, Memory memory, Lanes lanes,
			HandlerExceptionResolver handlerExceptionResolver) {
		var filter = new FilterRegistrationBean<>(new Gate(settings, memory, lanes, handlerExceptionResolver));
		// The last of all filters: behind it is only what can be called a second time.
		filter.setOrder(Ordered.LOWEST_PRECEDENCE);
		return filter;
	}

	@Bean
	WebServerFactoryCustomizer<TomcatWebServerFactory> watchedConnections() {
		return factory -> factory.setProtocol(WatchedProtocol.class.getName());
	}

}
