package io.mtapools.it.sink;

import io.mtapools.it.Threads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;

/**
 * An SMTP server that stands for a mailbox provider: takes all mail for any recipient, except where its rules say
 * otherwise, and keeps a record of what it saw. Thread-safe.
 */
public final class Sink implements AutoCloseable {
    private final String name;
    private final List<Rule> rules;
    private final SSLContext tls;
    private final int keep;
    private final List<ServerSocket> servers = new ArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong sessions = new AtomicLong();
    private final Map<InetAddress, AtomicInteger> connections = new ConcurrentHashMap<>();
    private final Ledger ledger = new Ledger();

    Sink(String name, List<InetSocketAddress> addresses, List<Rule> rules, SSLContext tls, int keep) {
        this.name = name;
        this.rules = rules;
        this.tls = tls;
        this.keep = keep;
        try {
            for (InetSocketAddress address : addresses) {
                ServerSocket server = new ServerSocket();
                servers.add(server);
                server.bind(address, 1_000);
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("Cannot listen on " + addresses, e);
        }
        servers.forEach(server -> threads.execute(() -> accept(server)));
    }

    /** Starts the description of a sink that greets with this name, such as {@code mx.google.com}. */
    public static SinkBuilder named(String name) {
        return new SinkBuilder(name);
    }

    private void accept(ServerSocket server) {
        try {
            while (true) {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException | RejectedExecutionException e) {
            // So ends accept() when the sink is closed. Nobody waits for an answer.
            closeQuietly(server);
        }
    }

    private void serve(Socket socket) {
        sockets.add(socket);
        InetAddress peer = socket.getInetAddress();
        ledger.connected(
                peer,
                connections.computeIfAbsent(peer, key -> new AtomicInteger()).incrementAndGet());
        try (socket) {
            socket.setTcpNoDelay(true);
            new Dialogue(this, socket, sessions.incrementAndGet()).run();
        } catch (IOException e) {
            // The client's end of a session may be rude; what it sent until then is on record.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.get(peer).decrementAndGet();
            sockets.remove(socket);
        }
    }

    String name() {
        return name;
    }

    Optional<SSLContext> tls() {
        return Optional.ofNullable(tls);
    }

    int keep() {
        return keep;
    }

    int connections(InetAddress peer) {
        return connections.get(peer).get();
    }

    Optional<Answer> decide(Step step) {
        return rules.stream().flatMap(rule -> rule.answer(step).stream()).findFirst();
    }

    void refused(Refusal refusal) {
        ledger.add(refusal);
    }

    void ended(Attempt attempt) {
        ledger.add(attempt);
    }

    /** Puts a rule in front of all others, from now on. */
    public void script(Rule rule) {
        rules.add(0, rule);
    }

    /** Takes a rule away. */
    public void unscript(Rule rule) {
        rules.remove(rule);
    }

    /** What it saw so far. */
    public Ledger ledger() {
        return ledger;
    }

    /** The first address that it listens on. */
    public InetSocketAddress address() {
        return (InetSocketAddress) servers.get(0).getLocalSocketAddress();
    }

    /** Stops listening and drops all connections; returns when its ports are free. The record stays. */
    @Override
    public void close() {
        servers.forEach(Sink::closeQuietly);
        sockets.forEach(Sink::closeQuietly);
        threads.shutdownNow();
        Threads.awaitEnd(threads);
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException("Cannot close a socket", e);
        }
    }
}
