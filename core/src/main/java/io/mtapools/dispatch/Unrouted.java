package io.mtapools.dispatch;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Held mail of which it is not known where it should go. It waits in a line of its recipient domain, so that the answer for one
 * domain wakes its mail alone; stays stored as it is; and is looked at now and then in case no answer comes. Thread-safe.
 */
final class Unrouted {
    private final Routes routes;
    private final HeldMail held;
    private final Set<Long> asked = ConcurrentHashMap.newKeySet();

    Unrouted(Routes routes, HeldMail held) {
        this.routes = routes;
        this.held = held;
    }

    /** The facts of mail that can't be routed. */
    static Facts facts(Facts facts) {
        return facts.toBuilder().mxSet("?" + facts.recipientDomain()).build();
    }

    /** Lets a mail wait until it can be routed, without touching the place where it is stored. */
    void wait(HeldName name, Facts facts) {
        long group = HeldName.groupOf(facts(facts));
        held.pause(group, RetryPolicy.UNROUTED_PAUSE);
        held.later(name, group, Duration.ZERO);
        if (asked.add(group)) {
            routes.whenKnown(facts).whenComplete((any, failure) -> {
                asked.remove(group);
                if (routes.route(facts).isPresent()) {
                    held.hasten(group);
                }
            });
        }
    }
}
