package io.mtapools.james;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.mtapools.config.CurrentSettings;
import io.mtapools.dispatch.Dispatcher;
import io.mtapools.provider.CachedMailboxes;
import io.mtapools.provider.Mailboxes;
import io.mtapools.provider.ProviderTable;
import io.mtapools.velocity.Admission;
import io.mtapools.velocity.SystemTimer;
import io.mtapools.velocity.Ticker;
import io.mtapools.velocity.Timer;
import java.io.FileNotFoundException;
import java.time.Clock;
import java.util.concurrent.ThreadPoolExecutor;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.mailrepository.api.MailRepositoryPath;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.mailrepository.api.Protocol;
import org.apache.james.mailrepository.memory.MailRepositoryStoreConfiguration;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.queue.api.MailQueueFactory;

/**
 * Binds the pack into James' injector; named by {@code guice.extension.module} in {@code extensions.properties}. A broken
 * {@code pools.xml} stops James here, with all its errors.
 */
public final class MtaPoolsModule extends AbstractModule {
    private static final String HELD_PATH = "var/mail/mta-pools-held";
    private static final int IO_THREADS = 4;

    @Override
    protected void configure() {
        bind(PoolsFile.class).in(Singleton.class);
        bind(Outlets.class).toInstance(new Outlets());
        // Eager, and free of James' services: they must outlive the mailets.
        bind(Timer.class).toInstance(new SystemTimer());
        bind(Ticker.class).toInstance(Ticker.system());
        bind(ThreadPoolExecutor.class)
                .annotatedWith(IoThreads.class)
                .toInstance(Threads.few("mta-pools-io", IO_THREADS));
    }

    @Provides
    @Singleton
    CurrentSettings settings(PoolsFile file) {
        return new CurrentSettings(file.read().settings());
    }

    @Provides
    @Singleton
    Mailboxes mailboxes(CurrentSettings settings, Clock clock) {
        return new CachedMailboxes(
                settings.derive(now -> new ProviderTable(now.providers())), new DnsMxLookup(), clock);
    }

    @Provides
    @Singleton
    Admission admission(CurrentSettings settings, Ticker ticker, Clock clock, Timer timer) {
        return new Admission(settings.get(), ticker, clock, timer);
    }

    @Provides
    @Singleton
    JamesLanes lanes(MailQueueFactory<?> queues, FileSystem files) throws FileNotFoundException {
        return new JamesLanes(
                queues,
                new LaneNames(files.getFile(FileSystem.FILE_PROTOCOL_AND_VAR + "mta-pools-lanes")
                        .toPath()));
    }

    @Provides
    @Singleton
    JamesHeld held(MailRepositoryStore store, MailRepositoryStoreConfiguration configuration) {
        Protocol protocol = configuration
                .getDefaultProtocol()
                .orElseThrow(
                        () -> new IllegalStateException("mailrepositorystore.xml names no defaultProtocol: MTA pools"
                                + " keeps held mail in a repository and needs one"));
        return new JamesHeld(
                store, MailRepositoryUrl.fromPathAndProtocol(protocol, MailRepositoryPath.from(HELD_PATH)));
    }

    @Provides
    @Singleton
    Dispatcher dispatcher(
            JamesLanes lanes,
            JamesHeld held,
            Outlets outlets,
            CurrentSettings settings,
            Mailboxes mailboxes,
            Admission admission,
            MetricFactory metrics,
            Clock clock,
            Timer timer,
            @IoThreads ThreadPoolExecutor io) {
        JamesDelivery delivery = new JamesDelivery(
                outlets, settings, Threads.onDemand("mta-pools-attempt"), new DeliveryMetrics(metrics));
        JamesRoutes routes = new JamesRoutes(settings, mailboxes, outlets);
        return new Dispatcher(lanes, held, delivery, admission, routes, settings, clock, timer, io);
    }
}
