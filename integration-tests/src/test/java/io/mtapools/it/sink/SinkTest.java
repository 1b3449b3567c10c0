package io.mtapools.it.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mtapools.it.client.Mail;
import io.mtapools.it.client.SmtpClient;
import io.mtapools.it.client.Submission;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SinkTest {
    private static final Mail MAIL =
            Mail.from("news@shop.example").to("a@example.org").header("Subject", "One\r\n two");

    private final Sink sink =
            Sink.named("mx.example.org").listen("127.0.0.1", 0).start();

    @AfterEach
    void close() {
        sink.close();
    }

    @Test
    void mailShouldBeKeptAsItCame() throws Exception {
        Submission.send(sink.address(), MAIL.body("First\r\n.second\r\n"));

        Attempt taken = sink.ledger().mails().get(0);
        assertThat(taken.ip()).isEqualTo("127.0.0.1");
        assertThat(taken.helo()).isEqualTo("client.example.org");
        assertThat(taken.sender()).isEqualTo("news@shop.example");
        assertThat(taken.recipients()).containsExactly("a@example.org");
        assertThat(taken.header("subject")).contains("One two");
        assertThat(taken.message().orElseThrow().text()).endsWith("\r\n\r\nFirst\r\n.second\r\n");
    }

    @Test
    void ofALongMessageOnlyTheBeginningShouldBeKept() throws Exception {
        try (Sink small =
                Sink.named("mx.example.org").listen("127.0.0.1", 0).keep(64).start()) {
            Submission.send(small.address(), MAIL.body("x\r\n".repeat(1_000)));

            Message message = small.ledger().mails().get(0).message().orElseThrow();
            assertThat(message.size()).isGreaterThan(3_000);
            assertThat(message.text()).hasSizeLessThanOrEqualTo(64);
        }
    }

    @Test
    void scriptedAnswerShouldBeGivenSoOftenAndNoMore() throws Exception {
        sink.script(Scripted.at(Stage.RCPT)
                .recipient("a@example.org")
                .times(1)
                .answer(Answer.reply("451-4.7.1 Not now\n451 4.7.1 later")));

        try (SmtpClient client = new SmtpClient(sink.address())) {
            assertThatThrownBy(() -> client.send(MAIL)).hasMessageContaining("451-4.7.1 Not now\n451 4.7.1 later");
            client.command("RSET");
            client.send(MAIL);
        }

        assertThat(sink.ledger().attempts()).extracting(Attempt::isAccepted).containsExactly(false, true);
        assertThat(sink.ledger().refusals())
                .extracting(Refusal::reply)
                .containsExactly("451-4.7.1 Not now\n451 4.7.1 later");
    }

    @Test
    void eachRecipientShouldBeRefusedOnceIfToldSo() throws Exception {
        sink.script(Scripted.at(Stage.RCPT).timesEachRecipient(1).answer(Answer.reply("451 4.7.1 Greylisted")));

        try (SmtpClient client = new SmtpClient(sink.address())) {
            client.command("MAIL FROM:<a@example.com>");
            assertThat(client.command("RCPT TO:<b@example.org>")).startsWith("451");
            assertThat(client.command("RCPT TO:<c@example.org>")).startsWith("451");
            assertThat(client.command("RCPT TO:<B@example.org>")).startsWith("250");
        }
    }

    @Test
    void reply421ShouldEndTheSession() throws Exception {
        sink.script(Scripted.at(Stage.MAIL).peer("127.0.0.1").times(1).answer(Answer.reply("421 4.7.28 Too fast")));

        SmtpClient client = new SmtpClient(sink.address());
        assertThat(client.command("MAIL FROM:<a@example.com>")).startsWith("421");
        assertThatThrownBy(() -> client.command("NOOP")).isInstanceOf(IOException.class);
    }

    @Test
    void connectionsOverTheCapShouldBeRefusedAtTheBanner() throws Exception {
        sink.script(Scripted.at(Stage.CONNECT).connectionsOver(1).answer(Answer.reply("421 4.7.0 Too many")));

        try (SmtpClient first = new SmtpClient(sink.address())) {
            assertThatThrownBy(() -> new SmtpClient(sink.address())).hasMessageContaining("421 4.7.0 Too many");
            assertThat(first.command("NOOP")).startsWith("250");
        }

        assertThat(sink.ledger().peakConnections("127.0.0.1")).isEqualTo(2);
        assertThat(sink.ledger().refusals().get(0).step().stage()).isEqualTo(Stage.CONNECT);
    }

    @Test
    void throttleShouldRefuseWhatIsBeyondItsLimit() throws Exception {
        Throttle throttle = Throttle.eachPeer(2, Duration.ofHours(1), "451 4.7.1 Slow down");
        sink.script(throttle);

        try (SmtpClient client = new SmtpClient(sink.address())) {
            client.send(MAIL);
            client.send(MAIL);
            assertThatThrownBy(() -> client.send(MAIL)).hasMessageContaining("451 4.7.1 Slow down");
        }

        assertThat(throttle.refused()).isEqualTo(1);
        assertThat(sink.ledger().maxInAnyWindow("127.0.0.1", Duration.ofHours(1)))
                .isEqualTo(3);
    }

    @Test
    void startTlsShouldBeOfferedAndWork() throws Exception {
        try (Sink secure = Sink.named("mx.example.org")
                        .listen("127.0.0.1", 0)
                        .tls(Certificates.selfSigned("mx.example.org"))
                        .start();
                Socket socket = new Socket(
                        secure.address().getAddress(), secure.address().getPort())) {
            TlsDialogue dialogue = new TlsDialogue(socket);

            assertThat(dialogue.command("EHLO me")).contains("STARTTLS");
            dialogue.startTls();
            assertThat(dialogue.command("EHLO me")).doesNotContain("STARTTLS");
            dialogue.command("MAIL FROM:<>");
            dialogue.command("RSET");

            assertThat(secure.ledger().attempts().get(0).session().tls()).startsWith("TLSv1.");
        }
    }

    @Test
    void manyClientsShouldAllBeHeard() throws Exception {
        int mails = 2_000;

        Submission.send(
                sink.address(),
                IntStream.range(0, mails)
                        .mapToObj(i -> MAIL.to(i + "@example.org"))
                        .collect(Collectors.toList()),
                20);

        assertThat(sink.ledger().await(mails, Duration.ofSeconds(1))).isTrue();
        assertThat(sink.ledger().mails().stream().map(Attempt::recipient).distinct())
                .hasSize(mails);
    }
}
