package io.mtapools.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.config.TlsPolicy;
import io.mtapools.model.Outcome;
import io.mtapools.model.Outcome.Kind;
import io.mtapools.model.ReplyCategory;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.apache.mailet.base.test.FakeMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpDeliveryTest {
    private ScriptedSmtpServer server;

    @BeforeEach
    void listen() throws Exception {
        server = ScriptedSmtpServer.on("127.20.0.1");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void attemptShouldDeliverFromTheEgressIpWithItsHeloName() throws Exception {
        Outcome outcome = Fixture.via(server).attempt();

        assertThat(outcome.kind()).isEqualTo(Kind.DELIVERED);
        assertThat(outcome.reply().toString()).isEqualTo("250 2.0.0 Ok: queued as TEST");
        assertThat(outcome.mxHost()).contains("127.20.0.1");
        assertThat(outcome.reachedServer()).isTrue();
        assertThat(outcome.category()).isEmpty();
        assertThat(outcome.tls()).isEmpty();
        ScriptedSmtpServer.Visit visit = server.onlyVisit();
        assertThat(visit.peer).isEqualTo("127.21.0.1");
        assertThat(visit.helo).isEqualTo("mta1.pools.test");
        assertThat(visit.command("MAIL")).isEqualTo("MAIL FROM:<from@here.test>");
        assertThat(visit.command("RCPT")).isEqualTo("RCPT TO:<to@there.test>");
        assertThat(visit.data).contains("Subject: Hello").contains("\r\n..dot first\r\nsecond");
    }

    @Test
    void attemptShouldSendAnEmptyReversePathForTheNullSender() throws Exception {
        Fixture fixture = Fixture.via(server);
        FakeMail mail = Fixture.mail()
                .sender(org.apache.james.core.MailAddress.nullSender())
                .build();

        Outcome outcome = fixture.delivery().attempt(mail, fixture.ip, TlsPolicy.OPPORTUNISTIC);

        assertThat(outcome.isDelivered()).isTrue();
        assertThat(server.onlyVisit().command("MAIL")).isEqualTo("MAIL FROM:<>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "."})
    void attemptShouldBounceWithTheWholeReplyWhenTheTransactionIsRefusedForGood(String verb) throws Exception {
        server.says(verb, "550-5.7.1 First line\n550-5.7.1 second line\n550 5.7.1 https://example.com/help");

        Outcome outcome = Fixture.via(server).attempt();

        assertThat(outcome.kind()).isEqualTo(Kind.BOUNCED);
        assertThat(outcome.reply().code()).isEqualTo(550);
        assertThat(outcome.reply().enhanced()).contains("5.7.1");
        assertThat(outcome.reply().text()).isEqualTo("First line second line https://example.com/help");
        assertThat(outcome.mxHost()).contains("127.20.0.1");
        assertThat(outcome.category()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BANNER", "HELO", "MAIL", "RCPT", "DATA", "."})
    void attemptShouldDeferWithTheWholeReplyWhenAskedToComeAgain(String verb) throws Exception {
        server.says("EHLO", verb.equals("HELO") ? "500 What?" : "250 mx.test")
                .says(verb, "451-4.7.1 Not\n451 4.7.1 now");

        Outcome outcome = Fixture.via(server).attempt();

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.reply().toString()).isEqualTo("451 4.7.1 Not now");
        assertThat(outcome.mxHost()).contains("127.20.0.1");
        assertThat(outcome.category()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BANNER", "EHLO", "MAIL", "RCPT", "DATA", "."})
    void attemptShouldDeferWhenTheServerSaysItCloses(String verb) throws Exception {
        server.says(verb, "421-4.7.28 Our system has detected an unusual rate\n421 4.7.28 of mail");

        Outcome outcome = Fixture.via(server).attempt();

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.reply().toString()).isEqualTo("421 4.7.28 Our system has detected an unusual rate of mail");
    }

    @ParameterizedTest
    @CsvSource({"BANNER,554 5.7.1 Blocked", "HELO,550 5.7.1 Bad name"})
    void attemptShouldDeferWhenTheServerWontTalkToThisIpAtAll(String verb, String reply) throws Exception {
        server.says("EHLO", "550 5.7.1 Bad name").says(verb, reply);

        Outcome outcome = Fixture.via(server).attempt();

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.reply().toString()).isEqualTo(reply);
        assertThat(outcome.mxHost()).contains("127.20.0.1");
    }

    @Test
    void attemptShouldUseHeloWhereEhloIsUnknown() throws Exception {
        server.says("EHLO", "502 5.5.1 What?");

        Outcome outcome = Fixture.via(server).attempt();

        assertThat(outcome.isDelivered()).isTrue();
        assertThat(server.onlyVisit().command("HELO")).isEqualTo("HELO mta1.pools.test");
    }

    @ParameterizedTest
    @CsvSource({"BANNER,the connection", "EHLO,EHLO", "MAIL,MAIL", "RCPT,RCPT", "DATA,DATA", ".,the end of the message"
    })
    void attemptShouldDeferWhenTheConnectionIsLost(String verb, String stage) throws Exception {
        server.says(verb, ScriptedSmtpServer.DROP);

        Outcome outcome = Fixture.via(server).attempt();

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.category()).contains(ReplyCategory.CONNECTION);
        assertThat(outcome.reply().code()).isZero();
        assertThat(outcome.reply().text()).contains(stage).contains("127.20.0.1");
        assertThat(outcome.reachedServer()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BANNER", "EHLO", "MAIL", "RCPT", "DATA", "."})
    void attemptShouldDeferWhenTheServerDoesNotAnswerInTime(String verb) throws Exception {
        server.says(verb, ScriptedSmtpServer.STALL);

        Outcome outcome = Fixture.via(server).with("timeout", "300").attempt();

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.category()).contains(ReplyCategory.CONNECTION);
        assertThat(outcome.reply().text()).contains("in time");
    }

    @Test
    void attemptShouldNotWaitForTheAnswerToQuit() throws Exception {
        server.says("QUIT", ScriptedSmtpServer.STALL);

        Outcome outcome = Fixture.via(server).attempt();

        assertThat(outcome.isDelivered()).isTrue();
    }

    @Test
    void attemptShouldTakeAnyPositiveAnswerToTheEndOfTheMessageAsDelivered() throws Exception {
        server.says(".", "252 2.5.0 Accepted, after a fashion");

        Outcome outcome = Fixture.via(server).attempt();

        assertThat(outcome.isDelivered()).isTrue();
        assertThat(outcome.reply().code()).isEqualTo(252);
    }

    @Test
    void attemptShouldKeepAReplyThatNobodyExpects() throws Exception {
        server.says("RCPT", "252 2.5.2 Can't say");

        Outcome outcome = Fixture.via(server).attempt();

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.reply().toString()).isEqualTo("252 2.5.2 Can't say");
    }

    @Test
    void attemptShouldPutTheHeaderOfTheAttemptBeforeTheMessage() throws Exception {
        Fixture fixture = Fixture.via(server);
        FakeMail mail = Fixture.mail().build();

        fixture.delivery().attempt(mail, fixture.ip, TlsPolicy.OPPORTUNISTIC, "X-MTA-Pools: abc\r\n");

        assertThat(server.onlyVisit().data).startsWith("X-MTA-Pools: abc\r\n").contains("\r\nSubject: Hello");
        assertThat(mail.getMessage().getHeader("X-MTA-Pools")).isNull();
    }

    @Test
    void attemptShouldSendInChunksWhereTheAdminWantsIt() throws Exception {
        server.offers("CHUNKING");
        Fixture fixture = Fixture.via(server).with("mail.smtp.chunksize", "64");

        Outcome outcome = fixture.delivery()
                .attempt(Fixture.mail().build(), fixture.ip, TlsPolicy.OPPORTUNISTIC, "X-MTA-Pools: abc\r\n");

        assertThat(outcome.isDelivered()).isTrue();
        assertThat(outcome.reply().text()).isEqualTo("Ok: taken as TEST");
        assertThat(server.onlyVisit().data).startsWith("X-MTA-Pools: abc\r\n").contains(".dot first\r\nsecond");
    }

    @Test
    void attemptShouldBounceWhereAChunkIsRefused() throws Exception {
        server.offers("CHUNKING").says("BDAT", "552 5.3.4 Too big");

        Outcome outcome = Fixture.via(server).with("mail.smtp.chunksize", "64").attempt();

        assertThat(outcome.kind()).isEqualTo(Kind.BOUNCED);
        assertThat(outcome.reply().toString()).isEqualTo("552 5.3.4 Too big");
    }

    @Test
    void attemptShouldReadRepliesInUtf8AndWithoutControlCharacters() throws Exception {
        byte[] utf8 = "550 5.1.1 Bo\u00eete \u001b[31minconnue".getBytes(StandardCharsets.UTF_8);
        server.says("RCPT", new String(utf8, StandardCharsets.ISO_8859_1));

        assertThat(Fixture.via(server).attempt().reply().text()).isEqualTo("Bo\u00eete  [31minconnue");
    }

    @Test
    void attemptShouldNotBounceForACodeThatIsNone() throws Exception {
        server.says("RCPT", "999 Blocked");

        assertThat(Fixture.via(server).attempt().kind()).isEqualTo(Kind.DEFERRED);
    }

    @Test
    void attemptShouldRunSideBySideFromDifferentIps() throws Exception {
        Fixture fixture = Fixture.via(server);
        SmtpDelivery delivery = fixture.delivery();
        var ips = java.util.stream.IntStream.range(0, 100)
                .mapToObj(i -> ip("127.21.1." + (i + 1), "mta" + i + ".pools.test"))
                .collect(Collectors.toList());

        var outcomes = ips.parallelStream()
                .map(ip -> delivery.attempt(mail(), ip, TlsPolicy.OPPORTUNISTIC))
                .collect(Collectors.toList());

        assertThat(outcomes).allMatch(Outcome::isDelivered);
        assertThat(server.visits())
                .extracting(visit -> visit.peer + " " + visit.helo)
                .containsExactlyInAnyOrderElementsOf(
                        ips.stream().map(ip -> ip.text() + " " + ip.helo()).collect(Collectors.toList()));
    }

    private static io.mtapools.model.EgressIp ip(String address, String helo) {
        try {
            return io.mtapools.model.EgressIp.of(java.net.InetAddress.getByName(address), helo);
        } catch (java.net.UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static FakeMail mail() {
        try {
            return Fixture.mail().build();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
