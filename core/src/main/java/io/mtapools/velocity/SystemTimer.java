package io.mtapools.velocity;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@link Timer} of a process: one daemon thread, named {@code mta-pools-timer}. Thread-safe. */
public final class SystemTimer implements Timer, AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(SystemTimer.class);

    private final ScheduledThreadPoolExecutor executor;

    public SystemTimer() {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "mta-pools-timer");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        // After close() nothing is late any more: what is still asked for is dropped.
        executor.setRejectedExecutionHandler((task, stopped) -> {});
    }

    /** A task that fails is logged; those after it run all the same. */
    @Override
    public Handle after(long delayNanos, Runnable task) {
        ScheduledFuture<?> scheduled = executor.schedule(() -> run(task), delayNanos, TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOGGER.error("A timed task failed", e);
        }
    }

    /** Runs nothing more. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
