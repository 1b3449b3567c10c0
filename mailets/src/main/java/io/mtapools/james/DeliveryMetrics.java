package io.mtapools.james;

import io.mtapools.model.Outcome;
import java.util.EnumMap;
import java.util.Map;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;

/** Counts attempts and ends by kind, as {@code mtapools.attempts.delivered} and {@code mtapools.ended.bounced}. Thread-safe. */
final class DeliveryMetrics {
    private final Map<Outcome.Kind, Metric> attempts = new EnumMap<>(Outcome.Kind.class);
    private final Map<Outcome.Kind, Metric> ended = new EnumMap<>(Outcome.Kind.class);

    DeliveryMetrics(MetricFactory metrics) {
        for (Outcome.Kind kind : Outcome.Kind.values()) {
            String name = kind.name().toLowerCase(java.util.Locale.ROOT);
            attempts.put(kind, metrics.generate("mtapools.attempts." + name));
            ended.put(kind, metrics.generate("mtapools.ended." + name));
        }
    }

    void countAttempt(Outcome outcome) {
        attempts.get(outcome.kind()).increment();
    }

    void count(Outcome outcome) {
        ended.get(outcome.kind()).increment();
    }
}
