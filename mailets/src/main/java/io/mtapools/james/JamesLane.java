package io.mtapools.james;

import io.mtapools.dispatch.Lane;
import io.mtapools.dispatch.Parcel;
import io.mtapools.dispatch.Waiting;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueue.MailQueueException;
import org.apache.james.queue.api.MailQueue.MailQueueItem;
import org.apache.james.queue.api.MailQueue.MailQueueItem.CompletionStatus;
import org.apache.james.queue.api.ManageableMailQueue;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/** One James queue as a lane. Thread-safe. */
final class JamesLane implements Lane {
    private static final Logger LOGGER = LoggerFactory.getLogger(JamesLane.class);

    private final MailQueue queue;
    private final Scheduler readers;
    private Subscription subscription;
    private long wanted;
    private boolean closed;

    /** @param readers has a thread for every lane, if its queue blocks one */
    JamesLane(MailQueue queue, Scheduler readers) {
        this.queue = queue;
        this.readers = readers;
    }

    @Override
    public String name() {
        return queue.getName().asString();
    }

    @Override
    public void put(Parcel parcel) {
        try {
            queue.enQueue(((MailParcel) parcel).tagged());
        } catch (MailQueueException e) {
            throw new IllegalStateException("queue " + name() + " did not take the mail: " + e.getMessage(), e);
        }
    }

    @Override
    public void open(Consumer<Waiting> receiver) {
        // ActiveMQ's queue waits for its next item on the very thread that asks for it.
        Flux.from(queue.deQueue()).subscribeOn(readers).subscribe(new Subscriber<>() {
            @Override
            public void onSubscribe(Subscription granted) {
                begin(granted);
            }

            @Override
            public void onNext(MailQueueItem item) {
                receive(item, receiver);
            }

            @Override
            public void onError(Throwable failure) {
                if (!isClosed()) {
                    LOGGER.error(
                            "Queue {} hands out no more mail: restart James once its queue is well again",
                            name(),
                            failure);
                }
            }

            @Override
            public void onComplete() {
                if (!isClosed()) {
                    LOGGER.error("Queue {} ended: restart James to take it up again", name());
                }
            }
        });
    }

    @Override
    public void request(int count) {
        Subscription to;
        synchronized (this) {
            to = subscription;
            if (to == null) {
                wanted += count;
            }
        }
        if (to != null) {
            to.request(count);
        }
    }

    @Override
    public synchronized void close() {
        // The subscription is not cancelled: a queue may already have taken an item for it, which would be lost. What
        // still arrives is given back.
        closed = true;
    }

    /** Gives the queue back to James; after everything that was handed out is done or given back. */
    void release() {
        try {
            queue.close();
        } catch (IOException e) {
            LOGGER.warn("Queue {} did not close", name(), e);
        }
    }

    @Override
    public long size() {
        if (!(queue instanceof ManageableMailQueue)) {
            return -1;
        }
        try {
            return ((ManageableMailQueue) queue).getSize();
        } catch (MailQueueException e) {
            LOGGER.debug("Queue {} can't tell its size", name(), e);
            return -1;
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void begin(Subscription granted) {
        long first;
        synchronized (this) {
            subscription = granted;
            first = wanted;
            wanted = 0;
        }
        if (first > 0) {
            granted.request(first);
        }
    }

    private void receive(MailQueueItem item, Consumer<Waiting> receiver) {
        MailParcel parcel;
        try {
            parcel = MailParcel.read(item.getMail());
        } catch (RuntimeException e) {
            LOGGER.error(
                    "Mail {} in queue {} is none of our deliveries; it stays unacknowledged. Remove it by webadmin: {}",
                    item.getMail().getName(),
                    name(),
                    e.getMessage());
            request(1);
            return;
        }
        receiver.accept(new Item(item, parcel));
    }

    private static final class Item implements Waiting {
        private final MailQueueItem item;
        private final MailParcel parcel;

        private Item(MailQueueItem item, MailParcel parcel) {
            this.item = item;
            this.parcel = parcel;
        }

        @Override
        public Parcel parcel() {
            return parcel;
        }

        @Override
        public void done() {
            try {
                item.done(CompletionStatus.SUCCESS);
            } catch (MailQueueException e) {
                throw new IllegalStateException("the queue did not note the end of a delivery: " + e.getMessage(), e);
            }
            parcel.release();
        }

        @Override
        public void giveBack() {
            try {
                item.done(CompletionStatus.RETRY);
            } catch (MailQueueException | RuntimeException e) {
                LOGGER.debug("The queue takes an item back when James stops", e);
            }
        }
    }
}
