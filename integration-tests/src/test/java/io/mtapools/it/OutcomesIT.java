package io.mtapools.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mtapools.it.client.Mail;
import io.mtapools.it.client.Submission;
import io.mtapools.it.dns.TestDns;
import io.mtapools.it.dns.Zone;
import io.mtapools.it.james.StockJames;
import io.mtapools.it.sink.Answer;
import io.mtapools.it.sink.Attempt;
import io.mtapools.it.sink.Scripted;
import io.mtapools.it.sink.Sink;
import io.mtapools.it.sink.Stage;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;

/** What becomes of a mail that a receiver defers or refuses, or that none can be found for. */
class OutcomesIT extends JamesStory {
    private static final String UNDELIVERABLE = "/mailRepositories/var%2Fmail%2Fundeliverable/mails";

    private Sink receiver;
    private Sink sender;
    private StockJames james;

    @BeforeEach
    void begin() throws Exception {
        assumeMxLookUps();
        Zone zone = new Zone()
                .mailDomain("rcpt.example", "127.40.20.1")
                .mailDomain("shop.example", "127.40.20.2")
                .mailDomain("refused.example", "127.40.20.9")
                .add(new MXRecord(Name.fromString("nomail.example."), DClass.IN, 60, 0, Name.root));
        open(TestDns.start("127.40.20.53", zone));
        receiver = open(Sink.named("mx.rcpt.example").listen("127.40.20.1", 25).start());
        sender = open(Sink.named("mx.shop.example").listen("127.40.20.2", 25).start());
    }

    @Test
    void deferredMailShouldComeBackAndArriveWithANullSenderToo() throws Exception {
        start("<retry after='1s' giveUp='1h'/>");
        receiver.script(Scripted.at(Stage.RCPT)
                .domain("rcpt.example")
                .timesEachRecipient(1)
                .answer(Answer.reply("451 4.3.0 try again")));

        Submission.send(james.smtp(), Mail.from("").to("null@rcpt.example"));
        Submission.send(james.smtp(), Mail.from("news@shop.example").to("other@rcpt.example"));

        assertThat(receiver.ledger().await(2, SOON)).isTrue();
        assertThat(receiver.ledger().mailsTo("null@rcpt.example"))
                .hasSize(1)
                .allSatisfy(mail -> assertThat(mail.sender()).isEmpty());
        assertThat(receiver.ledger().mailsTo("other@rcpt.example")).hasSize(1);
    }

    @Test
    void theGoodRecipientShouldGetTheMailAndTheBadOneShouldBounceOnce() throws Exception {
        start("<retry after='1s' giveUp='1h'/>");
        receiver.script(Scripted.at(Stage.RCPT)
                .recipient("bad@rcpt.example")
                .answer(Answer.reply("550-5.1.1 The account does not exist.\r\n550 5.1.1 Check the spelling.")));

        Submission.send(james.smtp(), Mail.from("news@shop.example").to("good@rcpt.example", "bad@rcpt.example"));

        assertThat(receiver.ledger().await(1, SOON)).isTrue();
        assertThat(receiver.ledger().mailsTo("good@rcpt.example")).hasSize(1);
        assertThat(sender.ledger().await(1, SOON)).as("a report to the sender").isTrue();
        Attempt report = sender.ledger().mailsTo("news@shop.example").get(0);
        assertThat(report.message().orElseThrow().text())
                .contains("bad@rcpt.example", "5.1.1", "Check the spelling")
                .doesNotContain("good@rcpt.example");
        Submission.send(james.smtp(), Mail.from("news@shop.example").to("later@rcpt.example"));
        assertThat(receiver.ledger().await(2, SOON)).isTrue();
        assertThat(sender.ledger().count()).as("reports").isEqualTo(1);
    }

    @Test
    void aRefusedNullSenderShouldBeKeptAndReportedToNobody() throws Exception {
        start("<retry after='1s' giveUp='1h'/>");
        receiver.script(Scripted.at(Stage.RCPT).domain("rcpt.example").answer(Answer.reply("550 5.1.1 nobody")));

        Submission.send(james.smtp(), Mail.from("").to("gone@rcpt.example"));

        await().atMost(SOON).until(() -> james.webAdmin().get(UNDELIVERABLE).body(), body -> body.startsWith("[\""));
        assertThat(sender.ledger().count()).isZero();
    }

    @Test
    void whatCannotBeDeliveredInTimeShouldExpireOnceWithItsLastReply() throws Exception {
        start("<retry after='1s' giveUp='3s'/>");
        receiver.script(
                Scripted.at(Stage.RCPT).domain("rcpt.example").answer(Answer.reply("452 4.2.2 mailbox full today")));

        Submission.send(james.smtp(), Mail.from("news@shop.example").to("full@rcpt.example"));

        assertThat(sender.ledger().await(1, SOON)).isTrue();
        assertThat(sender.ledger().mails().get(0).message().orElseThrow().text())
                .contains("mailbox full today");
        assertThat(receiver.ledger().attempts()).hasSizeBetween(2, 4);
    }

    @Test
    void mailThatIsNoLongerWorthSendingShouldExpireWhileItWaits() throws Exception {
        start(
                "<retry after='1h' giveUp='1d'/>",
                "expires='3s'",
                "<limit messages='1' per='1h'/>",
                "<expiredProcessor>expired</expiredProcessor>");

        for (int i = 0; i < 5; i++) {
            Submission.send(james.smtp(), Mail.from("news@shop.example").to("r" + i + "@rcpt.example"));
        }

        assertThat(receiver.ledger().await(2, SOON)).as("one from each IP").isTrue();
        await().atMost(SOON)
                .until(
                        () -> james.webAdmin()
                                .get("/mailRepositories/var%2Fmail%2Fexpired")
                                .json()
                                .path("size")
                                .asInt(),
                        size -> size == 3);
        assertThat(receiver.ledger().attempts()).hasSize(2);
        assertThat(sender.ledger().count()).as("reports").isZero();
    }

    @Test
    void domainsThatTakeNoMailShouldBounceAtOnceAndThoseThatAreDownShouldWait() throws Exception {
        start("<retry after='1h' giveUp='1d'/>");

        Submission.send(james.smtp(), Mail.from("news@shop.example").to("a@nomail.example"));
        Submission.send(james.smtp(), Mail.from("news@shop.example").to("b@does-not-exist.example"));
        Submission.send(james.smtp(), Mail.from("news@shop.example").to("c@refused.example"));

        assertThat(sender.ledger().await(2, SOON)).as("two reports").isTrue();
        List<String> reports = sender.ledger().mails().stream()
                .map(mail -> mail.message().orElseThrow().text())
                .collect(Collectors.toList());
        assertThat(reports).anySatisfy(text -> assertThat(text).contains("a@nomail.example"));
        assertThat(reports).anySatisfy(text -> assertThat(text).contains("b@does-not-exist.example"));
        await().atMost(SOON).untilAsserted(() -> assertThat(james.webAdmin()
                        .get("/pools/main")
                        .json()
                        .at("/lanes/0/held")
                        .asInt())
                .isEqualTo(1));
    }

    @Test
    void deliveredMailShouldGoOnToOnSuccess() throws Exception {
        start("<retry after='1s' giveUp='1h'/>");

        Submission.send(james.smtp(), Mail.from("news@shop.example").to("a@rcpt.example"));

        assertThat(receiver.ledger().await(1, SOON)).isTrue();
        await().atMost(SOON)
                .until(
                        () -> james.webAdmin()
                                .get("/mailRepositories/var%2Fmail%2Fsent/mails")
                                .body(),
                        body -> body.startsWith("[\""));
    }

    private void start(String retry) {
        start(retry, "", "", "");
    }

    private void start(String retry, String typeAttributes, String limit, String parameters) {
        james = open(StockJames.configure()
                        .pack()
                        .dns("127.40.20.53")
                        .file(
                                "pools.xml",
                                "<pools><traffic otherwise='any'><type name='any' pool='main' " + typeAttributes
                                        + "/></traffic>"
                                        + "<pool name='main' processor='pool-promotional'>"
                                        + "<ip address='127.41.20.1' helo='mta1.example.com'/>"
                                        + "<ip address='127.41.20.2' helo='mta2.example.com'/>" + limit + "</pool>"
                                        + retry
                                        + "</pools>")
                        .edit("mailetcontainer.xml", VelocityIT::onePool)
                        .edit("mailetcontainer.xml", text -> text.replace(
                                        "<pool>promotional</pool>",
                                        "<pool>main</pool><onSuccess>sent</onSuccess>" + parameters)
                                .replace(
                                        "<processor state=\"rrt-error\"",
                                        keeping("sent") + keeping("expired") + "<processor state=\"rrt-error\""))
                        .build())
                .start();
    }

    private static String keeping(String state) {
        return "<processor state=\"" + state
                + "\"><mailet match=\"All\" class=\"ToRepository\"><repositoryPath>memory://var/mail/" + state
                + "/</repositoryPath></mailet></processor>";
    }
}
