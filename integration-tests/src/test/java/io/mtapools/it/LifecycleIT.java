package io.mtapools.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mtapools.it.client.Mail;
import io.mtapools.it.client.Submission;
import io.mtapools.it.james.JamesSetup;
import io.mtapools.it.james.StockJames;
import io.mtapools.it.james.WebAdmin;
import io.mtapools.it.sink.Answer;
import io.mtapools.it.sink.Scripted;
import io.mtapools.it.sink.Sink;
import io.mtapools.it.sink.Stage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Starting, being asked, reloading and stopping. */
class LifecycleIT extends JamesStory {
    private static final String HELD = "/mailRepositories/var%2Fmail%2Fmta-pools-held/mails";

    @Test
    void aBrokenFileShouldStopTheStartWithAllItsErrors() {
        StockJames james =
                open(configured("<pools>\n<traffic otherwise='any'><type name='any' pool='mian'/></traffic>\n"
                                + "<pool name='main'><ip address='127.0.44.1' helo='mta1.example.com'/>"
                                + "<limit messages='ten' per='1s'/></pool>\n</pools>")
                        .build());

        assertThat(james.expectStartFailure())
                .contains("pools.xml:2:", "mian", "did you mean \"main\"", "pools.xml:3:", "ten");
    }

    @Test
    void aMissingFileShouldStopTheStart() throws Exception {
        StockJames james = open(configured("").build());
        java.nio.file.Files.delete(james.conf("pools.xml"));

        assertThat(james.expectStartFailure()).contains("pools.xml", "copy the sample");
    }

    @Test
    void twoWaysOutOfOnePoolShouldStopTheStart() {
        StockJames james = open(configured(pools("10 per 1s"))
                .edit(
                        "mailetcontainer.xml",
                        text -> text.replaceFirst(
                                "(?s)(<mailet match=\"All\" class=\"io.mtapools.mailets.PoolRemoteDelivery\">.*?</mailet>)",
                                "$1$1"))
                .build());

        assertThat(james.expectStartFailure()).contains("pool main has two PoolRemoteDelivery");
    }

    @Test
    void anUnknownPoolShouldStopTheStartWithTheNearestName() {
        StockJames james = open(configured(pools("10 per 1s"))
                .edit("mailetcontainer.xml", text -> text.replace("<pool>main</pool>", "<pool>mian</pool>"))
                .build());

        assertThat(james.expectStartFailure()).contains("'mian'", "did you mean 'main'");
    }

    @Test
    void aParameterThatThePoolDecidesShouldStopTheStart() {
        StockJames james = open(configured(pools("10 per 1s"))
                .edit(
                        "mailetcontainer.xml",
                        text -> text.replace("<pool>main</pool>", "<pool>main</pool><bind>127.0.0.9</bind>"))
                .build());

        assertThat(james.expectStartFailure()).contains("bind");
    }

    @Test
    void anAdminShouldSeeThePoolAndReloadItForWhatWaits() throws Exception {
        Sink sink = open(Sink.named("gateway.example").listen("127.0.0.1", 0).start());
        StockJames james = open(configured(pools("1 per 1h"), sink).build()).start();
        WebAdmin admin = james.webAdmin();
        Submission.send(james.smtp(), mails(20), 2);
        await().atMost(SOON).until(() -> sink.ledger().count() == 2);

        assertThat(admin.get("/pools").json().get(0).get("name").asText()).isEqualTo("main");
        assertThat(admin.get("/pools/main").json().at("/ips/0/helo").asText()).isEqualTo("mta1.example.com");
        assertThat(admin.get("/pools/main").json().at("/ips/0/limits/0/used").asInt())
                .isEqualTo(1);
        assertThat(admin.get("/pools/main").json().at("/lanes/0/head/why").asText())
                .contains("1 per 1h");
        assertThat(admin.get("/pools/none").status()).isEqualTo(404);
        assertThat(admin.get("/pools/none").json().get("message").asText()).contains("'none'");
        assertThat(admin.post("/pools?action=dance", "").status()).isEqualTo(400);
        assertThat(admin.get("/healthcheck/checks/MTA%20pools")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("healthy");

        james.edit("pools.xml", text -> text.replace("messages='1'", "messages='one'"));
        WebAdmin.Response refused = admin.post("/pools?action=reload", "");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("pools.xml:").contains("one");
        assertThat(sink.ledger().count()).isEqualTo(2);

        james.edit("pools.xml", text -> text.replace("messages='one'", "messages='100'"));
        assertThat(admin.post("/pools?action=reload", "").status()).isEqualTo(200);

        assertThat(sink.ledger().await(20, SOON)).as("what waited goes").isTrue();
    }

    @Test
    void heldMailShouldBeVisibleAndAPersonCanReleaseIt() throws Exception {
        Sink sink = open(Sink.named("gateway.example").listen("127.0.0.1", 0).start());
        sink.script(Scripted.at(Stage.RCPT).times(1).answer(Answer.reply("451 4.3.2 later")));
        StockJames james = open(configured(pools("10 per 1s"), sink).build()).start();
        WebAdmin admin = james.webAdmin();
        Submission.send(james.smtp(), mails(1), 1);
        await().atMost(SOON).until(() -> admin.get(HELD).body(), body -> body.startsWith("[\""));
        assertThat(admin.get(HELD).body()).as("names tell no address").doesNotContain("@");

        admin.patch(HELD + "?action=reprocess&processor=pool-main&queue=spool", "");

        assertThat(sink.ledger().await(1, SOON)).isTrue();
        await().atMost(SOON).until(() -> admin.get(HELD).body(), "[]"::equals);
        assertThat(sink.ledger().count()).isEqualTo(1);
    }

    @Test
    void stoppingShouldCutOffWhatHangsAndEndInTime() throws Exception {
        Sink sink = open(Sink.named("gateway.example").listen("127.0.0.1", 0).start());
        sink.script(Scripted.at(Stage.RCPT).answer(Answer.late(Duration.ofMinutes(5))));
        StockJames james = open(configured(pools("10 per 1s"), sink).build()).start();
        Submission.send(james.smtp(), mails(4), 1);
        await().atMost(SOON)
                .until(() -> james.webAdmin()
                                .get("/pools/main")
                                .json()
                                .at("/ips/0/inFlight")
                                .asInt()
                        > 0);

        long begin = System.nanoTime();
        james.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        assertThat(james.output().text()).contains("cut off because James stops");
    }

    private static List<Mail> mails(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Mail.from("news@shop.example").to("r" + i + "@rcpt.example"))
                .collect(Collectors.toList());
    }

    private static String pools(String limit) {
        String[] parts = limit.split(" per ");
        return "<pools><traffic otherwise='any'><type name='any' pool='main'/></traffic>\n"
                + "<pool name='main'><ip address='127.0.44.1' helo='mta1.example.com'/>"
                + "<ip address='127.0.44.2' helo='mta2.example.com'/>\n"
                + "<limit messages='" + parts[0] + "' per='" + parts[1] + "'/></pool>\n"
                + "<retry after='1h' giveUp='1d'/></pools>";
    }

    private static JamesSetup configured(String pools, Sink sink) {
        return configured(pools)
                .edit(
                        "mailetcontainer.xml",
                        text -> text.replace(
                                "<pool>main</pool>",
                                "<pool>main</pool><gateway>127.0.0.1:"
                                        + sink.address().getPort() + "</gateway>"));
    }

    private static JamesSetup configured(String pools) {
        return StockJames.configure()
                .pack()
                .file("pools.xml", pools)
                .edit("mailetcontainer.xml", text -> VelocityIT.onePool(text)
                        .replace("pool-promotional", "pool-main")
                        .replace("<pool>promotional</pool>", "<pool>main</pool>"));
    }
}
