package io.mtapools.delivery;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.Objects;
import javax.net.SocketFactory;

/**
 * Makes the sockets that JavaMail connects: each is known to the attempt's guard, and reads at most {@link #MAX_INPUT}
 * bytes, because JavaMail keeps a whole reply in memory however long a server makes it.
 */
final class WatchedSockets extends SocketFactory {
    /** Far beyond any honest server's replies on one connection, in bytes. */
    static final int MAX_INPUT = 1 << 20;

    private final Guard guard;
    private final Proxy proxy;

    /** {@code proxy} may be null: the system's. */
    WatchedSockets(Guard guard, Proxy proxy) {
        this.guard = Objects.requireNonNull(guard);
        this.proxy = proxy;
    }

    @Override
    public Socket createSocket() {
        Socket socket = proxy == null ? new BoundedSocket() : new BoundedSocket(proxy);
        guard.watch(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(InetAddress.getByName(host), port, local, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host, port, null, 0);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        Socket socket = createSocket();
        if (local != null) {
            socket.bind(new InetSocketAddress(local, localPort));
        }
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    private static final class BoundedSocket extends Socket {
        private InputStream input;

        BoundedSocket() {}

        BoundedSocket(Proxy proxy) {
            super(proxy);
        }

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            if (input == null) {
                input = new Bounded(super.getInputStream());
            }
            return input;
        }
    }

    private static final class Bounded extends FilterInputStream {
        private int left = MAX_INPUT;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            counted(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return counted(super.read(buffer, offset, length));
        }

        private int counted(int bytes) throws IOException {
            left -= Math.max(0, bytes);
            if (left < 0) {
                throw new IOException("The server's replies are longer than " + MAX_INPUT + " bytes");
            }
            return bytes;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
