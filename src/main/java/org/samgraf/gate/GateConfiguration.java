package org.samgraf.gate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
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
	Watch watch() {
		return new Watch();
	}

	@Bean
	Lanes lanes(GateSettings settings, Memory memory, Watch watch) {
		return new Lanes(settings, memory, watch);
	}

	@Bean
	MeterBinder gateMeters(Lanes lanes, Memory memory) {
		return registry -> {
			Gauge.builder("samgraf.gate.memory.used", memory, Memory::taken).baseUnit("bytes").register(registry);
			Gauge.builder("samgraf.gate.memory.max", memory, Memory::size).baseUnit("bytes").register(registry);
			lanes.places().forEach((lane, places) -> {
				Gauge.builder("samgraf.gate.requests", places, Places::taken)
					.tag("lane", lane)
					.tag("state", "calculating")
					.register(registry);
				Gauge.builder("samgraf.gate.requests", places, Places::waiting)
					.tag("lane", lane)
					.tag("state", "waiting")
					.register(registry);
			});
		};
	}

	@Bean
	FilterRegistrationBean<Gate> gate(GateSettings settings, Memory memory, Watch watch, Lanes lanes,
			MeterRegistry meters, HandlerExceptionResolver handlerExceptionResolver) {
		Intake intake = new Intake(settings, memory, watch);
		var filter = new FilterRegistrationBean<>(
				new Gate(settings, memory, watch, intake, lanes, meters, handlerExceptionResolver));
		// The last of all filters: behind it is only what can be called a second time.
		filter.setOrder(Ordered.LOWEST_PRECEDENCE);
		return filter;
	}

	@Bean
	FilterRegistrationBean<Remainder> remainder() {
		var filter = new FilterRegistrationBean<>(new Remainder());
		// Around all others, each of which may refuse a request.
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return filter;
	}

	@Bean
	WebServerFactoryCustomizer<TomcatWebServerFactory> watchedConnections() {
		return factory -> factory.setProtocol(WatchedProtocol.class.getName());
	}

}
