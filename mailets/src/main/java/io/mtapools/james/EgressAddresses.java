package io.mtapools.james;

import io.mtapools.config.IpSettings;
import io.mtapools.config.PoolSettings;
import io.mtapools.config.Settings;
import io.mtapools.model.EgressIp;
import io.mtapools.model.PoolName;
import io.mtapools.velocity.Timer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out which egress IPs this machine has, by binding to each: one that it lacks takes part in nothing until it
 * appears. All are looked at when the settings change, those missing again every {@value #PAUSE_SECONDS} seconds.
 * Thread-safe.
 */
final class EgressAddresses {
    static final int PAUSE_SECONDS = 30;

    private static final Logger LOGGER = LoggerFactory.getLogger(EgressAddresses.class);

    private final Predicate<EgressIp> bindable;
    private final Consumer<EgressIp> leaveOut;
    private final Consumer<EgressIp> takeBack;
    private final Timer timer;
    private final Executor io;
    private final Map<EgressIp, PoolName> missing = new LinkedHashMap<>();
    private boolean waiting;

    /**
     * @param leaveOut told of an IP that went missing
     * @param takeBack told of one that is there again
     */
    EgressAddresses(Consumer<EgressIp> leaveOut, Consumer<EgressIp> takeBack, Timer timer, Executor io) {
        this(EgressAddresses::canBind, leaveOut, takeBack, timer, io);
    }

    EgressAddresses(
            Predicate<EgressIp> bindable,
            Consumer<EgressIp> leaveOut,
            Consumer<EgressIp> takeBack,
            Timer timer,
            Executor io) {
        this.bindable = bindable;
        this.leaveOut = leaveOut;
        this.takeBack = takeBack;
        this.timer = timer;
        this.io = io;
    }

    /** Looks at all IPs of these settings. May block for as long as it takes to bind to each once. */
    synchronized void check(Settings now) {
        Map<EgressIp, PoolName> before = new LinkedHashMap<>(missing);
        missing.clear();
        for (PoolSettings pool : now.pools()) {
            pool.ips().stream().map(IpSettings::ip).filter(bindable.negate()).forEach(ip -> miss(ip, pool, before));
        }
        before.keySet().stream().filter(ip -> !missing.containsKey(ip)).forEach(this::found);
        checkAgainLater();
    }

    /** The IPs that this machine lacks, with their pools. */
    synchronized Map<EgressIp, PoolName> missing() {
        return new LinkedHashMap<>(missing);
    }

    private void miss(EgressIp ip, PoolSettings pool, Map<EgressIp, PoolName> before) {
        missing.put(ip, pool.name());
        leaveOut.accept(ip);
        if (!before.containsKey(ip)) {
            LOGGER.warn(
                    "Pool {}: this machine has no address {}, so nothing is sent from it. Add it to an interface, or take it"
                            + " out of pools.xml",
                    pool.name(),
                    ip);
        }
    }

    private void found(EgressIp ip) {
        LOGGER.info("Egress IP {} is there: it sends from now on", ip);
        takeBack.accept(ip);
    }

    private void checkAgainLater() {
        if (!missing.isEmpty() && !waiting) {
            waiting = true;
            timer.after(Duration.ofSeconds(PAUSE_SECONDS).toNanos(), this::checkAgain);
        }
    }

    private void checkAgain() {
        try {
            io.execute(this::lookForMissing);
        } catch (RejectedExecutionException e) {
            LOGGER.debug("James is stopping: no more checks of egress addresses");
        }
    }

    private synchronized void lookForMissing() {
        waiting = false;
        missing.keySet().removeIf(ip -> {
            boolean there = bindable.test(ip);
            if (there) {
                found(ip);
            }
            return there;
        });
        checkAgainLater();
    }

    private static boolean canBind(EgressIp ip) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(ip.address(), 0));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
