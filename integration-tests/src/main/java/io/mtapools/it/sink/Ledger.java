package io.mtapools.it.sink;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a sink saw. The lists are copies, by time. Thread-safe. */
public final class Ledger {
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, Integer> peak = new ConcurrentHashMap<>();
    private int accepted;

    Ledger() {}

    synchronized void add(Attempt attempt) {
        attempts.add(attempt);
        if (attempt.isAccepted()) {
            accepted++;
            notifyAll();
        }
    }

    synchronized void add(Refusal refusal) {
        refusals.add(refusal);
    }

    void connected(InetAddress peer, int open) {
        peak.merge(peer.getHostAddress(), open, Math::max);
    }

    /** All mail transactions that have ended, refused ones too. */
    public synchronized List<Attempt> attempts() {
        return attempts.stream()
                .sorted(Comparator.comparingLong(Attempt::startedAt))
                .collect(Collectors.toList());
    }

    /** The mails it took. */
    public List<Attempt> mails() {
        return attempts().stream().filter(Attempt::isAccepted).collect(Collectors.toList());
    }

    /** The mails it took for a recipient. */
    public List<Attempt> mailsTo(String recipient) {
        return mails().stream()
                .filter(mail -> mail.recipients().contains(recipient))
                .collect(Collectors.toList());
    }

    /** How many mails it took; cheaper than to ask for them. */
    public synchronized int count() {
        return accepted;
    }

    /** The mails it took, by the IP that they came from. */
    public Map<String, List<Attempt>> byIp() {
        return mails().stream().collect(Collectors.groupingBy(Attempt::ip));
    }

    /** Every step that it refused, those before a transaction too. */
    public synchronized List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** The most connections that an IP had open at a time. */
    public int peakConnections(String ip) {
        return peak.getOrDefault(ip, 0);
    }

    /** The most transactions that an IP began in any period of this length. */
    public int maxInAnyWindow(String ip, Duration period) {
        return maxInAnyWindow(attempt -> attempt.ip().equals(ip), period);
    }

    /** The most of these transactions that began in any period of this length. */
    public int maxInAnyWindow(Predicate<Attempt> which, Duration period) {
        long[] times =
                attempts().stream().filter(which).mapToLong(Attempt::startedAt).toArray();
        return Windows.max(times, period);
    }

    /** Waits until it took so many mails; false if it did not in time. */
    public synchronized boolean await(int mails, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (accepted < mails) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000 + 1);
        }
        return true;
    }
}
