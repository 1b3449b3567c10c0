package io.mtapools.velocity;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.model.Limit;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static Limits of(Limit... limits) {
        return Limits.of(List.of(limits), OptionalInt.empty());
    }

    @Test
    void theStrictestOfOnePeriodShouldCount() {
        Limits limits = of(Limit.of(10, Duration.ofSeconds(1)), Limit.of(7, Duration.ofSeconds(1)));

        assertThat(limits.rates()).extracting(Object::toString).containsExactly("7 per 1s");
    }

    @Test
    void aDaysLimitShouldBeACap() {
        Limits limits = of(Limit.of(10, Duration.ofDays(1)), Limit.of(3, Duration.ofDays(2)));

        assertThat(limits.perDay()).isEqualTo(10);
        assertThat(limits.rates()).extracting(Object::toString).containsExactly("3 per 2d");
    }

    @Test
    void aShareShouldBeRoundedDownAndNotBelowWhatItIs() {
        Limits limits = Limits.of(
                List.of(Limit.of(100, Duration.ofSeconds(1)), Limit.of(3, Duration.ofMinutes(1))), OptionalInt.of(9));

        Limits share = limits.share(0.29);

        assertThat(share.rates()).extracting(Object::toString).containsExactly("29 per 1s", "0 per 1m");
        assertThat(share.atOnce()).isEqualTo(2);
        assertThat(share.perDay()).isEqualTo(Limits.NONE);
        assertThat(Limits.UNLIMITED.share(0.1).isUnlimited()).isTrue();
    }

    @Test
    void aPeriodOfCenturiesShouldNotOverflow() {
        Limits limits = of(Limit.of(Long.MAX_VALUE, Duration.ofSeconds(Long.MAX_VALUE)));

        assertThat(limits.rates().get(0).nanos()).isPositive();
        assertThat(limits.rates().get(0).nanos() * 2).isPositive();
        assertThat(limits.rates().get(0).toString()).isNotEmpty();
    }

    @Test
    void aCapOfAnySizeShouldHaveItsAttempts() {
        assertThat(DayCount.attemptsFor(1)).isEqualTo(2);
        assertThat(DayCount.attemptsFor(4)).isEqualTo(6);
        assertThat(DayCount.attemptsFor(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    }
}
