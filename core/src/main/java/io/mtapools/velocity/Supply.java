package io.mtapools.velocity;

import io.mtapools.model.EgressIp;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a line's mail can be sent from: the IPs of its pool and, when those are full, of the pool that lends to it. Both
 * are made when they are first needed. Not thread-safe.
 */
final class Supply {
    private final Line line;
    private final Route route;
    private final Agenda agenda;
    private Candidates own;
    private Candidates borrowed;

    Supply(Line line, Route route, Agenda agenda) {
        this.line = line;
        this.route = route;
        this.agenda = agenda;
    }

    Candidates own(Moment moment) {
        if (own == null) {
            own = route.ownCandidates(line, moment);
        }
        return own;
    }

    /** Those that were needed so far. */
    List<Candidates> made() {
        return Stream.of(own, borrowed).filter(Objects::nonNull).collect(Collectors.toList());
    }

    /** The IP that a request keeps, where it is the pool's and not paused. */
    Optional<Candidate> kept(Request request, Moment moment) {
        Optional<EgressIp> keep = request.keep();
        return keep.isEmpty() ? Optional.empty() : own(moment).of(keep.get()).filter(one -> !own.isPaused(one));
    }

    /** The one to send from now; empty if there is none, and each waits at a gauge. */
    Optional<Candidate> choose(boolean mayBorrow, Moment moment) {
        Optional<Candidate> candidate = own(moment).choose(moment);
        if (candidate.isPresent() || !mayBorrow || !own.areFull()) {
            return candidate;
        }
        return lent(moment).flatMap(from -> from.choose(moment));
    }

    /** Whether there may be one among the lender's, where there is none among its own. */
    boolean couldBorrow(Moment moment) {
        return own(moment).areFull()
                && lent(moment).filter(Candidates::hasReady).isPresent();
    }

    /** Those among which it would choose now, found out the slow way. */
    List<Candidates> asked(Moment moment) {
        boolean full = own(moment).all().stream()
                .noneMatch(one -> agenda.obstacle(one.gauges(), moment).isEmpty());
        boolean borrows = full && own.pausedCount() == 0 && !own.all().isEmpty();
        return Stream.concat(Stream.of(own), borrows ? lent(moment).stream() : Stream.empty())
                .collect(Collectors.toList());
    }

    private Optional<Candidates> lent(Moment moment) {
        if (borrowed == null) {
            borrowed = route.borrowedCandidates(line, moment).orElse(null);
        }
        return Optional.ofNullable(borrowed);
    }
}
