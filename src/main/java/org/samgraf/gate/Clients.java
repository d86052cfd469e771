package org.samgraf.gate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

/** The clients of late, by address. */
final class Clients {

	private static final int MAX_CLIENTS = 100_000;

	/** By then every share is whole again. */
	private static final Duration FORGOTTEN = Duration.ofMinutes(10);

	/** Bytes of an IPv6 address that a whole site shares (RFC 6177). */
	private static final int SITE_BYTES = 8;

	private final LoadingCache<String, Client> clients;

	Clients(int requestsPerSecond) {
		this.clients = Caffeine.newBuilder()
			.maximumSize(MAX_CLIENTS)
			.expireAfterAccess(FORGOTTEN)
			.build(address -> new Client(requestsPerSecond));
	}

	/** The client at an address, as the Servlet API writes it. */
	Client at(String address) {
		return this.clients.get(site(address));
	}

	/** Tells whether two addresses are taken for one client's. */
	static boolean areOne(InetAddress one, InetAddress other) {
		return site(one.getHostAddress()).equals(site(other.getHostAddress()));
	}

	private static String site(String address) {
		if (address.indexOf(':') < 0) {
			return address;
		}
		try {
			byte[] bytes = InetAddress.getByName(address).getAddress();
			return HexFormat.of().formatHex(Arrays.copyOf(bytes, SITE_BYTES));
		}
		catch (UnknownHostException ex) {
			return address;
		}
	}

}
