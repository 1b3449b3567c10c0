package io.mtapools.velocity;

import io.mtapools.model.EgressIp;
import io.mtapools.model.PoolName;
import java.util.LinkedHashSet;
import java.util.Set;

/** An attempt in flight, and where it counts. Not thread-safe. */
final class Grant {
    private final Request request;
    private final Candidate candidate;
    private final Set<Meter> meters;

    Grant(Request request, Candidate candidate, Set<Meter> meters) {
        this.request = request;
        this.candidate = candidate;
        this.meters = new LinkedHashSet<>(meters);
    }

    Request request() {
        return request;
    }

    /** What it was granted from: of settings that may be past. */
    Candidate candidate() {
        return candidate;
    }

    EgressIp ip() {
        return candidate.ip();
    }

    PoolName owner() {
        return candidate.owner();
    }

    Set<Meter> meters() {
        return meters;
    }

    /** Counts it in one more place, where it is not counted yet. */
    void join(Meter meter, Moment moment) {
        if (meters.add(meter)) {
            meter.join(moment);
        }
    }
}
