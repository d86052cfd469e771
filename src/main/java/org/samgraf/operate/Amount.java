package org.samgraf.operate;

import java.time.Duration;

import org.springframework.util.unit.DataSize;

/** How much a value is, where it is an amount. */
final class Amount {

	private Amount() {
	}

	/** In the smallest unit; 1 for what is no amount. */
	static long of(Object value) {
		return switch (value) {
			case Duration duration -> duration.toNanos();
			case DataSize size -> size.toBytes();
			case Number number -> number.longValue();
			default -> 1;
		};
	}

}
