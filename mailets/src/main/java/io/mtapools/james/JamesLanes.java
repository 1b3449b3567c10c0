package io.mtapools.james;

import io.mtapools.dispatch.Lane;
import io.mtapools.dispatch.Lanes;
import java.util.Set;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueName;

/** Lanes on James' own mail queues, whichever it was set up with. Thread-safe. */
final class JamesLanes implements Lanes {
    private final MailQueueFactory<?> queues;
    private final LaneNames names;

    JamesLanes(MailQueueFactory<?> queues, LaneNames names) {
        this.queues = queues;
        this.names = names;
    }

    @Override
    public Lane lane(String name) {
        names.add(name);
        return new JamesLane(queues.createQueue(MailQueueName.of(name)));
    }

    @Override
    public Set<String> remembered() {
        return names.all();
    }
}
