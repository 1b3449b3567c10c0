package io.mtapools.dispatch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A repository that outlives a process, can fail, and can be changed by a person. Thread-safe. */
final class MemoryHeld {
    final Map<String, TestParcel> mails = new ConcurrentSkipListMap<>();
    final AtomicInteger puts = new AtomicInteger();
    final AtomicInteger loads = new AtomicInteger();
    final AtomicInteger removes = new AtomicInteger();
    volatile boolean down;

    /** The repository as the process with this fate sees it. */
    Held open(Fate fate) {
        return new Held() {
            @Override
            public void put(HeldName name, Parcel parcel) {
                check();
                fate.step(() -> {
                    puts.incrementAndGet();
                    mails.put(name.toString(), (TestParcel) parcel);
                });
            }

            @Override
            public List<HeldName> list() {
                check();
                return mails.keySet().stream()
                        .flatMap(name -> HeldName.parse(name).stream())
                        .collect(Collectors.toList());
            }

            @Override
            public Optional<Parcel> load(HeldName name) {
                check();
                loads.incrementAndGet();
                return Optional.ofNullable(mails.get(name.toString()));
            }

            @Override
            public void remove(HeldName name) {
                check();
                fate.step(() -> {
                    removes.incrementAndGet();
                    mails.remove(name.toString());
                });
            }
        };
    }

    List<String> ids() {
        return mails.values().stream().map(TestParcel::id).collect(Collectors.toList());
    }

    private void check() {
        if (down) {
            throw new IllegalStateException("repository down");
        }
    }
}
