package io.mtapools.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.mtapools.it.client.Mail;
import io.mtapools.it.client.Submission;
import io.mtapools.it.dns.TestDns;
import io.mtapools.it.dns.Zone;
import io.mtapools.it.james.StockJames;
import io.mtapools.it.sink.Attempt;
import io.mtapools.it.sink.Sink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the other tests stand on: a stock James, without the pack, does here what it does elsewhere. */
class StockJamesIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    private <T extends AutoCloseable> T open(T closeable) {
        opened.add(closeable);
        return closeable;
    }

    @Test
    void mailShouldLeaveByMxFromTheBoundAddress() throws Exception {
        assumeThat(TestDns.canBindPrivilegedPorts())
                .as("ports 53 and 25 can be bound (needs root or CAP_NET_BIND_SERVICE)")
                .isTrue();
        open(TestDns.start("127.30.0.53", new Zone().mailDomain("example.org", "127.30.0.1")));
        Sink sink = open(Sink.named("mx.example.org").listen("127.30.0.1", 25).start());
        StockJames james = open(StockJames.configure()
                        .dns("127.30.0.53")
                        .edit("mailetcontainer.xml", text -> relay(text, "<bind>127.31.0.1</bind>"))
                        .build())
                .start();

        Submission.send(james.smtp(), mail());

        assertThat(sink.ledger().await(1, SOON)).isTrue();
        Attempt arrived = sink.ledger().mails().get(0);
        assertThat(arrived.ip()).isEqualTo("127.31.0.1");
        assertThat(arrived.sender()).isEqualTo("news@shop.example");
        assertThat(arrived.recipients()).containsExactly("a@example.org");
        assertThat(arrived.header("Subject")).contains("One");
    }

    @Test
    void mailShouldLeaveByGatewayAfterKillAndRestart() throws Exception {
        Sink sink = open(Sink.named("mx.example.org").listen("127.0.0.1", 0).start());
        StockJames james = open(StockJames.configure()
                        .edit("mailetcontainer.xml", text -> relay(text, gateway(sink)))
                        .build())
                .start();
        long first = james.pid();

        james.kill();
        assertThat(james.isRunning()).isFalse();
        james.start();

        assertThat(james.pid()).isNotEqualTo(first);
        Submission.send(james.smtp(), mail());
        assertThat(sink.ledger().await(1, SOON)).isTrue();
        assertThat(james.webAdmin().get("/healthcheck").status()).isEqualTo(200);
    }

    @Test
    void brokenConfigurationShouldStopTheStartWithItsReason() {
        StockJames james = open(StockJames.configure()
                .edit("mailetcontainer.xml", text -> text.replace("class=\"RemoteDelivery\"", "class=\"NoSuchMailet\""))
                .build());

        String printed = james.expectStartFailure();

        assertThat(printed).contains("NoSuchMailet");
        assertThat(james.isRunning()).isFalse();
    }

    private static Mail mail() {
        return Mail.from("news@shop.example").to("a@example.org").header("Subject", "One");
    }

    private static String gateway(Sink sink) {
        return "<gateway>127.0.0.1:" + sink.address().getPort() + "</gateway>";
    }

    private static String relay(String mailetContainer, String parameters) {
        return mailetContainer.replace(
                "class=\"RemoteDelivery\">", "class=\"RemoteDelivery\"><delayTime></delayTime>" + parameters);
    }
}
