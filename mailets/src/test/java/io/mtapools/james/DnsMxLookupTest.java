package io.mtapools.james;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.provider.MxAnswer;
import io.mtapools.provider.MxAnswer.Status;
import io.mtapools.provider.MxHost;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Cache;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupSession;

@Timeout(60)
class DnsMxLookupTest {
    private TestDns dns;
    private Resolver resolver;
    private DnsMxLookup lookup;

    @BeforeEach
    void setUp() throws Exception {
        dns = new TestDns()
                .with(
                        "found.example. 600 IN MX 20 Backup.example.net.",
                        "found.example. 300 IN MX 10 mx2.example.com.",
                        "found.example. 600 IN MX 10 MX1.example.com.",
                        "a.example. 120 IN A 192.0.2.1",
                        "aaaa.example. 130 IN AAAA 2001:db8::1",
                        "txt.example. 600 IN TXT none",
                        "null.example. 900 IN MX 0 .",
                        "alias.example. 50 IN CNAME found.example.",
                        "dangling.example. 50 IN CNAME nowhere.example.",
                        "aliased-a.example. 50 IN CNAME a.example.",
                        "loop.example. 50 IN CNAME pool.example.",
                        "pool.example. 50 IN CNAME loop.example.",
                        "truncated.example. 600 IN MX 10 mx.example.com.");
        // As James does it.
        resolver = new ExtendedResolver(new Resolver[] {new SimpleResolver(dns.address())});
        resolver.setTimeout(Duration.ofMillis(300));
        lookup =
                new DnsMxLookup(() -> LookupSession.builder().resolver(resolver).build(), Duration.ofSeconds(5));
    }

    @AfterEach
    void tearDown() throws Exception {
        dns.close();
    }

    @Test
    void lookupShouldFindHostsByPreferenceWithTheLeastTtl() throws Exception {
        MxAnswer answer = answer("found.example");

        assertThat(answer.status()).isEqualTo(Status.FOUND);
        assertThat(answer.hosts())
                .containsExactly(
                        MxHost.of(10, "mx1.example.com"),
                        MxHost.of(10, "mx2.example.com"),
                        MxHost.of(20, "backup.example.net"));
        assertThat(answer.preferred()).hasSize(2);
        assertThat(answer.ttl()).isEqualTo(Duration.ofSeconds(300));
    }

    @Test
    void anAddressShouldStandInForTheMx() throws Exception {
        MxAnswer v4 = answer("a.example");
        MxAnswer v6 = answer("aaaa.example");

        assertThat(v4.hosts()).containsExactly(MxHost.of(0, "a.example"));
        assertThat(v4.isImplicit()).isTrue();
        assertThat(v4.ttl()).isEqualTo(Duration.ofSeconds(120));
        assertThat(v6.hosts()).containsExactly(MxHost.of(0, "aaaa.example"));
        assertThat(dns.questions)
                .containsExactly(
                        "a.example. MX", "a.example. A", "aaaa.example. MX", "aaaa.example. A", "aaaa.example. AAAA");
    }

    @Test
    void aDomainThatDoesNotExistShouldHaveNoHostAfterOneQuestion() throws Exception {
        assertThat(answer("nowhere.example").status()).isEqualTo(Status.NO_HOST);
        assertThat(dns.questions).containsExactly("nowhere.example. MX");
    }

    @Test
    void aDomainWithoutMxAndAddressShouldHaveNoHost() throws Exception {
        assertThat(answer("txt.example").status()).isEqualTo(Status.NO_HOST);
        assertThat(answer("dangling.example").status()).isEqualTo(Status.NO_HOST);
    }

    @Test
    void aDomainWithoutMxAndAddressShouldHaveNoHostFromTheCacheToo() throws Exception {
        LookupSession caching = LookupSession.builder()
                .resolver(resolver)
                .cache(new Cache(DClass.IN))
                .build();
        DnsMxLookup cached = new DnsMxLookup(() -> caching, Duration.ofSeconds(5));

        for (String domain : List.of("txt.example", "txt.example", "nowhere.example", "nowhere.example")) {
            assertThat(cached.lookup(domain)
                            .toCompletableFuture()
                            .get(10, TimeUnit.SECONDS)
                            .status())
                    .isEqualTo(Status.NO_HOST);
        }
        assertThat(dns.questions)
                .containsExactly("txt.example. MX", "txt.example. A", "txt.example. AAAA", "nowhere.example. MX");
    }

    @Test
    void aNullMxShouldBeTold() throws Exception {
        MxAnswer answer = answer("null.example");

        assertThat(answer.status()).isEqualTo(Status.NULL_MX);
        assertThat(answer.ttl()).isEqualTo(Duration.ofSeconds(900));
    }

    @Test
    void aliasesShouldBeFollowed() throws Exception {
        assertThat(answer("alias.example").preferred()).hasSize(2);
        assertThat(answer("aliased-a.example").hosts()).containsExactly(MxHost.of(0, "aliased-a.example"));
    }

    @Test
    void aLoopOfAliasesShouldFail() throws Exception {
        assertThat(answer("loop.example").status()).isEqualTo(Status.FAILED);
    }

    @Test
    void aServerThatFailsShouldBeNoAnswer() throws Exception {
        assertThat(answer("servfail.example").status()).isEqualTo(Status.FAILED);
        assertThat(answer("servfail.example").failure()).isNotEmpty();
    }

    @Test
    void aServerThatIsSilentShouldBeNoAnswer() throws Exception {
        assertThat(answer("silent.example").status()).isEqualTo(Status.FAILED);
    }

    @Test
    void lookupShouldNotWaitLongerThanItsPatience() throws Exception {
        resolver.setTimeout(Duration.ofSeconds(30));
        DnsMxLookup impatient =
                new DnsMxLookup(() -> LookupSession.builder().resolver(resolver).build(), Duration.ofMillis(100));

        MxAnswer answer =
                impatient.lookup("silent.example").toCompletableFuture().get(10, TimeUnit.SECONDS);

        assertThat(answer.status()).isEqualTo(Status.FAILED);
        assertThat(answer.failure()).isEqualTo("timed out");
    }

    @Test
    void aTruncatedAnswerShouldBeAskedForOverTcp() throws Exception {
        assertThat(answer("truncated.example").hosts()).containsExactly(MxHost.of(10, "mx.example.com"));
        assertThat(dns.questions).containsExactly("truncated.example. MX", "truncated.example. MX TCP");
    }

    @Test
    void aNameOfNoUseShouldFail() throws Exception {
        assertThat(answer("a".repeat(64) + ".example").status()).isEqualTo(Status.FAILED);
        assertThat(answer("a..b").status()).isEqualTo(Status.FAILED);
    }

    @Test
    void lookupShouldUseTheResolverAndTheCacheThatJamesRegisters() throws Exception {
        DnsMxLookup james = new DnsMxLookup();
        try {
            Lookup.setDefaultResolver(resolver);
            Lookup.setDefaultCache(new Cache(DClass.IN), DClass.IN);

            MxAnswer first = james.lookup("found.example").toCompletableFuture().get(10, TimeUnit.SECONDS);
            new Lookup("found.example.", Type.MX).run();
            MxAnswer second =
                    james.lookup("found.example").toCompletableFuture().get(10, TimeUnit.SECONDS);

            assertThat(List.of(first.status(), second.status())).containsOnly(Status.FOUND);
            assertThat(dns.questions).containsExactly("found.example. MX");
        } finally {
            Lookup.refreshDefault();
        }
    }

    private MxAnswer answer(String domain) throws Exception {
        return lookup.lookup(domain).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
