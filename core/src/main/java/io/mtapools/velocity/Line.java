package io.mtapools.velocity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The requests of one lane, transactional or other, in the order in which they are answered. With somebody in it that
 * could go first, it is either parked at a gauge that the whole lane shares, or hungry: none of its candidates is
 * ready, and the first that becomes so feeds it. Not thread-safe.
 */
final class Line extends Parked {
    private final Route route;
    private final Hall hall;
    private final boolean transactional;
    private final Map<Gauge, Group> groups = new HashMap<>();
    private final LinkedHashSet<Group> readyGroups = new LinkedHashSet<>();
    private final LinkedHashSet<Waiter> aside = new LinkedHashSet<>();
    private final LinkedHashSet<Waiter> plain = new LinkedHashSet<>();
    private Candidates own;
    private Candidates borrowed;
    private boolean hungry;
    private long served;

    Line(Route route, Hall hall, boolean transactional) {
        super(hall.nextNumber());
        this.route = route;
        this.hall = hall;
        this.transactional = transactional;
    }

    @Override
    Line line() {
        return this;
    }

    Route route() {
        return route;
    }

    boolean isTransactional() {
        return transactional;
    }

    /** The number of the last grant that it got, the measure of whose turn it is; 0 before the first. */
    long served() {
        return served;
    }

    void served(long grant) {
        served = grant;
    }

    Candidates own(Moment moment) {
        if (own == null) {
            own = route.ownCandidates(this, moment);
        }
        return own;
    }

    /** Those that were needed so far. */
    List<Candidates> candidates() {
        return Stream.of(own, borrowed).filter(Objects::nonNull).collect(Collectors.toList());
    }

    void add(Waiter waiter, Moment moment) {
        waiter.waitsIn(this, null);
        if (hungry && keeps(waiter, moment).isPresent()) {
            // None is ready, so the one that it keeps isn't: an obstacle of its own, unless the whole lane is held.
            Optional<Gauge> obstacle = hall.agenda().obstacle(ownGauges(waiter, moment), moment);
            if (obstacle.isPresent()) {
                stepAside(waiter, obstacle.get(), moment);
                return;
            }
        }
        queueOf(waiter).add(waiter);
        wake(moment);
    }

    /** Takes a waiter out, wherever in this line it is. */
    void remove(Waiter waiter, Moment moment) {
        Group group = waiter.group();
        if (group == null) {
            queueOf(waiter).remove(waiter);
        } else {
            group.waiters().remove(waiter);
            if (readyGroups.remove(group)) {
                readyGroups.add(group);
            }
            if (group.waiters().isEmpty()) {
                groups.remove(group.home());
                readyGroups.remove(group);
                hall.agenda().unpark(group, moment);
            }
        }
        if (!hasReady()) {
            hall.agenda().unpark(this, moment);
            hungry = false;
        }
    }

    void candidateIsReady(Moment moment) {
        if (hungry) {
            hungry = false;
            serve(moment);
        }
    }

    void groupIsReady(Group group, Moment moment) {
        readyGroups.add(group);
        wake(moment);
    }

    /** Whatever held it may be gone: it is called when it is its turn. */
    void wake(Moment moment) {
        if (!hungry && gauge() == null && hasReady()) {
            hall.agenda().park(this, hall.open(), moment);
        }
    }

    /** Candidates came or went: what they held, or held back, is looked at again. */
    void candidatesChanged(Candidate changed, Moment moment) {
        for (Gauge gauge : changed.gauges()) {
            Group group = groups.get(gauge);
            if (group != null && group.gauge() != null) {
                hall.agenda().unpark(group, moment);
                readyGroups.add(group);
            }
        }
        hungry = false;
        wake(moment);
    }

    @Override
    void serve(Moment moment) {
        Optional<Gauge> shared = hall.agenda().obstacle(route.shared(), moment);
        if (shared.isPresent() && hasReady()) {
            hall.agenda().park(this, shared.get(), moment);
            return;
        }
        while (hasReady()) {
            Waiter first = first();
            Optional<Gauge> obstacle = hall.agenda().obstacle(ownGauges(first, moment), moment);
            if (obstacle.isPresent()) {
                stepAside(first, obstacle.get(), moment);
                continue;
            }
            Candidate candidate = keeps(first, moment).orElseGet(() -> choose(moment));
            if (candidate == null) {
                hungry = true;
                return;
            }
            grant(first, candidate, moment);
            wake(moment);
            return;
        }
    }

    private void grant(Waiter waiter, Candidate candidate, Moment moment) {
        List<Gauge> gauges = new ArrayList<>(route.shared());
        gauges.addAll(route.ownOf(waiter.request(), moment));
        gauges.addAll(candidate.gauges());
        remove(waiter, moment);
        served = hall.grant(waiter, candidate, gauges, moment);
        candidate.set().changed(candidate, moment);
    }

    private Candidate choose(Moment moment) {
        Candidate candidate = own(moment).choose(moment);
        if (candidate != null || !own.areFull()) {
            return candidate;
        }
        return lent(moment).map(from -> from.choose(moment)).orElse(null);
    }

    /** Only a pool that is full asks another; then its candidates are made, and stay. */
    private Optional<Candidates> lent(Moment moment) {
        if (borrowed == null) {
            borrowed = route.borrowedCandidates(this, moment).orElse(null);
        }
        return Optional.ofNullable(borrowed);
    }

    /** Those among which it would choose now: its own, and the lender's where they are full. */
    List<Candidates> askedSets(Moment moment) {
        boolean full = own(moment).all().stream()
                .noneMatch(one -> hall.agenda().obstacle(one.gauges(), moment).isEmpty());
        boolean borrows = full && own.pausedCount() == 0 && !own.all().isEmpty();
        return Stream.concat(Stream.of(own), borrows ? lent(moment).stream() : Stream.empty())
                .collect(Collectors.toList());
    }

    private void stepAside(Waiter waiter, Gauge obstacle, Moment moment) {
        if (!waiter.request().isFromAside()) {
            remove(waiter, moment);
            hall.setAside(waiter, obstacle, moment);
            return;
        }
        Group from = waiter.group();
        if (from != null && from.home() == obstacle) {
            readyGroups.remove(from);
            hall.agenda().park(from, obstacle, moment);
            return;
        }
        remove(waiter, moment);
        Group group = groups.computeIfAbsent(obstacle, gauge -> new Group(hall.nextNumber(), this, gauge));
        group.waiters().add(waiter);
        waiter.waitsIn(this, group);
        if (group.gauge() == null) {
            readyGroups.remove(group);
            hall.agenda().park(group, obstacle, moment);
        }
    }

    /** All gauges that hold this waiter alone. */
    List<Gauge> ownGauges(Waiter waiter, Moment moment) {
        List<Gauge> gauges = route.ownOf(waiter.request(), moment);
        Optional<Candidate> kept = keeps(waiter, moment);
        if (kept.isEmpty()) {
            return gauges;
        }
        List<Gauge> withKept = new ArrayList<>(gauges);
        withKept.addAll(kept.get().gauges());
        return withKept;
    }

    /** The IP that it keeps, where it is one of ours and not paused. */
    Optional<Candidate> keeps(Waiter waiter, Moment moment) {
        return waiter.request().keep().flatMap(own(moment)::of).filter(candidate -> !own.isPaused(candidate));
    }

    private LinkedHashSet<Waiter> queueOf(Waiter waiter) {
        return waiter.request().isFromAside() ? aside : plain;
    }

    private boolean hasReady() {
        return !plain.isEmpty() || !aside.isEmpty() || !readyGroups.isEmpty();
    }

    private Waiter first() {
        if (!readyGroups.isEmpty()) {
            return readyGroups.iterator().next().waiters().iterator().next();
        }
        return (aside.isEmpty() ? plain : aside).iterator().next();
    }

    /** Everyone who waits here. */
    List<Waiter> waiters() {
        List<Waiter> all = new ArrayList<>(aside);
        all.addAll(plain);
        groups.values().forEach(group -> all.addAll(group.waiters()));
        return all;
    }
}
