package org.samgraf.gate;

import java.io.IOException;

import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 as Tomcat speaks it, but with a limit to how long the head of a request may
 * take in all, however steadily it trickles, to how many connections one client may have,
 * and with a hold on the connection for the gate. Public since Tomcat makes it, by its
 * name.
 */
public final class WatchedProtocol extends Http11NioProtocol {

	/** Made by Tomcat. */
	public WatchedProtocol() {
		super(new SharedEndpoint());
	}

	@Override
	protected Processor createProcessor() {
		return new WatchedProcessor(this, getAdapter());
	}

	private static final class WatchedProcessor extends Http11Processor {

		private final AbstractHttp11Protocol<?> protocol;

		/** When the head that is on its way began to come, in nanoseconds. */
		private long headBegan;

		/**
		 * The connection by which a head is on its way; null where none is. A processor
		 * serves another connection when this one is closed.
		 */
		private @Nullable SocketWrapperBase<?> headFrom;

		WatchedProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
			super(protocol, adapter);
			this.protocol = protocol;
		}

		@Override
		public SocketState service(SocketWrapperBase<?> socket) throws IOException {
			long now = System.nanoTime();
			if (!socket.equals(this.headFrom)) {
				this.headFrom = null;
			}
			else if (now - this.headBegan > this.protocol.getConnectionTimeout() * 1_000_000L) {
				return SocketState.CLOSED;
			}
			SocketState state = ScopedValue.where(Connection.CURRENT, new Connection(socket))
				.call(() -> super.service(socket));
			// Long means: not all of the head is there.
			if (state != SocketState.LONG) {
				this.headFrom = null;
			}
			else if (this.headFrom == null) {
				this.headFrom = socket;
				this.headBegan = now;
			}
			return state;
		}

	}

}
