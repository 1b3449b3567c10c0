package io.mtapools.velocity;

import static io.mtapools.velocity.Samples.GMAIL;
import static io.mtapools.velocity.Samples.NEWS;
import static io.mtapools.velocity.Samples.each;
import static io.mtapools.velocity.Samples.pool;
import static io.mtapools.velocity.Samples.request;
import static io.mtapools.velocity.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DayCapTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final ManualTime time = ManualTime.at(Instant.parse("2026-11-24T23:00:00Z"));
    private final Admission gate = new Admission(
            settings().pool(pool(NEWS, 0, 1).limit(each(4, DAY)).build()).build(), time, time.clock(), time);

    private Asker ask() {
        return Asker.asks(gate, request(NEWS, GMAIL));
    }

    @Test
    void acceptedMailShouldCountUntilMidnight() {
        for (int i = 0; i < 4; i++) {
            ask().delivered();
        }
        Asker fifth = ask();
        assertThat(fifth.waitsFor()).map(Obstacle::why).contains("all 1 IP at 4 per day; next 198.51.0.0 in 60 min");

        time.advance(Duration.ofHours(1).minusNanos(1));
        assertThat(fifth.waits()).isTrue();
        time.advanceNanos(1);

        assertThat(fifth.isGranted()).isTrue();
    }

    @Test
    void attemptsShouldCountUpToOneAndAHalfTimesTheCap() {
        for (int i = 0; i < 6; i++) {
            ask().reservation().end(Samples.deferred());
        }

        assertThat(ask().waits()).isTrue();
    }

    @Test
    void whatIsInFlightShouldCountAsIfAccepted() {
        Asker first = ask();
        for (int i = 0; i < 3; i++) {
            ask();
        }
        Asker fifth = ask();
        assertThat(fifth.waits()).isTrue();

        first.reservation().end(Samples.deferred());

        assertThat(fifth.isGranted()).isTrue();
    }

    @Test
    void anAttemptAcrossMidnightShouldCountInBothDays() {
        Asker across = ask();
        for (int i = 0; i < 3; i++) {
            ask().delivered();
        }
        assertThat(ask().ticket().cancel()).isTrue();
        time.advance(Duration.ofHours(2));
        across.delivered();

        for (int i = 0; i < 3; i++) {
            ask().delivered();
        }

        assertThat(ask().waits()).isTrue();
    }

    @Test
    void aReleasedAttemptShouldNotCount() {
        for (int i = 0; i < 20; i++) {
            ask().reservation().release();
        }

        assertThat(ask().isGranted()).isTrue();
    }

    @Test
    void aWallClockSetBackOverMidnightShouldOpenNoFreshDay() {
        time.advance(Duration.ofHours(1));
        for (int i = 0; i < 4; i++) {
            ask().delivered();
        }

        time.setWallClockBy(Duration.ofMinutes(-1));
        assertThat(ask().waits()).isTrue();
        time.advance(Duration.ofMinutes(2));

        assertThat(ask().waits()).isTrue();
    }

    @Test
    void aWallClockThatWasAYearAheadShouldNotHoldMailForAYear() {
        time.setWallClockBy(Duration.ofDays(365));
        for (int i = 0; i < 4; i++) {
            ask().delivered();
        }
        time.setWallClockBy(Duration.ofDays(-365));
        Asker waits = ask();
        assertThat(waits.waits()).isTrue();

        time.advance(Duration.ofDays(1));

        assertThat(waits.isGranted()).isTrue();
    }

    @Test
    void aWallClockSetForwardShouldBeNoticedWithinTheHour() {
        time.advance(Duration.ofHours(2));
        for (int i = 0; i < 4; i++) {
            ask().delivered();
        }
        Asker waits = ask();
        time.setWallClockBy(Duration.ofDays(1));

        time.advance(Duration.ofHours(1));

        assertThat(waits.isGranted()).isTrue();
    }
}
