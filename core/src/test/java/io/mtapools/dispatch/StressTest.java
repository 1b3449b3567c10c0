package io.mtapools.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mtapools.config.ProviderSettings;
import io.mtapools.config.RetrySettings;
import io.mtapools.config.Settings;
import io.mtapools.config.TrafficSettings;
import io.mtapools.model.EgressIp;
import io.mtapools.model.Outcome;
import io.mtapools.model.ProviderName;
import io.mtapools.velocity.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real threads, random outcomes, ports that fail now and then. */
class StressTest {
    private static final int MAILS = 6000;
    private static final int AT_ONCE = 12;

    private final ScheduledExecutorService timerThread = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService io = Executors.newFixedThreadPool(3);
    private final ExecutorService smtp = Executors.newFixedThreadPool(AT_ONCE);
    private final ExecutorService senders = Executors.newFixedThreadPool(3);
    private final Timer timer = (delay, task) -> {
        Future<?> scheduled = timerThread.schedule(task, delay, TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    };
    private final Map<String, AtomicInteger> ends = new ConcurrentHashMap<>();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final TestGate gate = new TestGate();
    private final TestRoutes routes = new TestRoutes();
    private final MemoryLanes lanes = new MemoryLanes();
    private final MemoryHeld held = new MemoryHeld();

    @AfterEach
    void endThreads() {
        List.of(timerThread, io, smtp, senders).forEach(ExecutorService::shutdownNow);
    }

    @Test
    void everyMailShouldEndExactlyOnceWhateverHappens() {
        gate.slots = 9;
        gate.own = request -> request.mxSet().equals("slow");
        routes.silent.add("silent.example");
        Dispatcher dispatcher = dispatcher();
        dispatcher.start();
        for (int sender = 0; sender < 3; sender++) {
            int first = sender;
            senders.execute(() -> send(dispatcher, first));
        }
        timer.after(TimeUnit.MILLISECONDS.toNanos(150), () -> routes.known("silent.example"));
        timer.after(TimeUnit.MILLISECONDS.toNanos(300), () -> {
            gate.own = request -> false;
            gate.reconsider();
        });
        for (int i = 1; i < 40; i++) {
            timer.after(TimeUnit.MILLISECONDS.toNanos(10L * i), dispatcher::recheck);
        }
        timer.after(TimeUnit.MILLISECONDS.toNanos(100), () -> dispatcher.resize(4));
        timer.after(TimeUnit.MILLISECONDS.toNanos(200), () -> dispatcher.resize(AT_ONCE));

        await().atMost(Duration.ofSeconds(90)).until(() -> ends.size() == MAILS);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> dispatcher.inFlight() == 0
                        && dispatcher.unsettled() == 0
                        && lanes.ids().isEmpty()
                        && held.mails.isEmpty());

        assertThat(ends.values()).allMatch(count -> count.get() == 1);
        assertThat(most.get()).isLessThanOrEqualTo(AT_ONCE);
        assertThat(gate.out).hasValue(0);
        assertThat(gate.waiting()).isZero();
        assertThat(dispatcher.held()).isZero();
    }

    private void send(Dispatcher dispatcher, int first) {
        SplittableRandom random = new SplittableRandom(first);
        for (int number = first; number < MAILS; number += 3) {
            ProviderName provider = ProviderName.of("p" + random.nextInt(6));
            String domain = random.nextInt(20) == 0 ? "silent.example" : "gmail.com";
            String mxSet = random.nextInt(10) == 0 ? "slow" : "quick";
            dispatcher.accept(TestParcel.mail(number, Clock.systemUTC().instant(), facts -> facts.provider(provider)
                    .recipientDomain(domain)
                    .mxSet(mxSet)));
        }
    }

    private Dispatcher dispatcher() {
        Settings settings = Settings.builder()
                .traffic(TrafficSettings.otherwise("promotional").build())
                .provider(ProviderSettings.named("gmail").build())
                .retry(RetrySettings.of(List.of(Duration.ofMillis(1), Duration.ofMillis(20)), Duration.ofHours(1)))
                .attemptsAtOnce(AT_ONCE)
                .build();
        Fate fate = Fate.immortal();
        return new Dispatcher(
                lanes.open(fate),
                held.open(fate),
                new RandomDelivery(),
                gate,
                routes,
                () -> settings,
                Clock.systemUTC(),
                timer,
                io);
    }

    private final class RandomDelivery implements Delivery {
        @Override
        public void attempt(Parcel parcel, EgressIp ip, Consumer<Outcome> whenOver) {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            smtp.execute(() -> {
                now.decrementAndGet();
                int luck = ThreadLocalRandom.current().nextInt(10);
                whenOver.accept(
                        luck < 3
                                ? Outcome.deferred(Receiver.LATER)
                                : luck < 4 ? Outcome.bounced(Receiver.NEVER) : Outcome.delivered(Receiver.OK, "mx"));
            });
        }

        @Override
        public void conclude(Parcel parcel, Outcome outcome) {
            if (ThreadLocalRandom.current().nextInt(500) == 0) {
                throw new IllegalStateException("spool down");
            }
            ends.computeIfAbsent(parcel.id(), any -> new AtomicInteger()).incrementAndGet();
        }
    }
}
