package io.mtapools.james;

import java.util.List;
import javax.inject.Inject;
import org.apache.james.core.healthcheck.ComponentName;
import org.apache.james.core.healthcheck.HealthCheck;
import org.apache.james.core.healthcheck.Result;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Health of the pack, as James' webadmin shows it; named by {@code additional.healthchecks} in {@code
 * healthcheck.properties}. Never UNHEALTHY: a restart mends none of what it finds, and empties a memory queue. Thread-safe;
 * looks at counters only.
 */
public final class PoolsHealthCheck implements HealthCheck {
    private static final ComponentName NAME = new ComponentName("MTA pools");

    private final MtaPools pools;

    @Inject
    PoolsHealthCheck(MtaPools pools) {
        this.pools = pools;
    }

    @Override
    public ComponentName componentName() {
        return NAME;
    }

    @Override
    public Publisher<Result> check() {
        return Mono.fromSupplier(() -> {
            List<String> troubles = pools.troubles();
            return troubles.isEmpty() ? Result.healthy(NAME) : Result.degraded(NAME, String.join("; ", troubles));
        });
    }
}
