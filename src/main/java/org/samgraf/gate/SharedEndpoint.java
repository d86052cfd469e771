package org.samgraf.gate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

import org.apache.tomcat.util.net.NioEndpoint;

/**
 * Tomcat's own, but no client may have more than half of all connections: one that holds
 * as many as it can still leaves some to others.
 */
final class SharedEndpoint extends NioEndpoint {

	@Override
	protected boolean setSocketOptions(SocketChannel socket) {
		if (hasItsShare(socket)) {
			destroySocket(socket);
			return false;
		}
		return super.setSocketOptions(socket);
	}

	private boolean hasItsShare(SocketChannel socket) {
		int share = getMaxConnections() / 2;
		if (this.connections.size() < share) {
			return false;
		}
		InetAddress client = address(socket);
		return this.connections.keySet()
			.stream()
			.filter(other -> Clients.areOne(client, address(other)))
			.limit(share)
			.count() == share;
	}

	/** The address at the other end; that of nobody where it has been closed. */
	private static InetAddress address(SocketChannel socket) {
		try {
			return ((InetSocketAddress) socket.getRemoteAddress()).getAddress();
		}
		catch (IOException ex) {
			return InetAddress.ofLiteral("0.0.0.0");
		}
	}

}
