package io.mtapools.demo;

import io.mtapools.it.sink.Answer;
import io.mtapools.it.sink.Attempt;
import io.mtapools.it.sink.Ledger;
import io.mtapools.it.sink.Sink;
import io.mtapools.it.sink.SinkBuilder;
import io.mtapools.it.sink.Stage;
import io.mtapools.it.sink.Step;
import io.mtapools.it.sink.Throttle;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The simulated mailbox providers: one server, told apart by the recipient's domain. Each takes so many mails a second
 * from one IP and answers what is beyond with 421. Thread-safe.
 */
final class Providers implements AutoCloseable {
    private final List<Throttle> throttles = new ArrayList<>();
    private final Sink sink;

    Providers(Plan plan) {
        SinkBuilder builder = Sink.named("providers.demo.example").listen("127.0.0.1", 0);
        for (String domain : plan.providers().keySet()) {
            Throttle throttle = throttle(domain, plan.limit(domain));
            throttles.add(throttle);
            builder.rule(throttle);
        }
        sink = builder.start();
    }

    private static Throttle throttle(String domain, int limit) {
        return new Throttle(
                step -> step.stage() == Stage.RCPT && step.domain().equals(domain),
                Step::peer,
                limit,
                Duration.ofSeconds(1),
                Answer.reply("421 4.7.28 " + domain + " takes " + limit + " messages a second from one IP"));
    }

    InetSocketAddress address() {
        return sink.address();
    }

    Ledger ledger() {
        return sink.ledger();
    }

    /** How many mails were refused for being beyond a provider's limit. */
    long overLimit() {
        return throttles.stream().mapToLong(Throttle::refused).sum();
    }

    /** How many mails the provider of a domain has taken from an IP. */
    static long taken(List<Attempt> mails, String ip, String domain) {
        return mails.stream()
                .filter(mail -> mail.ip().equals(ip)
                        && mail.recipient().toLowerCase(Locale.ROOT).endsWith("@" + domain))
                .count();
    }

    @Override
    public void close() {
        sink.close();
    }
}
