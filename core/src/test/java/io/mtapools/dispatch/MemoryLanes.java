package io.mtapools.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Queues that outlive a process: what was handed out and is not done is there again for the next process, from the head on.
 * Thread-safe.
 */
final class MemoryLanes {
    final AtomicInteger puts = new AtomicInteger();
    final AtomicInteger mostOut = new AtomicInteger();
    final Set<String> failing = new CopyOnWriteArraySet<>();
    volatile boolean doneFails;
    private final Map<String, Store> stores = new LinkedHashMap<>();

    /** The queues as the process with this fate sees them. */
    synchronized Lanes open(Fate fate) {
        stores.values().forEach(Store::takeBack);
        return new Lanes() {
            @Override
            public Lane lane(String name) {
                return new MemoryLane(name, store(name), fate);
            }

            @Override
            public Set<String> remembered() {
                return names();
            }
        };
    }

    synchronized Set<String> names() {
        return new TreeSet<>(stores.keySet());
    }

    /** The ids of all that a queue still has, those handed out included. */
    synchronized List<String> ids() {
        return stores.values().stream().flatMap(store -> store.ids().stream()).collect(Collectors.toList());
    }

    List<String> ids(String name) {
        return store(name).ids();
    }

    /** The first {@code count} go to the end: a queue need not keep the order of what comes back to it. */
    void rotate(String name, int count) {
        Store store = store(name);
        store.takeBack();
        synchronized (store) {
            for (int i = 0; i < count; i++) {
                store.waiting.addLast(store.waiting.removeFirst());
            }
        }
    }

    private synchronized Store store(String name) {
        return stores.computeIfAbsent(name, any -> new Store());
    }

    private static final class Store {
        private final Deque<TestParcel> waiting = new ArrayDeque<>();
        private final Deque<TestParcel> out = new ArrayDeque<>();

        private synchronized void takeBack() {
            while (!out.isEmpty()) {
                waiting.addFirst(out.removeLast());
            }
        }

        private synchronized List<String> ids() {
            List<String> ids = new ArrayList<>();
            out.forEach(parcel -> ids.add(parcel.id()));
            waiting.forEach(parcel -> ids.add(parcel.id()));
            return ids;
        }
    }

    private final class MemoryLane implements Lane {
        private final String name;
        private final Store store;
        private final Fate fate;
        private Consumer<Waiting> receiver;
        private long wanted;
        private boolean closed;

        private MemoryLane(String name, Store store, Fate fate) {
            this.name = name;
            this.store = store;
            this.fate = fate;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void put(Parcel parcel) {
            if (failing.contains(name())) {
                throw new IllegalStateException("queue down");
            }
            fate.step(() -> {
                puts.incrementAndGet();
                synchronized (store) {
                    store.waiting.addLast((TestParcel) parcel);
                }
            });
            handOut();
        }

        @Override
        public void open(Consumer<Waiting> to) {
            if (receiver != null) {
                throw new IllegalStateException("opened twice");
            }
            receiver = to;
        }

        @Override
        public void request(int count) {
            synchronized (store) {
                wanted += count;
            }
            handOut();
        }

        @Override
        public void close() {
            synchronized (store) {
                closed = true;
            }
        }

        @Override
        public long size() {
            return store.ids().size();
        }

        private void handOut() {
            for (Waiting next = next(); next != null; next = next()) {
                receiver.accept(next);
            }
        }

        private Waiting next() {
            synchronized (store) {
                if (closed || receiver == null || wanted == 0 || store.waiting.isEmpty() || fate.isDead()) {
                    return null;
                }
                wanted--;
                TestParcel parcel = store.waiting.removeFirst();
                store.out.addLast(parcel);
                mostOut.accumulateAndGet(store.out.size(), Math::max);
                return new Item(store, parcel, fate);
            }
        }
    }

    private final class Item implements Waiting {
        private final Store store;
        private final TestParcel parcel;
        private final Fate fate;

        private Item(Store store, TestParcel parcel, Fate fate) {
            this.store = store;
            this.parcel = parcel;
            this.fate = fate;
        }

        @Override
        public Parcel parcel() {
            return parcel;
        }

        @Override
        public void done() {
            if (doneFails) {
                throw new IllegalStateException("queue down");
            }
            fate.step(() -> {
                synchronized (store) {
                    if (!store.out.removeFirstOccurrence(parcel)) {
                        throw new AssertionError("done or given back twice: " + parcel.id());
                    }
                }
            });
        }

        @Override
        public void giveBack() {
            synchronized (store) {
                if (!store.out.removeFirstOccurrence(parcel)) {
                    throw new AssertionError("done or given back twice: " + parcel.id());
                }
                store.waiting.addFirst(parcel);
            }
        }
    }
}
