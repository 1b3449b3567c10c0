package io.mtapools.velocity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * The mail of a line that comes from aside, and waits out its own obstacles here: in flows, of which those that wait for
 * the same gauge make a group. Whatever happens moves a flow or a group, never each mail; flows take turns. Not
 * thread-safe.
 */
final class AsideQueue {
    private final Line line;
    private final Hall hall;
    private final Map<Object, Flow> flows = new HashMap<>();
    private final Map<Gauge, Group> groups = new HashMap<>();
    private final LinkedHashSet<Flow> fresh = new LinkedHashSet<>();
    private final LinkedHashSet<Group> ready = new LinkedHashSet<>();

    AsideQueue(Line line, Hall hall) {
        this.line = line;
        this.hall = hall;
    }

    /** @param key what it needs of its own */
    void add(Waiter waiter, Object key) {
        Flow flow = flows.computeIfAbsent(key, Flow::new);
        flow.waiters().add(waiter);
        waiter.joins(flow);
        if (flow.group() == null) {
            fresh.add(flow);
        }
    }

    /** Takes it out; its flow's next turn is after that of the others. */
    void remove(Waiter waiter, Moment moment) {
        Flow flow = waiter.flow();
        flow.waiters().remove(waiter);
        Group group = flow.group();
        if (flow.waiters().isEmpty()) {
            flows.remove(flow.key());
            takeOut(flow, moment);
        } else if (group == null) {
            fresh.remove(flow);
            fresh.add(flow);
        } else if (ready.remove(group)) {
            ready.add(group);
            group.flows().remove(flow);
            group.flows().add(flow);
        }
    }

    /** Whether there is one that is not known to wait for something of its own. */
    boolean hasReady() {
        return !ready.isEmpty() || !fresh.isEmpty();
    }

    /** The next of those. */
    Waiter first() {
        Flow flow = ready.isEmpty()
                ? fresh.iterator().next()
                : ready.iterator().next().flows().iterator().next();
        return flow.waiters().iterator().next();
    }

    /** Its flow waits for that gauge from now on; and so do all that were thought to be over it. */
    void waitsFor(Gauge obstacle, Waiter waiter, Moment moment) {
        Flow flow = waiter.flow();
        Group group = flow.group();
        if (group == null || group.home() != obstacle) {
            takeOut(flow, moment);
            group = groups.computeIfAbsent(obstacle, home -> new Group(hall.nextNumber(), line, home));
            group.flows().add(flow);
            flow.waitsWith(group);
        }
        if (group.gauge() == null) {
            ready.remove(group);
            hall.agenda().park(group, obstacle, moment);
        }
    }

    void ready(Group group) {
        ready.add(group);
    }

    /** What waits for one of these gauges is looked at again. */
    void lookAgain(Collection<Gauge> gauges, Moment moment) {
        for (Gauge gauge : gauges) {
            Group group = groups.get(gauge);
            if (group != null && group.gauge() != null) {
                hall.agenda().unpark(group, moment);
                ready.add(group);
            }
        }
    }

    private void takeOut(Flow flow, Moment moment) {
        Group group = flow.group();
        flow.waitsWith(null);
        fresh.remove(flow);
        if (group != null) {
            group.flows().remove(flow);
            if (group.flows().isEmpty()) {
                groups.remove(group.home());
                ready.remove(group);
                hall.agenda().unpark(group, moment);
            }
        }
    }

    List<Waiter> waiters() {
        List<Waiter> all = new ArrayList<>();
        flows.values().forEach(flow -> all.addAll(flow.waiters()));
        return all;
    }
}
