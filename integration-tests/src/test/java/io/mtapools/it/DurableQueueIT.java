package io.mtapools.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mtapools.it.client.Mail;
import io.mtapools.it.client.Submission;
import io.mtapools.it.james.StockJames;
import io.mtapools.it.sink.Answer;
import io.mtapools.it.sink.Attempt;
import io.mtapools.it.sink.Scripted;
import io.mtapools.it.sink.Sink;
import io.mtapools.it.sink.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A campaign on ActiveMQ queues and file repositories goes on after whatever happens to James. */
class DurableQueueIT extends JamesStory {
    private static final int CAMPAIGN = 600;
    private static final int IN_FLIGHT = 32;

    @Test
    void aCampaignShouldSurviveReloadStopAndKill() throws Exception {
        Sink sink = open(Sink.named("gateway.example").listen("127.0.0.1", 0).start());
        sink.script(Scripted.at(Stage.RCPT)
                .when(step -> step.recipient().hashCode() % 10 == 0)
                .timesEachRecipient(1)
                .answer(Answer.reply("451 4.3.2 later")));
        StockJames james = open(StockJames.configure()
                        .pack()
                        .durable()
                        .jvm("-Xmx1g")
                        .file(
                                "pools.xml",
                                pools(
                                        "<pool name='gone'><ip address='127.0.45.9' helo='mta9.example.com'/></pool>",
                                        10))
                        .edit("mailetcontainer.xml", text -> processors(text, sink))
                        .build())
                .start();
        Submission.send(james.smtp(), mails("one", 0, CAMPAIGN), 4);
        Submission.send(james.smtp(), mails("gone", CAMPAIGN, CAMPAIGN + 5), 1);
        await().atMost(SOON).until(() -> sink.ledger().count() > 40);

        james.edit("pools.xml", text -> text.replace("messages='10'", "messages='20'"));
        assertThat(james.webAdmin().post("/pools?action=reload", "").status()).isEqualTo(200);
        awaitMore(sink, 60);
        james.stop();
        assertThat(james.output().text()).doesNotContain("Exception in thread");
        int afterStop = sink.ledger().count();
        assertThat(duplicates(sink)).as("sent twice by the time of the stop").isEmpty();

        james.edit("pools.xml", text -> pools("", 30));
        james.edit("mailetcontainer.xml", text -> withoutGone(text));
        james.start();
        await().atMost(SOON).until(() -> sink.ledger().count() > afterStop + 60);
        james.kill();
        james.start();

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(sink.ledger().mails().stream()
                        .map(Attempt::recipient)
                        .distinct()
                        .count())
                .as(() -> "all arrived; what James still has: " + whatIsLeft(james))
                .isEqualTo(CAMPAIGN + 5));
        assertThat(duplicates(sink))
                .as("what was in flight when James was killed")
                .hasSizeLessThanOrEqualTo(IN_FLIGHT);
        assertThat(duplicates(sink).values()).allMatch(times -> times == 2);
    }

    private static String whatIsLeft(StockJames james) {
        return james.webAdmin().get("/pools").body()
                + james.webAdmin().get("/mailQueues").body()
                + james.webAdmin().get("/mailQueues/spool").body()
                + james.output()
                        .text()
                        .lines()
                        .filter(line -> line.contains("WARN") || line.contains("ERROR"))
                        .collect(Collectors.joining("\n"))
                + james.webAdmin()
                        .get("/mailRepositories/var%2Fmail%2Fmta-pools-held/mails")
                        .body()
                + james.webAdmin()
                        .get("/mailRepositories/var%2Fmail%2Ferror/mails")
                        .body();
    }

    private static void awaitMore(Sink sink, int more) {
        int before = sink.ledger().count();
        await().atMost(SOON).until(() -> sink.ledger().count() >= before + more);
    }

    private static Map<String, Long> duplicates(Sink sink) {
        return sink.ledger().mails().stream()
                .collect(Collectors.groupingBy(Attempt::recipient, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 1)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<Mail> mails(String type, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i ->
                        Mail.from("news@shop.example").header("X-Type", type).to("r" + i + "@rcpt.example"))
                .collect(Collectors.toList());
    }

    private static String pools(String more, int perSecond) {
        boolean gone = !more.isEmpty();
        return "<pools><traffic typeHeader='X-Type' otherwise='one'><type name='one' pool='main'/>"
                + (gone ? "<type name='gone' pool='gone'/>" : "") + "</traffic>"
                + "<pool name='main'><ip address='127.0.45.1' helo='mta1.example.com'/>"
                + "<ip address='127.0.45.2' helo='mta2.example.com'/>"
                + "<limit messages='" + perSecond + "' per='1s'/></pool>"
                + more.replace("</pool>", "<limit messages='1' per='1d'/></pool>")
                + "<retry after='2s' giveUp='1d'/></pools>";
    }

    private static String processors(String text, Sink sink) {
        String gateway = "<gateway>127.0.0.1:" + sink.address().getPort() + "</gateway>";
        String main = VelocityIT.onePool(text)
                .replace("pool-promotional", "pool-main")
                .replace("<pool>promotional</pool>", "<pool>main</pool>" + gateway);
        String gone = "<!--gone--><processor state=\"pool-gone\"><mailet match=\"All\""
                + " class=\"io.mtapools.mailets.PoolRemoteDelivery\"><pool>gone</pool>" + gateway
                + "</mailet></processor><!--/gone-->";
        return main.replace("<processor state=\"rrt-error\"", gone + "<processor state=\"rrt-error\"");
    }

    private static String withoutGone(String text) {
        return text.replaceAll("(?s)<!--gone-->.*<!--/gone-->", "");
    }
}
