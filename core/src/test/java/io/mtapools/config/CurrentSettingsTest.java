package io.mtapools.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CurrentSettingsTest {
    private final CurrentSettings current = new CurrentSettings(settings("promotional"));

    @Test
    void replaceShouldTellListenersWhatHoldsNow() {
        List<Settings> told = new ArrayList<>();
        current.onReplace(settings -> told.add(current.get()));
        Settings next = settings("transactional");

        current.replace(next);

        assertThat(told).containsExactly(next);
        assertThat(current.get()).isSameAs(next);
    }

    @Test
    void derivedShouldBeMadeOnceForEachSettings() {
        AtomicInteger made = new AtomicInteger();
        Supplier<String> derived = current.derive(settings -> {
            made.incrementAndGet();
            return settings.traffic().otherwise().value();
        });

        assertThat(derived.get() + derived.get()).isEqualTo("promotionalpromotional");
        current.replace(settings("transactional"));
        assertThat(derived.get() + derived.get()).isEqualTo("transactionaltransactional");
        assertThat(made).hasValue(2);
    }

    private static Settings settings(String otherwise) {
        return Settings.builder()
                .traffic(TrafficSettings.otherwise(otherwise).build())
                .build();
    }
}
