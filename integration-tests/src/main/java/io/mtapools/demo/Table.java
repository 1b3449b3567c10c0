package io.mtapools.demo;

import io.mtapools.it.sink.Attempt;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The live table: a row for each pool with what waits, below it a row for each of its IPs with what it has sent. */
final class Table {
    private final Plan plan;

    Table(Plan plan) {
        this.plan = plan;
    }

    String draw(long second, List<Attempt> mails, Backlog backlog) {
        StringBuilder text = new StringBuilder();
        row(text, second + " s", domain -> plan.providers().get(domain));
        row(text, "limit of each IP", domain -> plan.limit(domain) + "/s");
        plan.pools().forEach((pool, ips) -> {
            row(
                    text,
                    pool + ", waiting",
                    domain -> "(" + backlog.waiting(pool, plan.providers().get(domain)) + ")");
            ips.keySet()
                    .forEach(ip -> row(
                            text, "  " + ip + " sent", domain -> String.valueOf(Providers.taken(mails, ip, domain))));
        });
        return text.toString();
    }

    private void row(StringBuilder text, String label, Function<String, String> cell) {
        text.append(String.format(Locale.ROOT, "%-24s", label));
        plan.providers()
                .keySet()
                .forEach(domain -> text.append(String.format(Locale.ROOT, "%10s", cell.apply(domain))));
        text.append(System.lineSeparator());
    }
}
