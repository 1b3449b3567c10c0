package io.mtapools.config;

import java.time.Duration;
import java.util.List;

/** Reads {@code <retry after="5m, 15m" giveUp="3d"/>}. */
final class RetryReader {
    private final Reading reading;

    RetryReader(Reading reading) {
        this.reading = reading;
    }

    RetrySettings read(Node node) {
        RetrySettings standard = RetrySettings.standard();
        List<Duration> after = reading.attribute(node, "after", Parsers.list(Durations::parse), standard.after());
        Duration giveUp = reading.attribute(node, "giveUp", Durations::parse, standard.giveUp());
        advise(node, after, giveUp);
        return RetrySettings.of(after, giveUp);
    }

    private void advise(Node node, List<Duration> after, Duration giveUp) {
        for (int i = 1; i < after.size(); i++) {
            if (after.get(i).compareTo(after.get(i - 1)) < 0) {
                node.attribute("after").ifPresent(field -> reading.problems().warn(field, Messages.notAscending()));
                break;
            }
        }
        if (giveUp.compareTo(after.get(0)) < 0) {
            node.attribute("giveUp").ifPresent(field -> reading.problems().warn(field, Messages.givesUpBeforeRetry()));
        }
    }
}
