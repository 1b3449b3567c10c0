package io.mtapools.velocity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    @ParameterizedTest
    @CsvSource({"PT1S, 1s", "PT1M30S, 90s", "PT0.1S, 100ms", "PT24H, 1d", "PT36H, 36h", "PT0.0000001S, 1ms"})
    void aSpanShouldBeInTheLargestUnitThatDividesIt(Duration duration, String text) {
        assertThat(Texts.span(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, in 0 ms",
        "1, in 1 ms",
        "120000000, in 120 ms",
        "12000000000, in 12 s",
        "3600000000000, in 60 min",
        "9223372036854775807, when an attempt ends"
    })
    void aWaitShouldBeToldShort(long tick, String text) {
        assertThat(Texts.until(0, tick)).isEqualTo(text);
    }
}
