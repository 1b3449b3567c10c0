package io.mtapools.velocity;

import io.mtapools.config.IpSettings;
import io.mtapools.model.EgressIp;
import io.mtapools.model.PoolName;
import java.util.Comparator;
import java.util.List;

/** An IP that a line may send from, and what limits it there. Not thread-safe. */
final class Candidate extends Parked {
    /**
     * Standby last; then the least loaded; then the least recently used at this provider. The place for a kept
     * connection is before the last.
     */
    static final Comparator<Candidate> BY_CHOICE = Comparator.<Candidate>comparingInt(one -> one.standby ? 1 : 0)
            .thenComparingDouble(one -> one.load)
            .thenComparingLong(one -> one.lastUsed)
            .thenComparingInt(one -> one.index);

    private final Candidates set;
    private final EgressIp ip;
    private final boolean standby;
    private final int index;
    private final List<Gauge> gauges;
    private final Meter atProvider;
    private double load;
    private long lastUsed;

    /**
     * @param index its place in the pool
     * @param gauges all that must let it in
     * @param atProvider what counts its use at the lane's provider
     */
    Candidate(long number, Candidates set, IpSettings settings, int index, List<Gauge> gauges, Meter atProvider) {
        super(number);
        this.set = set;
        this.ip = settings.ip();
        this.standby = settings.standby();
        this.index = index;
        this.gauges = gauges;
        this.atProvider = atProvider;
    }

    @Override
    Line line() {
        return set.line();
    }

    @Override
    boolean borrows() {
        return set.areBorrowed();
    }

    @Override
    void serve(Moment moment) {
        set.ready(this, moment);
        line().candidateIsReady(this, moment);
    }

    EgressIp ip() {
        return ip;
    }

    PoolName owner() {
        return set.owner();
    }

    Candidates set() {
        return set;
    }

    List<Gauge> gauges() {
        return gauges;
    }

    /** Looks at how loaded it is; its place in a sorted set is wrong until it is put there again. */
    void measure(Moment moment) {
        load = loadNow(moment);
        lastUsed = lastUsedNow();
    }

    /** How much of its tightest limit is used: 0 is idle, 1 is full. */
    double loadNow(Moment moment) {
        double highest = 0;
        for (Gauge gauge : gauges) {
            highest = Math.max(highest, gauge.load(moment));
        }
        return highest;
    }

    /** The number of the last grant from it at this provider. */
    long lastUsedNow() {
        return atProvider.lastUsed();
    }

    boolean isStandby() {
        return standby;
    }
}
