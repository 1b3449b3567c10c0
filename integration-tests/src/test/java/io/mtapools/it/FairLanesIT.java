package io.mtapools.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.it.client.Mail;
import io.mtapools.it.client.Submission;
import io.mtapools.it.dns.TestDns;
import io.mtapools.it.dns.Zone;
import io.mtapools.it.james.StockJames;
import io.mtapools.it.sink.Attempt;
import io.mtapools.it.sink.Sink;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A large campaign does not stand in front of the next, and a stream has the turns and the limit that it was given. */
class FairLanesIT extends JamesStory {
    @Test
    void theNextCampaignShouldLeaveWithinSecondsAndByItsWeight() throws Exception {
        assumeMxLookUps();
        open(TestDns.start("127.40.50.53", new Zone().mailDomain("rcpt.example", "127.40.50.1")));
        Sink sink = open(Sink.named("mx.rcpt.example").listen("127.40.50.1", 25).start());
        StockJames james = open(StockJames.configure()
                        .pack()
                        .dns("127.40.50.53")
                        .file(
                                "pools.xml",
                                "<pools><traffic streamHeader='X-Stream' otherwise='news'>"
                                        + "<type name='news' pool='promotional'/>"
                                        + "<stream type='news' name='heavy' weight='3'/>"
                                        + "<stream type='news' name='bounded' limit='2/1h'/></traffic>"
                                        + "<providers><provider name='rcpt'><domain>rcpt.example</domain>"
                                        + "<limit messages='10' per='1s'/></provider></providers>"
                                        + "<pool name='promotional'><ip address='127.41.50.1' helo='mta1.example.com'/>"
                                        + "<ip address='127.41.50.2' helo='mta2.example.com'/></pool></pools>")
                        .edit("mailetcontainer.xml", VelocityIT::onePool)
                        .build())
                .start();
        Submission.send(james.smtp(), mails("large", 3_000), 8);

        long begin = System.nanoTime();
        Submission.send(james.smtp(), mails("next", 100), 2);
        Submission.send(james.smtp(), mails("heavy", 300), 2);
        Submission.send(james.smtp(), mails("bounded", 20), 1);

        assertThat(sink.ledger().await(sink.ledger().count() + 200, Duration.ofSeconds(60)))
                .isTrue();
        long firstOfNext = sink.ledger().mails().stream()
                .filter(mail -> stream(mail).equals("next"))
                .mapToLong(Attempt::startedAt)
                .min()
                .orElseThrow();
        assertThat(Duration.ofNanos(firstOfNext - begin)).isLessThan(Duration.ofSeconds(10));
        List<Attempt> mails = sink.ledger().mails();
        Map<String, Long> lately = mails.subList(mails.size() - 100, mails.size()).stream()
                .collect(Collectors.groupingBy(FairLanesIT::stream, Collectors.counting()));
        assertThat(lately.get("heavy"))
                .as("more turns than large: %s", lately)
                .isGreaterThan(lately.get("large") * 3 / 2);
        assertThat(sink.ledger().mails().stream().filter(mail -> stream(mail).equals("bounded")))
                .hasSizeLessThanOrEqualTo(2);
    }

    private static String stream(Attempt mail) {
        return mail.recipients().get(0).split("-", 2)[0];
    }

    private static List<Mail> mails(String stream, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Mail.from("news@shop.example")
                        .header("X-Stream", stream)
                        .to(stream + "-" + i + "@rcpt.example"))
                .collect(Collectors.toList());
    }
}
