package io.mtapools.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.it.client.Mail;
import io.mtapools.it.client.Submission;
import io.mtapools.it.dns.TestDns;
import io.mtapools.it.dns.Zone;
import io.mtapools.it.james.StockJames;
import io.mtapools.it.sink.Attempt;
import io.mtapools.it.sink.Certificates;
import io.mtapools.it.sink.Sink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Mail of four types to five domains: each leaves by its own pool's IPs and by no other. */
class TypedMailLeavesByItsPoolIT extends JamesStory {
    private static final String POOLS = String.join(
            "\n",
            "<pools>",
            "<traffic typeHeader='X-Traffic-Type' streamHeader='X-Stream' engagementHeader='X-Engagement'",
            "         expiresHeader='X-Expires' otherwise='acquisition'>",
            "  <type name='transactional' pool='transactional'><senderDomain>receipts.example.com</senderDomain></type>",
            "  <type name='triggered' pool='triggered'/>",
            "  <type name='promotional' pool='promotional'><header name='List-Unsubscribe'/></type>",
            "  <type name='acquisition' pool='acquisition'/>",
            "</traffic>",
            pool("transactional", 1),
            pool("triggered", 2),
            pool("promotional", 3),
            pool("acquisition", 4),
            pool("quarantine", 5),
            "</pools>");

    private static final List<String> DOMAINS =
            List.of("workspace.example", "one.example", "two.example", "three.example", "four.example");
    private static final List<String> TYPES = List.of("transactional", "triggered", "promotional", "acquisition");

    @Test
    void everyMailShouldArriveFromAnIpOfItsOwnPool() throws Exception {
        assumeMxLookUps();
        Zone zone = new Zone()
                .mx("workspace.example", 1, "aspmx.l.google.com")
                .mx("workspace.example", 50, "backup.elsewhere.example")
                .a("aspmx.l.google.com", "127.40.0.1");
        DOMAINS.stream().skip(1).forEach(domain -> zone.mailDomain(domain, "127.40.0.2"));
        open(TestDns.start("127.40.0.53", zone));
        Sink google = open(Sink.named("mx.google.com")
                .listen("127.40.0.1", 25)
                .tls(Certificates.selfSigned("mx.google.com"))
                .start());
        Sink others = open(Sink.named("mx.example").listen("127.40.0.2", 25).start());
        StockJames james = open(StockJames.configure()
                        .pack()
                        .dns("127.40.0.53")
                        .file("pools.xml", POOLS)
                        .build())
                .start();

        Submission.send(james.smtp(), mails(), 8);

        assertThat(google.ledger().await(80, Duration.ofSeconds(60))).isTrue();
        assertThat(others.ledger().await(320, Duration.ofSeconds(60))).isTrue();
        List<Attempt> arrived = Stream.of(google, others)
                .flatMap(sink -> sink.ledger().mails().stream())
                .collect(Collectors.toList());
        assertThat(arrived).hasSize(400).allSatisfy(mail -> {
            int net = 1 + TYPES.indexOf(typeOf(mail));
            assertThat(mail.ip()).as(typeOf(mail)).matches("127\\.41\\." + net + "\\.[12]");
            assertThat(mail.helo()).isEqualTo("mta-" + mail.ip().replace('.', '-') + ".example.com");
            assertThat(headerNames(mail))
                    .doesNotContain("x-traffic-type", "x-stream", "x-engagement", "x-expires", "x-mta-pools");
        });
        Map<String, Long> byIp = arrived.stream().collect(Collectors.groupingBy(Attempt::ip, Collectors.counting()));
        assertThat(byIp.keySet()).isEqualTo(egressIps());
        assertThat(james.webAdmin().get("/pools/transactional").json().findValuesAsText("provider"))
                .contains("gmail");
    }

    private static List<Mail> mails() {
        List<Mail> mails = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String type = TYPES.get(i % 4);
            String recipient = type + "-" + i + "@" + DOMAINS.get(i % 5);
            mails.add(told(type, i).to(recipient).header("X-MTA-Pools", "forged"));
        }
        return mails;
    }

    /** Told by sender domain, by header, by condition, and not at all. */
    private static Mail told(String type, int i) {
        switch (type) {
            case "transactional":
                return Mail.from("no-reply@receipts.example.com");
            case "triggered":
                return Mail.from("cart@shop.example")
                        .header("X-Traffic-Type", "Triggered")
                        .header("X-Stream", "cart-" + i % 3);
            case "promotional":
                return Mail.from("news@shop.example")
                        .header("List-Unsubscribe", "<https://shop.example/u>")
                        .header("X-Engagement", "high")
                        .header("X-Traffic-Type", "no-such-type");
            default:
                return Mail.from("hello@new.example").header("X-Expires", "2099-01-01T00:00:00Z");
        }
    }

    private static String typeOf(Attempt mail) {
        String recipient = mail.recipients().get(0);
        return recipient.substring(0, recipient.indexOf('-'));
    }

    private static Set<String> headerNames(Attempt mail) {
        return mail.message().orElseThrow().headers().stream()
                .map(line -> line.split(":", 2)[0].toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Set<String> egressIps() {
        Set<String> ips = new TreeSet<>();
        for (int net = 1; net <= TYPES.size(); net++) {
            ips.add("127.41." + net + ".1");
            ips.add("127.41." + net + ".2");
        }
        return ips;
    }

    private static String pool(String name, int net) {
        return "<pool name='" + name + "'>" + ip(net, 1) + ip(net, 2) + "</pool>";
    }

    private static String ip(int net, int host) {
        return "<ip address='127.41." + net + "." + host + "' helo='mta-127-41-" + net + "-" + host + ".example.com'/>";
    }
}
