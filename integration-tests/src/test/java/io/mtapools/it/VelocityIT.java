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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No IP is faster than its limit, none is slower than it need be, and what waits holds up nobody else. */
class VelocityIT extends JamesStory {
    private static final String POOLS = String.join(
            "\n",
            "<pools>",
            "<traffic otherwise='promotional'><type name='promotional' pool='promotional'/></traffic>",
            "<providers>",
            "  <provider name='slow'><domain>slow.example</domain><mx>slow.example</mx>",
            "    <limit messages='10' per='1s'/></provider>",
            "  <provider name='quick'><domain>quick.example</domain><mx>quick.example</mx></provider>",
            "</providers>",
            "<pool name='promotional'>",
            "  <ip address='127.41.10.1' helo='mta1.example.com'/><ip address='127.41.10.2' helo='mta2.example.com'/>",
            "</pool>",
            "</pools>");

    @Test
    void aLimitShouldHoldInEverySecondAndBeUsedWhole() throws Exception {
        assumeMxLookUps();
        open(TestDns.start(
                "127.40.10.53",
                new Zone().mailDomain("slow.example", "127.40.10.1").mailDomain("quick.example", "127.40.10.2")));
        Sink slow = open(Sink.named("mx.slow.example").listen("127.40.10.1", 25).start());
        Sink quick =
                open(Sink.named("mx.quick.example").listen("127.40.10.2", 25).start());
        StockJames james = open(StockJames.configure()
                        .pack()
                        .dns("127.40.10.53")
                        .file("pools.xml", POOLS)
                        .edit("mailetcontainer.xml", VelocityIT::onePool)
                        .build())
                .start();

        Submission.send(james.smtp(), mails(400, "slow.example"), 4);
        Submission.send(james.smtp(), mails(100, "quick.example"), 4);

        assertThat(quick.ledger().await(100, Duration.ofSeconds(10)))
                .as("a hundred to another provider")
                .isTrue();
        assertThat(slow.ledger().count()).as("the others are still waiting").isLessThan(400);
        assertThat(slow.ledger().await(400, Duration.ofSeconds(60))).isTrue();
        for (String ip : List.of("127.41.10.1", "127.41.10.2")) {
            assertThat(slow.ledger().maxInAnyWindow(ip, Duration.ofSeconds(1)))
                    .as(ip)
                    .isLessThanOrEqualTo(10);
            assertThat(share(slow.ledger().byIp().get(ip)))
                    .as("of what it might, %s sent", ip)
                    .isGreaterThanOrEqualTo(0.98);
        }
    }

    /** Sent in the middle of the run, of limit × period ÷ (period + attempt time). */
    private static double share(List<Attempt> attempts) {
        List<Attempt> middle = attempts.subList(20, attempts.size() - 20);
        double seconds =
                (middle.get(middle.size() - 1).startedAt() - middle.get(0).startedAt()) / 1e9;
        double attemptSeconds = middle.stream()
                        .mapToLong(
                                attempt -> attempt.endedAt() - attempt.session().openedAt())
                        .average()
                        .orElseThrow()
                / 1e9;
        double ideal = 10 / (1 + attemptSeconds);
        return (middle.size() - 1) / seconds / ideal;
    }

    private static List<Mail> mails(int count, String domain) {
        return IntStream.range(0, count)
                .mapToObj(i -> Mail.from("news@shop.example").to("r" + i + "@" + domain))
                .collect(Collectors.toList());
    }

    static String onePool(String mailetContainer) {
        return mailetContainer.replaceAll("(?s)<processor state=\"pool-(?!promotional)[a-z]+\".*?</processor>", "");
    }
}
