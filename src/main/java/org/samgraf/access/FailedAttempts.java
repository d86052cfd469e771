package org.samgraf.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;

/** Counts, for each client, the attempts to sign in that failed. */
final class FailedAttempts {

	private static final int MAX = 10;

	private static final Duration PERIOD = Duration.ofMinutes(1);

	/** More than can try within the period. */
	private static final int MAX_CLIENTS = 100_000;

	/** What one client of the sixth version of the protocol has of its address. */
	private static final int NETWORK_BYTES = 8;

	private final Cache<String, Bucket> clients = Caffeine.newBuilder()
		.maximumSize(MAX_CLIENTS)
		.expireAfterAccess(PERIOD.multipliedBy(2))
		.build();

	/**
	 * Counts an attempt as failed, before it is known, so that many at once are counted.
	 * @throws TooManyAttemptsException where there were too many
	 */
	void begin(String address) {
		Bucket left = left(address);
		if (!left.tryConsume(1)) {
			throw tooMany(left);
		}
	}

	/** Takes back what was counted, since the attempt did not fail. */
	void succeed(String address) {
		left(address).addTokens(1);
	}

	/** Refuses any attempt where there were too many that failed. */
	void requireSome(String address) {
		Bucket left = this.clients.getIfPresent(client(address));
		if (left != null && left.getAvailableTokens() == 0) {
			throw tooMany(left);
		}
	}

	private static TooManyAttemptsException tooMany(Bucket left) {
		long nanos = left.estimateAbilityToConsume(1).getNanosToWaitForRefill();
		return new TooManyAttemptsException(Duration.ofSeconds(Duration.ofNanos(nanos).toSeconds() + 1));
	}

	private Bucket left(String address) {
		return this.clients.get(client(address),
				client -> Bucket.builder()
					.addLimit(limit -> limit.capacity(MAX).refillIntervally(MAX, PERIOD))
					.build());
	}

	/** One client of the sixth version of the protocol has a whole network. */
	private static String client(String address) {
		return (InetAddress.ofLiteral(address) instanceof Inet6Address six)
				? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES)) : address;
	}

}
