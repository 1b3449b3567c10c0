package io.mtapools.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.config.TrafficSettings;
import io.mtapools.config.TypeSettings;
import io.mtapools.model.TrafficType;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryTest {
    private static final Instant ACCEPTED = Instant.parse("2026-11-01T10:00:00Z");
    private static final TrafficType TRANSACTIONAL = TrafficType.of("transactional");

    private final Expiry expiry = new Expiry(TrafficSettings.otherwise("promotional")
            .expiresHeader("X-Expires")
            .type(TypeSettings.named("transactional", "transactional")
                    .expires(Duration.ofHours(4))
                    .build())
            .type(TypeSettings.named("promotional", "promotional").build())
            .build());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 1 Nov 2026 12:30:00 +0000",
                "1 Nov 2026 13:30:00 +0100 (CET)",
                "Sun, 1 Nov 2026 12:30:00 GMT",
                " 2026-11-01T12:30:00Z ",
                "2026-11-01T13:30:00+01:00"
            })
    void theMailsOwnHeaderShouldWin(String header) {
        assertThat(expiry.of(TRANSACTIONAL, new FakeFacts().with("X-Expires", header), ACCEPTED))
                .contains(Instant.parse("2026-11-01T12:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "(comment)", "2026-13-01T00:00:00Z", "1"})
    void aHeaderThatCannotBeReadShouldLeaveItToTheType(String header) {
        assertThat(expiry.of(TRANSACTIONAL, new FakeFacts().with("X-Expires", header), ACCEPTED))
                .contains(Instant.parse("2026-11-01T14:00:00Z"));
    }

    @Test
    void aTypeWithoutExpiryShouldHaveNone() {
        assertThat(expiry.of(TrafficType.of("promotional"), new FakeFacts(), ACCEPTED))
                .isEmpty();
    }
}
