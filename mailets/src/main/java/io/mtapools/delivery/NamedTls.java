package io.mtapools.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS towards one host: by its name, although its address is dialled, so that the name goes out as SNI (RFC 6066) and is
 * what certificates are compared with. Remembers what was agreed. For one connection; not thread-safe.
 */
final class NamedTls extends SSLSocketFactory {
    private final Trust trust;
    private final String host;
    private final Guard guard;
    private SSLSocket secured;

    NamedTls(Trust trust, String host, Guard guard) {
        this.trust = trust;
        this.host = host;
        this.guard = guard;
    }

    @Override
    public Socket createSocket(Socket plain, String address, int port, boolean autoClose) throws IOException {
        guard.watch(plain);
        if (!trust.admits(host) && !trust.admits(address)) {
            throw new SSLException("Host " + host + " is not among those that mail.*.ssl.trust names");
        }
        secured = (SSLSocket) trust.sockets().createSocket(plain, host, port, autoClose);
        if (trust.checksNames()) {
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
        }
        return secured;
    }

    /** Protocol and cipher suite; to be asked after the handshake only, which it would begin. */
    Optional<String> agreed() {
        return Optional.ofNullable(secured)
                .map(SSLSocket::getSession)
                .map(session -> session.getProtocol() + " " + session.getCipherSuite());
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return trust.sockets().getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return trust.sockets().getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String name, int port) throws IOException {
        throw layeredOnly();
    }

    @Override
    public Socket createSocket(String name, int port, InetAddress local, int localPort) throws IOException {
        throw layeredOnly();
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        throw layeredOnly();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        throw layeredOnly();
    }

    private static IOException layeredOnly() {
        return new IOException("TLS is put on a connection that is open already");
    }
}
