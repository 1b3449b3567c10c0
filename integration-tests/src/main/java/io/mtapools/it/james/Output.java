package io.mtapools.it.james;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The last lines that a process printed. Thread-safe. */
public final class Output {
    private static final int LINES = 20_000;

    private final Deque<String> lines = new ArrayDeque<>();
    private long dropped;
    private boolean ended;

    Output() {}

    /** Reads to the end of the stream, in a thread of its own. */
    void follow(InputStream stream, String name) {
        Thread thread = new Thread(() -> read(stream), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void read(InputStream stream) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            add("(output ended: " + e.getMessage() + ")");
        } finally {
            end();
        }
    }

    private synchronized void add(String line) {
        if (lines.size() == LINES) {
            lines.removeFirst();
            dropped++;
        }
        lines.addLast(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Waits for a line; false if the output ends, or the time is up, without one. Looks at earlier lines too. */
    public synchronized boolean await(Predicate<String> wanted, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long seen = 0;
        while (true) {
            long first = Math.max(seen, dropped);
            if (lines.stream().skip(first - dropped).anyMatch(wanted)) {
                return true;
            }
            seen = dropped + lines.size();
            long left = deadline - System.nanoTime();
            if (ended || left <= 0) {
                return false;
            }
            wait(left / 1_000_000 + 1);
        }
    }

    /** Waits for the end of the output; false if the time is up before. */
    public synchronized boolean awaitEnd(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!ended) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000 + 1);
        }
        return true;
    }

    /** The last so many lines. */
    public synchronized String tail(int count) {
        return lines.stream().skip(Math.max(0, lines.size() - count)).collect(Collectors.joining("\n"));
    }

    /** All lines that are kept. */
    public synchronized String text() {
        return String.join("\n", lines);
    }
}
