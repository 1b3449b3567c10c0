package io.mtapools.delivery;

import io.mtapools.velocity.Timer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runs what was scheduled when the test says that its time has come. */
final class ManualTimer implements Timer {
    private final List<Runnable> waiting = new CopyOnWriteArrayList<>();

    @Override
    public Handle after(long delayNanos, Runnable task) {
        waiting.add(task);
        return () -> waiting.remove(task);
    }

    int size() {
        return waiting.size();
    }

    void runAll() {
        waiting.forEach(Runnable::run);
    }
}
