package io.mtapools.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mtapools.it.client.Mail;
import io.mtapools.it.client.Submission;
import io.mtapools.it.dns.TestDns;
import io.mtapools.it.dns.Zone;
import io.mtapools.it.james.StockJames;
import io.mtapools.it.sink.Sink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A DNS that is silent, broken or lies: it delays nobody else, and nothing is lost. */
class DnsFailuresIT extends JamesStory {
    private static final String DNS = "127.40.30.53";

    private final Zone zone = new Zone();
    private Sink good;
    private Sink sender;

    @BeforeEach
    void begin() throws Exception {
        assumeMxLookUps();
        zone.mailDomain("good.example", "127.40.30.1").mailDomain("shop.example", "127.40.30.2");
        good = open(Sink.named("mx.good.example").listen("127.40.30.1", 25).start());
        sender = open(Sink.named("mx.shop.example").listen("127.40.30.2", 25).start());
    }

    @Test
    void thousandsOfSilentDomainsShouldHoldUpNobodyElse() throws Exception {
        int silent = 2_000;
        List<Mail> mails = new ArrayList<>();
        for (int i = 0; i < silent; i++) {
            zone.ignores("silent" + i + ".example");
            mails.add(mail("a@silent" + i + ".example"));
        }
        for (int i = 0; i < 20; i++) {
            zone.mailDomain("late" + i + ".example", "127.40.30.1");
        }
        open(TestDns.start(DNS, zone));
        StockJames james = start("<retry after='1h' giveUp='1d'/>");

        Submission.send(james.smtp(), mails, 8);
        Submission.send(james.smtp(), mail("a@good.example"));
        Submission.send(
                james.smtp(),
                IntStream.range(0, 20)
                        .mapToObj(i -> mail("a@late" + i + ".example"))
                        .collect(java.util.stream.Collectors.toList()),
                4);

        assertThat(good.ledger().await(21, Duration.ofSeconds(25)))
                .as("mail to domains that answer")
                .isTrue();
        await().atMost(SOON).untilAsserted(() -> assertThat(visible(james)).isEqualTo(silent));
        assertThat(sender.ledger().count()).as("reports").isZero();
        int most = IntStream.range(0, silent)
                .map(i -> zone.queries("silent" + i + ".example", "MX"))
                .max()
                .orElseThrow();
        assertThat(most).as("queries for one silent name").isLessThan(12);
    }

    @Test
    void aDomainWhoseDnsComesBackShouldGetItsMail() throws Exception {
        zone.fails("broken.example").ignores("silent.example");
        open(TestDns.start(DNS, zone));
        StockJames james = start("<retry after='1h' giveUp='1d'/>");

        Submission.send(james.smtp(), mail("a@broken.example"));
        Submission.send(james.smtp(), mail("a@silent.example"));
        await().atMost(SOON).untilAsserted(() -> assertThat(visible(james)).isEqualTo(2));
        zone.remove("broken.example").remove("silent.example");
        zone.mailDomain("broken.example", "127.40.30.1").mailDomain("silent.example", "127.40.30.1");

        assertThat(good.ledger().await(2, Duration.ofSeconds(90))).isTrue();
        assertThat(sender.ledger().count()).isZero();
    }

    @Test
    void aDomainThatIsNeverResolvedShouldBeDeferredUntilGiveUp() throws Exception {
        zone.fails("broken.example");
        open(TestDns.start(DNS, zone));
        StockJames james = start("<retry after='1s' giveUp='5s'/>");

        Submission.send(james.smtp(), mail("a@broken.example"));

        assertThat(sender.ledger().await(1, Duration.ofSeconds(60)))
                .as("a report after giveUp")
                .isTrue();
        assertThat(sender.ledger().mails().get(0).message().orElseThrow().text())
                .contains("a@broken.example");
    }

    @Test
    void liesShouldDeferOrBounceAndReachNobody() throws Exception {
        zone.mx("nowhere.example", 10, "no-such-host.example")
                .mx("loop.example", 10, "loop.example")
                .mx("zero.example", 10, "zero-host.example")
                .a("zero-host.example", "0.0.0.0");
        open(TestDns.start(DNS, zone));
        StockJames james = start("<retry after='1h' giveUp='1d'/>");

        Submission.send(
                james.smtp(),
                List.of(
                        mail("a@nowhere.example"),
                        mail("a@loop.example"),
                        mail("a@zero.example"),
                        mail("a@good.example")),
                1);

        assertThat(good.ledger().await(1, SOON)).isTrue();
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(visible(james) + sender.ledger().count()).isEqualTo(3));
        assertThat(good.ledger().count()).isEqualTo(1);
    }

    private StockJames start(String retry) {
        return open(StockJames.configure()
                        .pack()
                        .dns(DNS)
                        .file(
                                "pools.xml",
                                "<pools><traffic otherwise='any'><type name='any' pool='main'/></traffic>"
                                        + "<pool name='main' processor='pool-promotional'>"
                                        + "<ip address='127.41.30.1' helo='mta1.example.com'/>"
                                        + "<ip address='127.41.30.2' helo='mta2.example.com'/></pool>" + retry
                                        + "</pools>")
                        .edit("mailetcontainer.xml", text -> VelocityIT.onePool(text)
                                .replace("<pool>promotional</pool>", "<pool>main</pool>"))
                        .build())
                .start();
    }

    private static Mail mail(String recipient) {
        return Mail.from("news@shop.example").to(recipient);
    }

    /** What waits or is held, as an admin sees it. */
    private static long visible(StockJames james) {
        return StreamSupport.stream(
                        james.webAdmin().get("/pools/main").json().get("lanes").spliterator(), false)
                .mapToLong(
                        lane -> lane.get("waiting").asLong() + lane.get("held").asLong())
                .sum();
    }
}
