package org.samgraf.gate;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** The connection that a request came by, below what the Servlet API tells. */
final class Connection {

	/** Of the thread that reads from and writes to it. */
	static final ScopedValue<Connection> CURRENT = ScopedValue.newInstance();

	private final SocketWrapperBase<?> socket;

	Connection(SocketWrapperBase<?> socket) {
		this.socket = socket;
	}

	/** That of this thread; null where nothing is known of it. */
	static @Nullable Connection current() {
		return CURRENT.isBound() ? CURRENT.get() : null;
	}

	/**
	 * Tells whether the client has closed it. To be asked by the thread that owns it,
	 * when the request has been read and the answer has not begun.
	 */
	boolean gone() {
		if (this.socket.isClosed()) {
			return true;
		}
		ByteBuffer next = ByteBuffer.allocate(1);
		try {
			int read = this.socket.read(false, next);
			if (read > 0) {
				// The beginning of the next request.
				this.socket.unRead(next.flip());
			}
			return read < 0;
		}
		catch (IOException ex) {
			return true;
		}
	}

	/** Closes it, from whatever thread: who reads or writes gets an exception. */
	void close() {
		this.socket.close();
	}

}
