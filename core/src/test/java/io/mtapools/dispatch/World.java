package io.mtapools.dispatch;

import io.mtapools.config.ProviderSettings;
import io.mtapools.config.RetrySettings;
import io.mtapools.config.Settings;
import io.mtapools.config.TrafficSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** Queues, repository, receiver, gate and clock, and one process after the other that works with them. */
final class World {
    final ManualTime time = new ManualTime();
    final MemoryLanes lanes = new MemoryLanes();
    final MemoryHeld held = new MemoryHeld();
    final Receiver receiver = new Receiver(time);
    final TestRoutes routes = new TestRoutes();
    TestGate gate = new TestGate();
    Executor io = Runnable::run;
    int attemptsAtOnce = 8;
    RetrySettings retry = RetrySettings.of(List.of(Duration.ofMinutes(5), Duration.ofMinutes(15)), Duration.ofHours(1));
    Dispatcher dispatcher;
    private Fate current = Fate.immortal();

    /** A process that began and does not die. */
    static World begun() {
        World world = new World();
        world.start(Fate.immortal());
        return world;
    }

    /** The next process, on the same queues and repository; the one before is dead, slots are free again. */
    void start(Fate fate) {
        current.kill();
        current = fate;
        time.forgetTasks();
        TestGate before = gate;
        gate = new TestGate();
        gate.own = before.own;
        gate.shared = before.shared;
        gate.slots = before.slots;
        dispatcher = make(fate);
        dispatcher.start();
    }

    /** One that was not started. */
    Dispatcher make(Fate fate) {
        return new Dispatcher(
                lanes.open(fate), held.open(fate), receiver.open(fate), gate, routes, this::settings, time, time, io);
    }

    void accept(int number) {
        accept(number, facts -> facts);
    }

    void accept(int number, UnaryOperator<Facts.Builder> change) {
        dispatcher.accept(TestParcel.mail(number, time.instant(), change));
        settle();
    }

    /** Lets happen what is due now. */
    void settle() {
        time.pass(Duration.ZERO);
    }

    private Settings settings() {
        return Settings.builder()
                .traffic(TrafficSettings.otherwise("promotional").build())
                .provider(ProviderSettings.named("gmail").build())
                .retry(retry)
                .attemptsAtOnce(attemptsAtOnce)
                .build();
    }
}
