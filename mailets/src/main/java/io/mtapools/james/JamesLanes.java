package io.mtapools.james;

import io.mtapools.dispatch.Lane;
import io.mtapools.dispatch.Lanes;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueName;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Lanes on James' own mail queues, whichever it was set up with. Thread-safe. */
final class JamesLanes implements Lanes {
    private final MailQueueFactory<?> queues;
    private final LaneNames names;
    private final Scheduler readers = Schedulers.fromExecutor(Threads.onDemand("mta-pools-lane"));
    private final Collection<JamesLane> lanes = new ConcurrentLinkedQueue<>();

    JamesLanes(MailQueueFactory<?> queues, LaneNames names) {
        this.queues = queues;
        this.names = names;
    }

    @Override
    public Lane lane(String name) {
        names.add(name);
        JamesLane lane = new JamesLane(queues.createQueue(MailQueueName.of(name)), readers);
        lanes.add(lane);
        return lane;
    }

    /** Gives all queues back to James; after everything that was handed out is done or given back. */
    void release() {
        lanes.forEach(JamesLane::release);
    }

    @Override
    public Set<String> remembered() {
        return names.all();
    }
}
