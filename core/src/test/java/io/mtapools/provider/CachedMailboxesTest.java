package io.mtapools.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.config.ProviderSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CachedMailboxesTest {
    private static final ProviderTable GOOGLE = new ProviderTable(List.of(
            ProviderSettings.named("gmail").mx("google.com").domain("gmail.com").build()));

    private final MovedClock clock = new MovedClock();
    private final FakeDns dns = new FakeDns();
    private final AtomicReference<ProviderTable> table = new AtomicReference<>(GOOGLE);
    private final CachedMailboxes mailboxes = new CachedMailboxes(table::get, dns, clock);

    @Test
    void findShouldAskOnceAndRemember() {
        dns.set("example.com", google(Duration.ofHours(1)));

        assertThat(mailboxes.known("example.com")).isEmpty();
        assertThat(now(mailboxes.find("Example.COM.")).provider()).hasToString("gmail");
        assertThat(now(mailboxes.find("example.com")).provider()).hasToString("gmail");
        assertThat(mailboxes.known("EXAMPLE.com").orElseThrow().status()).isEqualTo(Mailbox.Status.FOUND);
        assertThat(dns.asked).containsExactly("example.com");
    }

    @ParameterizedTest
    @CsvSource({"PT0S,PT1M", "PT2H,PT2H", "PT2400H,PT24H"})
    void anAnswerShouldHoldForItsTtlWithinBounds(Duration ttl, Duration holds) {
        dns.set("example.com", google(ttl));
        now(mailboxes.find("example.com"));

        clock.move(holds.minusMillis(1));
        assertThat(mailboxes.known("example.com")).isPresent();
        clock.move(Duration.ofMillis(1));
        assertThat(mailboxes.known("example.com")).isEmpty();
    }

    @Test
    void aClockSetBackShouldNotKeepAnAnswerAlive() {
        dns.set("example.com", google(Duration.ofHours(1)));
        now(mailboxes.find("example.com"));

        clock.move(Duration.ofDays(-365));

        assertThat(mailboxes.known("example.com")).isEmpty();
    }

    @Test
    void thatThereIsNoHostShouldHoldForFiveMinutes() {
        dns.set("none.example", MxAnswer.noHost(Duration.ZERO));
        assertThat(now(mailboxes.find("none.example")).status()).isEqualTo(Mailbox.Status.NO_HOST);

        clock.move(Duration.ofMinutes(5).minusMillis(1));
        now(mailboxes.find("none.example"));
        assertThat(dns.asked).hasSize(1);
        clock.move(Duration.ofMillis(1));
        now(mailboxes.find("none.example"));
        assertThat(dns.asked).hasSize(2);
    }

    @Test
    void failuresShouldBeAskedAgainAfterGrowingPauses() {
        dns.set("down.example", MxAnswer.failed("SERVFAIL"));
        for (long seconds : new long[] {10, 20, 40, 80, 160, 300, 300}) {
            assertThat(now(mailboxes.find("down.example")).status()).isEqualTo(Mailbox.Status.UNRESOLVED);
            int asked = dns.asked.size();
            clock.move(Duration.ofSeconds(seconds).minusMillis(1));
            now(mailboxes.find("down.example"));
            assertThat(dns.asked).hasSize(asked);
            clock.move(Duration.ofMillis(1));
        }
    }

    @Test
    void hostsOnceFoundShouldStayInUseForADayWithoutAnAnswer() {
        dns.set("example.com", google(Duration.ofHours(1)));
        now(mailboxes.find("example.com"));
        dns.set("example.com", MxAnswer.failed("timed out"));

        clock.move(Duration.ofHours(24));
        assertThat(now(mailboxes.find("example.com")).status()).isEqualTo(Mailbox.Status.FOUND);
        clock.move(Duration.ofHours(1));
        assertThat(now(mailboxes.find("example.com")).status()).isEqualTo(Mailbox.Status.UNRESOLVED);
    }

    @Test
    void thatThereIsNoHostShouldNotOutliveItsTime() {
        dns.set("example.com", MxAnswer.nullMx(Duration.ofHours(1)));
        now(mailboxes.find("example.com"));
        dns.set("example.com", MxAnswer.failed("timed out"));

        clock.move(Duration.ofHours(1));

        assertThat(now(mailboxes.find("example.com")).status()).isEqualTo(Mailbox.Status.UNRESOLVED);
    }

    @Test
    void findShouldJoinQueriesForOneDomain() {
        CompletionStage<Mailbox> one = mailboxes.find("example.com");
        CompletionStage<Mailbox> two = mailboxes.find("EXAMPLE.com");
        assertThat(one.toCompletableFuture()).isNotDone();

        dns.answer("example.com", google(Duration.ofHours(1)));

        assertThat(now(one).provider()).hasToString("gmail");
        assertThat(now(two).provider()).hasToString("gmail");
        assertThat(dns.asked).containsExactly("example.com");
    }

    @Test
    void whoeverWaitsShouldNotEndTheWaitOfOthers() {
        CompletionStage<Mailbox> one = mailboxes.find("example.com");
        CompletionStage<Mailbox> two = mailboxes.find("example.com");

        one.toCompletableFuture().cancel(true);
        dns.answer("example.com", google(Duration.ofHours(1)));

        assertThat(now(two).provider()).hasToString("gmail");
    }

    @Test
    void findShouldRunABoundedNumberOfQueriesAndLetABoundedNumberWait() {
        CachedMailboxes bounded =
                new CachedMailboxes(table::get, dns, new AnswerCache(100, clock), new QueryLimit(2, 3));
        List<CompletionStage<Mailbox>> found = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            found.add(bounded.find("d" + i + ".example"));
        }

        assertThat(dns.asked).containsExactly("d0.example", "d1.example");
        assertThat(now(found.get(5)).status()).isEqualTo(Mailbox.Status.UNRESOLVED);
        assertThat(now(found.get(5)).evidence()).contains("too many queries wait");
        assertThat(bounded.known("d5.example")).isEmpty();

        dns.answer("d1.example", google(Duration.ofHours(1)));
        assertThat(dns.asked).containsExactly("d0.example", "d1.example", "d2.example");
        dns.fail("d0.example", new IOException("gone"));
        dns.answer("d2.example", google(Duration.ofHours(1)));
        assertThat(dns.asked).hasSize(5);
        assertThat(now(found.get(0)).evidence()).contains("gone");
    }

    @Test
    void aLookupThatThrowsOrAnswersNothingShouldBeUnresolved() {
        CachedMailboxes throwing = new CachedMailboxes(
                table::get,
                domain -> {
                    throw new IllegalStateException("no resolver");
                },
                clock);
        CachedMailboxes silent =
                new CachedMailboxes(table::get, domain -> CompletableFuture.completedFuture(null), clock);

        assertThat(now(throwing.find("example.com")).evidence()).contains("no resolver");
        assertThat(now(silent.find("example.com")).status()).isEqualTo(Mailbox.Status.UNRESOLVED);
    }

    @Test
    void aTableThatFailsShouldLeaveNobodyWaiting() {
        CachedMailboxes broken = new CachedMailboxes(
                () -> {
                    throw new IllegalStateException("no table");
                },
                dns.set("example.com", google(Duration.ofHours(1))),
                clock);

        assertThat(now(broken.find("example.com")).evidence()).contains("no table");
    }

    @Test
    void thousandsOfQueriesThatEndAtOnceShouldNotDeepenTheStack() {
        List<CompletableFuture<MxAnswer>> gates = new ArrayList<>();
        MxLookup gated = domain -> {
            CompletableFuture<MxAnswer> gate = new CompletableFuture<>();
            gates.add(gate);
            return gates.size() == 1 ? gate : CompletableFuture.completedFuture(google(Duration.ofHours(1)));
        };
        CachedMailboxes bounded =
                new CachedMailboxes(table::get, gated, new AnswerCache(20_000, clock), new QueryLimit(1, 10_000));
        List<CompletionStage<Mailbox>> found = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            found.add(bounded.find("d" + i + ".example"));
        }

        gates.get(0).complete(google(Duration.ofHours(1)));

        assertThat(found).allMatch(stage -> now(stage).status() == Mailbox.Status.FOUND);
    }

    @Test
    void aReloadShouldNameProvidersAnewWithoutQueries() {
        dns.set("example.com", google(Duration.ofHours(1)));
        now(mailboxes.find("example.com"));

        table.set(new ProviderTable(
                List.of(ProviderSettings.named("google").mx("google.com").build())));

        assertThat(mailboxes.known("example.com").orElseThrow().provider()).hasToString("google");
        assertThat(now(mailboxes.find("example.com")).provider()).hasToString("google");
        assertThat(dns.asked).hasSize(1);
    }

    @Test
    void theCacheShouldDropWhatWasLeastRecentlyUsed() {
        AnswerCache cache = new AnswerCache(3, clock);
        CachedMailboxes small = new CachedMailboxes(
                table::get,
                domain -> CompletableFuture.completedFuture(google(Duration.ofHours(1))),
                cache,
                new QueryLimit(1, 1));
        for (String domain : List.of("a.example", "b.example", "c.example", "a.example", "d.example")) {
            now(small.find(domain));
        }

        assertThat(cache.size()).isEqualTo(3);
        assertThat(small.known("b.example")).isEmpty();
        assertThat(small.known("a.example")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "[1.2.3.4],[1.2.3.4]",
        "1.2.3.4,[1.2.3.4]",
        "[IPv6:2001:DB8::1],[ipv6:2001:db8::1]",
        "2001:db8::1,[2001:db8::1]"
    })
    void anAddressLiteralShouldNeedNoQuery(String literal, String mxSet) {
        Mailbox mailbox = now(mailboxes.find(literal));

        assertThat(mailbox.status()).isEqualTo(Mailbox.Status.FOUND);
        assertThat(mailbox.provider()).hasToString("everyone-else");
        assertThat(mailbox.mxSet()).isEqualTo(mxSet);
        assertThat(mailboxes.byName(literal).mxSet()).isEqualTo(mxSet);
        assertThat(dns.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "..", "\u0000", "[nonsense]"})
    void whatIsNoDomainShouldHaveNoHost(String nonsense) {
        assertThat(now(mailboxes.find(nonsense)).status()).isEqualTo(Mailbox.Status.NO_HOST);
        assertThat(mailboxes.byName(nonsense).provider()).hasToString("everyone-else");
        assertThat(mailboxes.known(nonsense)).isPresent();
        assertThat(dns.asked).isEmpty();
    }

    @Test
    void anInternationalNameShouldBeAskedForByItsALabels() {
        mailboxes.find("bücher.example");

        assertThat(dns.asked).containsExactly("xn--bcher-kva.example");
    }

    @Test
    void manyThreadsShouldShareOneQueryForEachDomainAndNeverExceedTheLimit() {
        ExecutorService answering = Executors.newFixedThreadPool(4);
        ExecutorService asking = Executors.newFixedThreadPool(8);
        try {
            AtomicInteger running = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            ConcurrentHashMap<String, AtomicInteger> asked = new ConcurrentHashMap<>();
            MxLookup slow = domain -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                asked.computeIfAbsent(domain, any -> new AtomicInteger()).incrementAndGet();
                return CompletableFuture.supplyAsync(
                        () -> {
                            running.decrementAndGet();
                            return google(Duration.ofHours(1));
                        },
                        answering);
            };
            CachedMailboxes shared =
                    new CachedMailboxes(table::get, slow, new AnswerCache(5000, clock), new QueryLimit(4, 10_000));
            List<CompletableFuture<Mailbox>> found = new ArrayList<>();
            for (int i = 0; i < 8000; i++) {
                String domain = "d" + i % 1000 + ".example";
                found.add(CompletableFuture.supplyAsync(() -> domain, asking).thenCompose(shared::find));
            }
            CompletableFuture.allOf(found.toArray(new CompletableFuture<?>[0])).join();

            assertThat(found).allMatch(future -> future.join().status() == Mailbox.Status.FOUND);
            assertThat(asked).hasSize(1000).allSatisfy((domain, times) -> assertThat(times)
                    .hasValue(1));
            assertThat(most.get()).isBetween(1, 4);
        } finally {
            asking.shutdownNow();
            answering.shutdownNow();
        }
    }

    private static MxAnswer google(Duration ttl) {
        return MxAnswer.found(List.of(MxHost.of(1, "smtp.google.com")), ttl);
    }

    private static Mailbox now(CompletionStage<Mailbox> stage) {
        CompletableFuture<Mailbox> future = stage.toCompletableFuture();
        assertThat(future).isDone();
        return future.join();
    }
}
