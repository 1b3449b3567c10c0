package io.mtapools.config;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Reads {@code <warmUp>}. */
final class WarmUpReader {
    private static final long MOST = 1_000_000_000L;

    private final Reading reading;

    WarmUpReader(Reading reading) {
        this.reading = reading;
    }

    WarmUpSettings read(Node node) {
        String name = reading.define(NameIndex.Kind.WARM_UP, node);
        List<Long> days = counts(node, "days");
        List<Long> total = counts(node, "total");
        compare(node, days, total);
        WarmUpSettings.Builder warmUp =
                WarmUpSettings.of(name, days.isEmpty() ? List.of(1L) : days).total(total);
        reading.attribute(node, "spread", WarmUpReader::spread).ifPresent(warmUp::spread);
        reading.attribute(node, "zone", Parsers::zone).ifPresent(warmUp::zone);
        node.child("advance").ifPresent(child -> share(child, "accepted", warmUp::accepted));
        node.child("holdAbove").ifPresent(child -> {
            share(child, "deferred", warmUp::deferred);
            share(child, "bounced", warmUp::bounced);
            share(child, "complained", warmUp::complained);
        });
        return warmUp.build();
    }

    private static Duration spread(String text) throws Complaint {
        Duration spread = Durations.parse(text);
        if (spread.compareTo(Duration.ofDays(1)) > 0) {
            throw new Complaint(Messages.expected("at most a day, for example 12h"));
        }
        return spread;
    }

    private List<Long> counts(Node node, String name) {
        List<Long> counts = node.child(name)
                .flatMap(child -> reading.text(child, Parsers.list(Parsers.count(1, MOST))))
                .orElse(List.of());
        for (int i = 1; i < counts.size(); i++) {
            if (counts.get(i) < counts.get(i - 1)) {
                reading.problems().error(node.child(name).orElseThrow().text(), Messages.falls(i + 1));
                break;
            }
        }
        return counts;
    }

    private void compare(Node node, List<Long> days, List<Long> total) {
        if (days.isEmpty() || total.isEmpty()) {
            return;
        }
        Field field = node.child("total").orElseThrow().text();
        if (days.size() != total.size()) {
            reading.problems().error(field, Messages.lengthsDiffer(days.size(), total.size()));
            return;
        }
        for (int i = 0; i < days.size(); i++) {
            if (total.get(i) < days.get(i)) {
                reading.problems().error(field, Messages.totalBelowDay(i + 1));
                return;
            }
        }
    }

    private void share(Node node, String name, DoubleConsumer setter) {
        reading.attribute(node, name, Shares::parse).ifPresent(setter::accept);
    }
}
