package io.mtapools.velocity;

import io.mtapools.model.EgressIp;
import io.mtapools.model.PoolName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The IPs of one pool for one line: those that may be ready, in the order of choice, and those that wait, each at the
 * gauge that holds it. Both are bounds that are made good when an IP comes up: an IP that other lines use too gets no
 * word of it here. Not thread-safe.
 */
final class Candidates {
    /** How many others are measured anew at each choice, in turn, so that a load that fell unseen is found. */
    private static final int LOOK_ROUND = 2;

    private final Line line;
    private final PoolName owner;
    private final boolean borrowed;
    private final Agenda agenda;
    private final List<Candidate> all = new ArrayList<>();
    private final Map<EgressIp, Candidate> byIp = new HashMap<>();
    private final TreeSet<Candidate> ready = new TreeSet<>(Candidate.BY_CHOICE);
    private final Set<Candidate> paused = new HashSet<>();
    private int next;

    Candidates(Line line, PoolName owner, boolean borrowed, Agenda agenda) {
        this.line = line;
        this.owner = owner;
        this.borrowed = borrowed;
        this.agenda = agenda;
    }

    void add(Candidate candidate, boolean isPaused, Moment moment) {
        all.add(candidate);
        byIp.put(candidate.ip(), candidate);
        if (isPaused) {
            paused.add(candidate);
        } else {
            ready(candidate, moment);
        }
    }

    Line line() {
        return line;
    }

    PoolName owner() {
        return owner;
    }

    boolean areBorrowed() {
        return borrowed;
    }

    List<Candidate> all() {
        return all;
    }

    Optional<Candidate> of(EgressIp ip) {
        return Optional.ofNullable(byIp.get(ip));
    }

    boolean isPaused(Candidate candidate) {
        return paused.contains(candidate);
    }

    int pausedCount() {
        return paused.size();
    }

    boolean hasReady() {
        return !ready.isEmpty();
    }

    /** Whether it is for their limits alone that none of them can send. */
    boolean areFull() {
        return ready.isEmpty() && paused.isEmpty() && !all.isEmpty();
    }

    /** The one to send from now; empty if none is ready, and then each waits at a gauge. */
    Optional<Candidate> choose(Moment moment) {
        lookRound(moment);
        while (!ready.isEmpty()) {
            Candidate first = ready.first();
            Optional<Gauge> obstacle = agenda.obstacle(first.gauges(), moment);
            ready.remove(first);
            if (obstacle.isPresent()) {
                agenda.park(first, obstacle.get(), moment);
                continue;
            }
            first.measure(moment);
            ready.add(first);
            if (ready.first().equals(first)) {
                return Optional.of(first);
            }
        }
        return Optional.empty();
    }

    /** It may send, as far as is known. */
    void ready(Candidate candidate, Moment moment) {
        candidate.measure(moment);
        ready.add(candidate);
    }

    /** Its load or use changed. */
    void changed(Candidate candidate, Moment moment) {
        if (ready.remove(candidate)) {
            ready(candidate, moment);
        }
    }

    void pause(Candidate candidate, Moment moment) {
        ready.remove(candidate);
        agenda.unpark(candidate, moment);
        paused.add(candidate);
    }

    void resume(Candidate candidate, Moment moment) {
        if (paused.remove(candidate)) {
            ready(candidate, moment);
        }
    }

    private void lookRound(Moment moment) {
        for (int i = 0; i < LOOK_ROUND && !all.isEmpty(); i++) {
            next = next + 1 < all.size() ? next + 1 : 0;
            changed(all.get(next), moment);
        }
    }
}
