package io.mtapools.james;

import io.mtapools.config.CurrentSettings;
import io.mtapools.config.PoolSettings;
import io.mtapools.dispatch.Dispatcher;
import io.mtapools.dispatch.Parcel;
import io.mtapools.model.PoolName;
import io.mtapools.velocity.Admission;
import io.mtapools.velocity.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Singleton;
import javax.mail.MessagingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pack as it runs in this James: takes deliveries over, and sends them by their pools' ways out. Begins to send once
 * every pool has one, or a little after the first; ends with the first PoolRemoteDelivery that James takes out of service.
 * Thread-safe.
 */
@Singleton
public final class MtaPools {
    private static final Logger LOGGER = LoggerFactory.getLogger(MtaPools.class);
    private static final Duration LONGEST_START = Duration.ofSeconds(5);
    /** Attempts in flight end by themselves in this time, or are cut off … */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(6);
    /** … and then have this long to be put back where they came from. */
    private static final Duration LONGEST_CUT_OFF = Duration.ofSeconds(2);

    private final CurrentSettings settings;
    private final Admission admission;
    private final Dispatcher dispatcher;
    private final Outlets outlets;
    private final JamesLanes lanes;
    private final Timer timer;
    private final ThreadPoolExecutor io;
    private final EgressAddresses addresses;
    private final Set<PoolName> ready = ConcurrentHashMap.newKeySet();
    private boolean stopped;

    @Inject
    MtaPools(
            CurrentSettings settings,
            Admission admission,
            Dispatcher dispatcher,
            Outlets outlets,
            JamesLanes lanes,
            Timer timer,
            @IoThreads ThreadPoolExecutor io) {
        this.settings = settings;
        this.admission = admission;
        this.dispatcher = dispatcher;
        this.outlets = outlets;
        this.lanes = lanes;
        this.timer = timer;
        this.io = io;
        this.addresses = new EgressAddresses(admission::pause, admission::resume, timer, io);
        settings.onReplace(now -> {
            admission.reconfigure(now);
            dispatcher.resize(now.attemptsAtOnce());
            dispatcher.recheck();
            addresses.check(now);
        });
    }

    /**
     * A pool's way out is there.
     *
     * @throws MessagingException where the pool has one already
     */
    public void open(PoolName pool, Outlet outlet) throws MessagingException {
        if (!outlets.add(pool, outlet)) {
            throw new MessagingException("pool " + pool
                    + " has two PoolRemoteDelivery in mailetcontainer.xml: leave one, in the pool's own processor");
        }
        ready.add(pool);
        dispatcher.recheck();
        if (closedPools().isEmpty()) {
            start();
        } else if (ready.size() == 1) {
            timer.after(LONGEST_START.toNanos(), this::start);
        }
    }

    /**
     * Takes a delivery over. May block.
     *
     * @throws MessagingException where it could not be put anywhere: it is still the caller's
     */
    public void accept(Parcel parcel) throws MessagingException {
        try {
            dispatcher.accept(parcel);
        } catch (RuntimeException e) {
            throw new MessagingException(
                    "pool " + parcel.facts().pool() + " could not take a delivery over: " + e.getMessage(), e);
        }
    }

    /** Starts no more attempts, waits a bounded time for those in flight, and puts the rest back. Later calls do nothing. */
    public void close() {
        synchronized (this) {
            if (stopped) {
                return;
            }
            stopped = true;
        }
        dispatcher.stop();
        admission.close();
        try {
            awaitIdle(LONGEST_STOP);
            if (dispatcher.inFlight() > 0) {
                LOGGER.warn(
                        "{} attempts cut off because James stops: they are tried again, and may arrive twice",
                        dispatcher.inFlight());
                outlets.close();
                awaitIdle(LONGEST_CUT_OFF);
            }
            io.shutdown();
            io.awaitTermination(LONGEST_CUT_OFF.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lanes.release();
    }

    private void awaitIdle(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (dispatcher.inFlight() > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private void start() {
        Set<PoolName> closed = closedPools();
        if (!closed.isEmpty()) {
            LOGGER.warn(
                    "No PoolRemoteDelivery in mailetcontainer.xml for pools {}: what comes to them is held", closed);
        }
        io.execute(() -> {
            try {
                addresses.check(settings.get());
                dispatcher.start();
            } catch (RuntimeException e) {
                LOGGER.error("What waited before this start can't be read; trying again in {}", LONGEST_START, e);
                timer.after(LONGEST_START.toNanos(), this::start);
            }
        });
    }

    /** What an admin must know and a restart would not mend, each with what to do. */
    List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        Set<PoolName> closed = closedPools();
        if (!closed.isEmpty()) {
            troubles.add("no PoolRemoteDelivery in mailetcontainer.xml for pools " + closed);
        }
        if (dispatcher.unsettled() > 0) {
            troubles.add(dispatcher.unsettled()
                    + " deliveries are over and can't be put into effect: James' queue or repository does not answer");
        }
        addresses
                .missing()
                .forEach((ip, pool) -> troubles.add("this machine has no address " + ip + " of pool " + pool));
        return troubles;
    }

    private Set<PoolName> closedPools() {
        return settings.get().pools().stream()
                .map(PoolSettings::name)
                .filter(pool -> !ready.contains(pool))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
