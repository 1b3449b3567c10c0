package io.mtapools.velocity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemTimerTest {
    private final SystemTimer timer = new SystemTimer();

    @AfterEach
    void close() {
        timer.close();
    }

    @Test
    void aTaskShouldRunOnTheDaemonThreadAndNeverBeforeItsTime() throws Exception {
        CompletableFuture<Thread> ranOn = new CompletableFuture<>();
        CompletableFuture<Long> ranAt = new CompletableFuture<>();
        long from = System.nanoTime();

        timer.after(Duration.ofMillis(20).toNanos(), () -> {
            ranAt.complete(System.nanoTime());
            ranOn.complete(Thread.currentThread());
        });

        assertThat(ranAt.get(10, TimeUnit.SECONDS) - from)
                .isGreaterThanOrEqualTo(Duration.ofMillis(20).toNanos());
        assertThat(ranOn.get(10, TimeUnit.SECONDS).getName()).isEqualTo("mta-pools-timer");
        assertThat(ranOn.get(10, TimeUnit.SECONDS).isDaemon()).isTrue();
    }

    @Test
    void aTaskThatFailsShouldNotStopTheNext() {
        AtomicInteger ran = new AtomicInteger();
        timer.after(0, () -> {
            throw new IllegalStateException("thrown by the test");
        });

        timer.after(0, ran::incrementAndGet);

        await().until(() -> ran.get() == 1);
    }

    @Test
    void aCancelledTaskShouldNotRun() {
        AtomicInteger ran = new AtomicInteger();
        timer.after(Duration.ofMillis(30).toNanos(), ran::incrementAndGet).cancel();

        AtomicInteger later = new AtomicInteger();
        timer.after(Duration.ofMillis(60).toNanos(), later::incrementAndGet);

        await().until(() -> later.get() == 1);
        assertThat(ran.get()).isZero();
    }

    @Test
    void aClosedTimerShouldTakeNoOffenceAndRunNothing() {
        timer.close();

        timer.after(0, () -> {
            throw new AssertionError("ran");
        });
    }
}
