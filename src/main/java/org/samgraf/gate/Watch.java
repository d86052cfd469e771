package org.samgraf.gate;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at all that is under way, again and again, from a thread of its own. */
final class Watch implements AutoCloseable {

	/** Between two looks: a part of what a light request may calculate. */
	private static final Duration PAUSE = Duration.ofMillis(25);

	private static final Logger log = LoggerFactory.getLogger(Watch.class);

	private final Set<Runnable> looks = ConcurrentHashMap.newKeySet();

	private final ScheduledExecutorService clock = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("gate-clock").daemon().factory());

	Watch() {
		Future<?> _ = this.clock.scheduleWithFixedDelay(() -> this.looks.forEach(Watch::look), PAUSE.toMillis(),
				PAUSE.toMillis(), TimeUnit.MILLISECONDS);
	}

	private static void look(Runnable look) {
		try {
			look.run();
		}
		catch (RuntimeException | Error ex) {
			log.error("What is under way could not be looked at", ex);
		}
	}

	/** What is looked at until it is closed. */
	interface Watched extends AutoCloseable {

		@Override
		void close();

	}

	/**
	 * Begins to look at something.
	 * @param look must be quick, and may come once more just after the end
	 */
	Watched over(Runnable look) {
		this.looks.add(look);
		return () -> this.looks.remove(look);
	}

	/** Something that is done with a connection. */
	interface Use {

		void of() throws IOException;

	}

	/**
	 * Does something with a connection, which is closed where that takes longer.
	 * @param connection null where nothing is known of it, and nothing can be closed
	 */
	void within(Duration time, @Nullable Connection connection, Use use) throws IOException {
		Deadline end = Deadline.in(time);
		try (Watched _ = over(() -> {
			if (connection != null && end.isOver()) {
				connection.close();
			}
		})) {
			use.of();
		}
	}

	@Override
	public void close() {
		this.clock.shutdownNow();
	}

}
