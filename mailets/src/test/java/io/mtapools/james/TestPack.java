package io.mtapools.james;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.TypeLiteral;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.dnsservice.api.InMemoryDNSService;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.domainlist.memory.MemoryDomainList;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.api.Protocol;
import org.apache.james.mailrepository.memory.MailRepositoryStoreConfiguration;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.apache.james.mailrepository.memory.MemoryMailRepositoryStore;
import org.apache.james.mailrepository.memory.MemoryMailRepositoryUrlStore;
import org.apache.james.mailrepository.memory.SimpleMailRepositoryLoader;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.RawMailQueueItemDecoratorFactory;
import org.apache.james.queue.memory.MemoryMailQueueFactory;
import org.apache.james.server.core.configuration.Configuration.ConfigurationPath;

/** The pack in a child injector, as James' extension loader makes it, on James' own memory queue and repository. */
public final class TestPack {
    public final MemoryMailQueueFactory queues = new MemoryMailQueueFactory(new RawMailQueueItemDecoratorFactory());
    public final RecordingMetricFactory metrics = new RecordingMetricFactory();
    public final MailRepositoryStore repositories;
    private final Injector injector;
    private String pools;

    public TestPack(Path var, String pools) throws Exception {
        this.pools = pools;
        this.repositories = repositories();
        this.injector = Guice.createInjector(new James(var)).createChildInjector(new MtaPoolsModule());
    }

    public <T> T get(Class<T> type) {
        return injector.getInstance(type);
    }

    /** Another pools.xml, for the next reading. */
    public void pools(String text) {
        pools = text;
    }

    private static MailRepositoryStore repositories() throws Exception {
        MemoryMailRepositoryStore store = new MemoryMailRepositoryStore(
                new MemoryMailRepositoryUrlStore(),
                new SimpleMailRepositoryLoader(),
                MailRepositoryStoreConfiguration.forItems(new MailRepositoryStoreConfiguration.Item(
                        java.util.List.of(new Protocol("memory")),
                        MemoryMailRepository.class.getCanonicalName(),
                        new BaseHierarchicalConfiguration())));
        store.init();
        return store;
    }

    private final class James extends AbstractModule {
        private final Path var;

        private James(Path var) {
            this.var = var;
        }

        @Override
        protected void configure() {
            bind(Clock.class).toInstance(Clock.systemUTC());
            bind(FileSystem.class).toInstance(new Files(var));
            bind(ConfigurationPath.class).toInstance(new ConfigurationPath(FileSystem.FILE_PROTOCOL_AND_CONF));
            bind(new TypeLiteral<MailQueueFactory<?>>() {}).toInstance(queues);
            bind(MailRepositoryStore.class).toInstance(repositories);
            bind(MailRepositoryStoreConfiguration.class)
                    .toInstance(new MailRepositoryStoreConfiguration(
                            java.util.List.of(), java.util.Optional.of(new Protocol("memory"))));
            bind(MetricFactory.class).toInstance(metrics);
            InMemoryDNSService dns = new InMemoryDNSService();
            bind(DNSService.class).toInstance(dns);
            bind(DomainList.class).toInstance(new MemoryDomainList(dns));
        }
    }

    private final class Files implements FileSystem {
        private final Path var;

        private Files(Path var) {
            this.var = var;
        }

        @Override
        public InputStream getResource(String url) throws FileNotFoundException {
            if (pools == null || !url.equals("file://conf/pools.xml")) {
                throw new FileNotFoundException(url);
            }
            return new ByteArrayInputStream(pools.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public File getFile(String url) {
            return var.resolve(url.substring(FILE_PROTOCOL_AND_VAR.length())).toFile();
        }

        @Override
        public File getBasedir() {
            return var.toFile();
        }
    }
}
