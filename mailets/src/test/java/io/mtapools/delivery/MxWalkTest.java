package io.mtapools.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mtapools.config.TlsPolicy;
import io.mtapools.model.EgressIp;
import io.mtapools.model.Outcome;
import io.mtapools.model.Outcome.Kind;
import io.mtapools.model.ReplyCategory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.mailet.base.test.FakeMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MX hosts are always spoken to at port 25, which not everybody may listen at. */
class MxWalkTest {
    private static final byte[] IPV6_LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final AtomicInteger TESTS = new AtomicInteger();

    private final List<ScriptedSmtpServer> servers = new ArrayList<>();
    private final Fixture fixture = new Fixture();

    /** Other addresses for each test: the port of one is not free the moment its listener is closed. */
    private final String net = "127.20." + (10 + TESTS.getAndIncrement()) + ".";

    private final String first = net + 1;
    private final String second = net + 2;

    MxWalkTest() throws Exception {}

    @BeforeAll
    static void needsPort25() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("127.20.9.9", 25));
        } catch (IOException e) {
            assumeTrue(false, "this user can't listen at port 25: " + e.getMessage());
        }
    }

    @AfterEach
    void stop() throws Exception {
        for (ScriptedSmtpServer server : servers) {
            server.close();
        }
    }

    private ScriptedSmtpServer mx(String address) throws Exception {
        ScriptedSmtpServer server = ScriptedSmtpServer.on(address, 25);
        servers.add(server);
        return server;
    }

    @Test
    void attemptShouldSpeakToTheBestMxHost() throws Exception {
        mx(first);
        ScriptedSmtpServer other = mx(second);
        fixture.dns
                .mx("there.test", "MX1.There.test.", "mx2.there.test.")
                .address("mx1.there.test", first)
                .address("mx2.there.test", second);

        Outcome outcome = fixture.attempt();

        assertThat(outcome.isDelivered()).isTrue();
        assertThat(outcome.mxHost()).contains("mx1.there.test");
        assertThat(other.visits()).isEmpty();
    }

    @Test
    void attemptShouldGoOnWhereAHostRefusesTheConnection() throws Exception {
        mx(second);
        fixture.dns
                .mx("there.test", "mx1.there.test", "mx2.there.test")
                .address("mx1.there.test", first)
                .address("mx2.there.test", second);

        Outcome outcome = fixture.attempt();

        assertThat(outcome.isDelivered()).isTrue();
        assertThat(outcome.mxHost()).contains("mx2.there.test");
    }

    @Test
    void attemptShouldGoOnWhereAHostHasNoAddress() throws Exception {
        mx(second);
        fixture.dns.mx("there.test", "gone.there.test", "mx2.there.test").address("mx2.there.test", second);

        assertThat(fixture.attempt().mxHost()).contains("mx2.there.test");
    }

    @Test
    void attemptShouldGoOnToTheNextAddressOfAHost() throws Exception {
        mx(second);
        fixture.dns.mx("there.test", "mx1.there.test").address("mx1.there.test", first, second);

        assertThat(fixture.attempt().isDelivered()).isTrue();
    }

    @Test
    void attemptShouldGoOnWhereAHostHangsUpWithoutAWord() throws Exception {
        mx(first).says("BANNER", ScriptedSmtpServer.DROP);
        mx(second);
        fixture.dns
                .mx("there.test", "mx1.there.test", "mx2.there.test")
                .address("mx1.there.test", first)
                .address("mx2.there.test", second);

        assertThat(fixture.attempt().mxHost()).contains("mx2.there.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BANNER", "EHLO", "MAIL", "RCPT", "DATA", "."})
    void attemptShouldDialNobodyElseOnceAHostHasAnswered(String verb) throws Exception {
        mx(first).says(verb, "421 4.7.28 Too fast");
        ScriptedSmtpServer other = mx(second);
        fixture.dns
                .mx("there.test", "mx1.there.test", "mx2.there.test")
                .address("mx1.there.test", first)
                .address("mx2.there.test", second);

        Outcome outcome = fixture.attempt();

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.reply().toString()).isEqualTo("421 4.7.28 Too fast");
        assertThat(outcome.mxHost()).contains("mx1.there.test");
        assertThat(other.visits()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EHLO", "MAIL", "RCPT", "DATA", "."})
    void attemptShouldDialNobodyElseWhereAConversationBreaksOff(String verb) throws Exception {
        mx(first).says(verb, ScriptedSmtpServer.DROP);
        ScriptedSmtpServer other = mx(second);
        fixture.dns
                .mx("there.test", "mx1.there.test", "mx2.there.test")
                .address("mx1.there.test", first)
                .address("mx2.there.test", second);

        assertThat(fixture.attempt().kind()).isEqualTo(Kind.DEFERRED);
        assertThat(other.visits()).isEmpty();
    }

    @Test
    void attemptShouldDeferAndNameTheHostsWhereNobodyCanBeReached() throws Exception {
        fixture.dns
                .mx("there.test", "mx1.there.test", "mx2.there.test")
                .address("mx1.there.test", first)
                .address("mx2.there.test", second);

        Outcome outcome = fixture.attempt();

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.category()).contains(ReplyCategory.CONNECTION);
        assertThat(outcome.reachedServer()).isFalse();
        assertThat(outcome.reply().text())
                .contains("mx1.there.test (" + first + ":25): Connection refused")
                .contains("mx2.there.test (" + second + ":25): Connection refused");
    }

    @Test
    void attemptShouldDialNoMoreThanFiveAddresses() throws Exception {
        List<ScriptedSmtpServer> silent = new ArrayList<>();
        String[] hosts = IntStream.rangeClosed(1, 8)
                .mapToObj(i -> "mx" + i + ".there.test")
                .toArray(String[]::new);
        fixture.dns.mx("there.test", hosts);
        for (int i = 1; i <= 8; i++) {
            fixture.dns.address("mx" + i + ".there.test", net + (10 + i));
            silent.add(mx(net + (10 + i)).says("BANNER", ScriptedSmtpServer.DROP));
        }

        assertThat(fixture.attempt().kind()).isEqualTo(Kind.DEFERRED);
        assertThat(silent.stream().mapToInt(server -> server.visits().size()).sum())
                .isEqualTo(5);
    }

    @Test
    void attemptShouldDialNobodyElseAfterTwoMinutes() throws Exception {
        ScriptedSmtpServer other = mx(second);
        fixture.dns
                .mx("there.test", "mx1.there.test", "mx2.there.test")
                .address("mx1.there.test", first)
                .address("mx2.there.test", second);
        AtomicLong seconds = new AtomicLong();
        fixture.at(() -> TimeUnit.SECONDS.toNanos(seconds.getAndAdd(40)));

        Outcome outcome = fixture.attempt();

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.reply().text()).contains("mx1.there.test").doesNotContain("mx2.there.test");
        assertThat(other.visits()).isEmpty();
    }

    @Test
    void attemptShouldUseTheDomainItselfWhereItHasAnAddressAndNoMx() throws Exception {
        mx(first);
        fixture.dns.address("there.test", first);

        assertThat(fixture.attempt().mxHost()).contains("there.test");
    }

    @Test
    void attemptShouldUseTheAddressOfADomainLiteral() throws Exception {
        ScriptedSmtpServer server = mx(first);
        FakeMail mail = Fixture.mail().recipient("to@[" + first + "]").build();
        mail.setRecipients(List.of(new org.apache.james.core.MailAddress("to@[" + first + "]")));

        Outcome outcome = fixture.delivery().attempt(mail, fixture.ip, TlsPolicy.OPPORTUNISTIC);

        assertThat(outcome.isDelivered()).isTrue();
        assertThat(server.onlyVisit().command("RCPT")).isEqualTo("RCPT TO:<to@[" + first + "]>");
    }

    @Test
    void attemptShouldBounceWhereTheDomainTakesNoMail() throws Exception {
        fixture.dns.mx("there.test", ".");

        Outcome outcome = fixture.attempt();

        assertThat(outcome.kind()).isEqualTo(Kind.BOUNCED);
        assertThat(outcome.category()).contains(ReplyCategory.BAD_DOMAIN);
        assertThat(outcome.reply().code()).isEqualTo(556);
        assertThat(outcome.reply().enhanced()).contains("5.1.10");
        assertThat(outcome.reachedServer()).isFalse();
    }

    @Test
    void attemptShouldBounceWhereTheDomainDoesNotExist() throws Exception {
        Outcome outcome = fixture.attempt();

        assertThat(outcome.kind()).isEqualTo(Kind.BOUNCED);
        assertThat(outcome.category()).contains(ReplyCategory.BAD_DOMAIN);
        assertThat(outcome.reply().enhanced()).contains("5.1.2");
        assertThat(outcome.reply().text()).contains("there.test");
    }

    @Test
    void attemptShouldAskAgainForADomainThatDoesNotExistAsOftenAsConfigured() throws Exception {
        SmtpDelivery delivery = fixture.with("maxDnsProblemRetries", "2").delivery();

        assertThat(List.of("0", "1", "2"))
                .extracting(attempts -> delivery.attempt(tried(attempts), fixture.ip, TlsPolicy.OPPORTUNISTIC)
                        .kind())
                .containsExactly(Kind.DEFERRED, Kind.DEFERRED, Kind.BOUNCED);
    }

    private static FakeMail tried(String attempts) {
        try {
            return Fixture.mail()
                    .attribute(new org.apache.mailet.Attribute(
                            org.apache.mailet.AttributeName.of("mtapools.attempts"),
                            org.apache.mailet.AttributeValue.of(attempts)))
                    .build();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void attemptShouldDeferWhereTheDnsGivesNoAnswer() throws Exception {
        fixture.dns.silent("there.test");

        Outcome outcome = fixture.attempt();

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.category()).contains(ReplyCategory.TRANSIENT);
        assertThat(outcome.reply().text()).contains("there.test");
    }

    @Test
    void attemptFromIpv4ShouldDialNoIpv6Address() throws Exception {
        fixture.dns.mx("there.test", "mx1.there.test").address("mx1.there.test", "::1");

        Outcome outcome = fixture.attempt();

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.category()).contains(ReplyCategory.CONNECTION);
        assertThat(outcome.reply().text()).contains("IPv4").contains("mx1.there.test");
    }

    @Test
    void attemptFromIpv6ShouldDialIpv6Addresses() throws Exception {
        assumeTrue(canListenAtIpv6());
        ScriptedSmtpServer server = mx("::1");
        fixture.dns.mx("there.test", "mx1.there.test").address("mx1.there.test", first, "::1");
        EgressIp ip = EgressIp.of(InetAddress.getByAddress(IPV6_LOOPBACK), "mta6.pools.test");

        Outcome outcome = fixture.delivery().attempt(Fixture.mail().build(), ip, TlsPolicy.OPPORTUNISTIC);

        assertThat(outcome.isDelivered()).isTrue();
        assertThat(server.onlyVisit().helo).isEqualTo("mta6.pools.test");
    }

    private static boolean canListenAtIpv6() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(IPV6_LOOPBACK), 25));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void attemptShouldDialNobodyFromAnAddressThatIsNotThisMachines() throws Exception {
        ScriptedSmtpServer server = mx(first);
        fixture.dns.mx("there.test", "mx1.there.test").address("mx1.there.test", first);
        EgressIp ip = EgressIp.of(InetAddress.getByName("192.0.2.1"), "mta9.pools.test");

        Outcome outcome = fixture.delivery().attempt(Fixture.mail().build(), ip, TlsPolicy.OPPORTUNISTIC);

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.category()).contains(ReplyCategory.CONNECTION);
        assertThat(outcome.reply().text()).contains("egress IP");
        assertThat(outcome.reachedServer()).isFalse();
        assertThat(server.visits()).isEmpty();
    }
}
