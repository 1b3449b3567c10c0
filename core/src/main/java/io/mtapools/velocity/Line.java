package io.mtapools.velocity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The requests of one lane, transactional or other, in the order in which they are answered. With somebody in it that
 * could go first, it is either parked at a gauge that the whole lane shares, or hungry: none of its candidates is
 * ready, and the first that becomes so feeds it. Not thread-safe.
 */
final class Line extends Parked {
    private final Route route;
    private final Hall hall;
    private final boolean transactional;
    private final Supply supply;
    private final AsideQueue aside;
    private final FairQueue plain = new FairQueue();
    private boolean hungry;
    private boolean borrowsNext;
    private long served;

    Line(Route route, Hall hall, boolean transactional) {
        super(hall.nextNumber());
        this.route = route;
        this.hall = hall;
        this.transactional = transactional;
        this.supply = new Supply(this, route, hall.agenda());
        this.aside = new AsideQueue(this, hall);
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

    Supply supply() {
        return supply;
    }

    void add(Waiter waiter, Moment moment) {
        waiter.waitsIn(this);
        if (waiter.request().isFromAside()) {
            aside.add(waiter, route.ownKey(waiter.request()));
        } else if (!isSetAsideAtOnce(waiter, moment)) {
            plain.add(waiter, route.weightOf(waiter.request()));
        }
        wake(moment);
    }

    /** None is ready, so the IP that it keeps is full too: that is its own obstacle, not the lane's. */
    private boolean isSetAsideAtOnce(Waiter waiter, Moment moment) {
        if (!hungry || supply.kept(waiter.request(), moment).isEmpty()) {
            return false;
        }
        Optional<Gauge> obstacle = hall.agenda().obstacle(ownGauges(waiter, moment), moment);
        obstacle.ifPresent(gauge -> hall.setAside(waiter, gauge, moment));
        return obstacle.isPresent();
    }

    /** Takes a waiter out, wherever in this line it is. */
    void remove(Waiter waiter, Moment moment) {
        if (waiter.flow() == null) {
            plain.remove(waiter);
        } else {
            aside.remove(waiter, moment);
        }
        if (!hasReady()) {
            hall.agenda().unpark(this, moment);
            hungry = false;
            borrowsNext = false;
        }
    }

    void candidateIsReady(Candidate candidate, Moment moment) {
        if (hungry) {
            hungry = false;
            borrowsNext = candidate.borrows();
            serve(moment);
        } else if (borrowsNext && !candidate.borrows()) {
            // It need not borrow, so it need not wait until all owners are served.
            hall.agenda().unpark(this, moment);
            borrowsNext = false;
            wake(moment);
        }
    }

    void groupIsReady(Group group, Moment moment) {
        aside.ready(group);
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
        aside.lookAgain(changed.gauges(), moment);
        hungry = false;
        wake(moment);
    }

    /** Whether it is called to borrow: after all owners, and after all of its own candidates that may be ready. */
    @Override
    boolean borrows() {
        return borrowsNext;
    }

    @Override
    void serve(Moment moment) {
        boolean mayBorrow = borrowsNext;
        borrowsNext = false;
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
            Optional<Candidate> candidate =
                    supply.kept(first.request(), moment).or(() -> supply.choose(mayBorrow, moment));
            if (candidate.isPresent()) {
                grant(first, candidate.get(), moment);
            } else {
                borrowsNext = !mayBorrow && supply.couldBorrow(moment);
                hungry = !borrowsNext;
            }
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

    private void stepAside(Waiter waiter, Gauge obstacle, Moment moment) {
        if (waiter.request().isFromAside()) {
            aside.waitsFor(obstacle, waiter, moment);
        } else {
            remove(waiter, moment);
            hall.setAside(waiter, obstacle, moment);
        }
    }

    /** All gauges that hold this waiter alone. */
    List<Gauge> ownGauges(Waiter waiter, Moment moment) {
        List<Gauge> gauges = route.ownOf(waiter.request(), moment);
        Optional<Candidate> kept = supply.kept(waiter.request(), moment);
        if (kept.isEmpty()) {
            return gauges;
        }
        List<Gauge> withKept = new ArrayList<>(gauges);
        withKept.addAll(kept.get().gauges());
        return withKept;
    }

    private boolean hasReady() {
        return !plain.isEmpty() || aside.hasReady();
    }

    private Waiter first() {
        return aside.hasReady() ? aside.first() : plain.first();
    }

    /** Everyone who waits here. */
    List<Waiter> waiters() {
        List<Waiter> all = aside.waiters();
        all.addAll(plain.all());
        return all;
    }
}
