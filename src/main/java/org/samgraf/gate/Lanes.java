package org.samgraf.gate;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.samgraf.guard.Memory;
import org.samgraf.guard.Run;

/**
 * How many requests are calculated at once. Each is calculated by the thread of its
 * connection, a thread of the operating system, which shares the cores among them fairly,
 * and begins in the light lane. One that calculates for long needs a place among the
 * heavy: where none is free it is stopped, waits its turn, and is begun anew. So a cheap
 * request never waits behind a heavy one, and there are never more heavy ones than the
 * machine bears. Those that may write have a lane of their own, where nothing is stopped.
 */
final class Lanes {

	private static final int LIGHT_PLACES = 256;

	private static final int LIGHT_QUEUE = 1000;

	private static final int WRITING_PLACES = 8;

	private static final int WRITING_QUEUE = 64;

	/** How long one may wait for a heavy place. */
	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private final Memory memory;

	private final Watch watch;

	private final Duration timeout;

	private final Places light = new Places(LIGHT_PLACES, LIGHT_QUEUE);

	private final Places heavy;

	private final Places writing = new Places(WRITING_PLACES, WRITING_QUEUE);

	Lanes(GateSettings settings, Memory memory, Watch watch) {
		this.memory = memory;
		this.watch = watch;
		this.timeout = settings.timeout();
		this.heavy = new Places(settings.heavyPlaces(), settings.queue());
	}

	/**
	 * Calculates an answer that may be calculated a second time.
	 * @param exchanges gives one for each attempt
	 * @param connection by which the client waits for it; null where nothing is known of
	 * it
	 */
	End read(Client client, Supplier<Exchange> exchanges, @Nullable Connection connection) {
		Deadline deadline = Deadline.in(this.timeout);
		if (!this.light.take(this.timeout)) {
			return new End.Stopped(Run.Stop.PLACE);
		}
		End end = attempt(client, exchanges.get(), this.light, deadline, connection);
		if (!(end instanceof End.Stopped(Run.Stop why)) || why != Run.Stop.PLACE) {
			return end;
		}
		if (client.calculatedTooMuch()) {
			return new End.Stopped(Run.Stop.SHARE);
		}
		return this.heavy.take(PATIENCE) ? attempt(client, exchanges.get(), this.heavy, deadline, connection) : end;
	}

	/** Calculates an answer to somebody who may write, and lets it come to its end. */
	End write(Client client, Exchange exchange) {
		return this.writing.take(this.timeout) ? attempt(client, exchange, this.writing, Deadline.NONE, null)
				: new End.Stopped(Run.Stop.PLACE);
	}

	private End attempt(Client client, Exchange exchange, Places place, Deadline deadline,
			@Nullable Connection connection) {
		return new Attempt(client, this.memory, this, place, deadline, connection).make(exchange, this.watch);
	}

	/** The places of each lane, by its name. */
	Map<String, Places> places() {
		return Map.of("light", this.light, "heavy", this.heavy, "writing", this.writing);
	}

	Places light() {
		return this.light;
	}

	Places heavy() {
		return this.heavy;
	}

}
