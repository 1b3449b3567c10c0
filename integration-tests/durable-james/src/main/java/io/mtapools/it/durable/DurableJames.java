package io.mtapools.it.durable;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import org.apache.activemq.store.PersistenceAdapter;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;
import org.apache.james.FakeSearchMailboxModule;
import org.apache.james.GuiceJamesServer;
import org.apache.james.JamesServerMain;
import org.apache.james.MemoryJamesConfiguration;
import org.apache.james.MemoryJamesServerMain;
import org.apache.james.metrics.api.GaugeRegistry;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.modules.server.JMXServerModule;
import org.apache.james.queue.activemq.ActiveMQMailQueueFactory;
import org.apache.james.queue.activemq.EmbeddedActiveMQ;
import org.apache.james.queue.activemq.metric.ActiveMQMetricCollector;
import org.apache.james.queue.activemq.metric.ActiveMQMetricCollectorNoop;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueItemDecoratorFactory;
import org.apache.james.queue.api.ManageableMailQueue;

/** Starts the stock memory James with an embedded ActiveMQ broker for all its queues, kept under {@code var/}. */
public final class DurableJames {
    private DurableJames() {}

    public static void main(String[] arguments) throws Exception {
        MemoryJamesConfiguration configuration = MemoryJamesConfiguration.builder()
                .useWorkingDirectoryEnvProperty()
                .build();
        GuiceJamesServer server = MemoryJamesServerMain.createServer(configuration)
                .combineWith(new FakeSearchMailboxModule(), new JMXServerModule())
                .overrideWith(new Queues());
        JamesServerMain.main(server);
    }

    private static final class Queues extends AbstractModule {
        @Override
        protected void configure() {
            bind(PersistenceAdapter.class).to(KahaDBPersistenceAdapter.class);
            bind(KahaDBPersistenceAdapter.class).in(Scopes.SINGLETON);
            bind(EmbeddedActiveMQ.class).in(Scopes.SINGLETON);
            bind(ActiveMQMetricCollector.class).to(ActiveMQMetricCollectorNoop.class);
        }

        @Provides
        @Singleton
        ActiveMQMailQueueFactory queues(
                EmbeddedActiveMQ broker,
                MailQueueItemDecoratorFactory decorators,
                MetricFactory metrics,
                GaugeRegistry gauges,
                ActiveMQMetricCollector collector) {
            ActiveMQMailQueueFactory queues =
                    new ActiveMQMailQueueFactory(broker, decorators, metrics, gauges, collector);
            queues.setUseJMX(false);
            queues.init();
            return queues;
        }

        @Provides
        @Singleton
        MailQueueFactory<? extends ManageableMailQueue> manageable(ActiveMQMailQueueFactory queues) {
            return queues;
        }

        @Provides
        @Singleton
        MailQueueFactory<?> any(ActiveMQMailQueueFactory queues) {
            return queues;
        }

        @Provides
        @Singleton
        MailQueueFactory<? extends MailQueue> generic(ActiveMQMailQueueFactory queues) {
            return queues;
        }
    }
}
