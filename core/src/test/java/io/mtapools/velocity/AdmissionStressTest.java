package io.mtapools.velocity;

import static io.mtapools.velocity.Samples.GMAIL;
import static io.mtapools.velocity.Samples.NEWS;
import static io.mtapools.velocity.Samples.OTHER_POOL;
import static io.mtapools.velocity.Samples.YAHOO;
import static io.mtapools.velocity.Samples.each;
import static io.mtapools.velocity.Samples.pool;
import static io.mtapools.velocity.Samples.request;
import static io.mtapools.velocity.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mtapools.config.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Real threads, a real clock, and a bystander's stopwatch. */
class AdmissionStressTest {
    private static final int PER_PERIOD = 20;
    private static final Duration PERIOD = Duration.ofMillis(50);
    private static final int MAILS = 2000;

    private final Queue<long[]> attempts = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();

    private static Settings limited(int perPeriod) {
        return settings()
                .pool(pool(NEWS, 0, 3).limit(each(perPeriod, PERIOD)).build())
                .pool(pool(OTHER_POOL, 5, 2).limit(each(perPeriod, PERIOD)).build())
                .build();
    }

    @Test
    void manyThreadsShouldNeverExceedALimitNorLoseAnAnswer() {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (SystemTimer timer = new SystemTimer();
                Admission gate = new Admission(limited(PER_PERIOD), Ticker.system(), Clock.systemUTC(), timer)) {
            for (int i = 0; i < MAILS; i++) {
                int mail = i;
                threads.execute(() -> gate.ask(
                        request(mail % 3 == 0 ? OTHER_POOL : NEWS, mail % 2 == 0 ? GMAIL : YAHOO),
                        new Sender(threads)));
                if (i % 200 == 0) {
                    threads.execute(() -> gate.reconfigure(limited(PER_PERIOD - mail / 200 % 2)));
                    threads.execute(() -> gate.view(NEWS));
                }
            }

            await().atMost(Duration.ofSeconds(60)).until(() -> answered.get() == MAILS);
            await().atMost(Duration.ofSeconds(10)).until(() -> gate.inFlight() == 0);
            assertThat(gate.waiting()).isZero();
        } finally {
            threads.shutdownNow();
        }
        assertNoWindowExceeded();
    }

    private void assertNoWindowExceeded() {
        Map<Long, List<long[]>> byIp = attempts.stream().collect(Collectors.groupingBy(attempt -> attempt[0]));
        assertThat(byIp).hasSize(5);
        byIp.values().forEach(ofOne -> {
            List<long[]> list = new ArrayList<>(ofOne);
            for (long[] reference : list) {
                long from = reference[2];
                long to = from + PERIOD.toNanos();
                // Wherever in each attempt the receiver looks: all that may fall into the window that begins at one's
                // end.
                assertThat(list.stream()
                                .filter(other -> other[1] < to && other[2] >= from)
                                .count())
                        .isLessThanOrEqualTo(PER_PERIOD);
            }
        });
    }

    /** Takes a short while on a thread of its own, and notes when. */
    private final class Sender implements Answer {
        private final ExecutorService threads;

        private Sender(ExecutorService threads) {
            this.threads = threads;
        }

        @Override
        public void granted(Reservation reservation) {
            answered.incrementAndGet();
            threads.execute(() -> {
                long start = System.nanoTime();
                LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(1_000_000));
                attempts.add(new long[] {reservation.ip().hashCode(), start, System.nanoTime()});
                reservation.end(Samples.delivered());
            });
        }

        @Override
        public void setAside(Obstacle obstacle) {
            throw new AssertionError(obstacle.toString());
        }
    }
}
