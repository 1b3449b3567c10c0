package io.mtapools.it.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Hands many mails to a server, over several connections at once. */
public final class Submission {
    private Submission() {}

    /** Sends one mail. */
    public static void send(InetSocketAddress server, Mail mail) throws IOException {
        try (SmtpClient client = new SmtpClient(server)) {
            client.send(mail);
        }
    }

    /**
     * Returns when the server has taken all.
     *
     * @throws IOException with the reply, if it did not take one; some of the others have been sent then
     */
    public static void send(InetSocketAddress server, Collection<Mail> mails, int connections)
            throws IOException, InterruptedException {
        Queue<Mail> queue = new ConcurrentLinkedQueue<>(mails);
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<?>> parts = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                parts.add(threads.submit(() -> {
                    drain(queue, server);
                    return null;
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("A mail was not taken", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static void drain(Queue<Mail> queue, InetSocketAddress server) throws IOException {
        try (SmtpClient client = new SmtpClient(server)) {
            for (Mail mail = queue.poll(); mail != null; mail = queue.poll()) {
                client.send(mail);
            }
        }
    }
}
