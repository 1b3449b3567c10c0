package io.mtapools.it.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WindowsTest {
    @Test
    void endOfAPeriodShouldBelongToTheNext() {
        assertThat(Windows.max(new long[] {0, 10}, Duration.ofNanos(10))).isEqualTo(1);
        assertThat(Windows.max(new long[] {0, 9}, Duration.ofNanos(10))).isEqualTo(2);
    }

    @Test
    void noTimesShouldCountNothing() {
        assertThat(Windows.max(new long[0], Duration.ofSeconds(1))).isZero();
    }

    @Property
    void mostShouldBeThatOfTheWorstWindow(
            @ForAll @Size(max = 40) List<@LongRange(min = -50, max = 50) Long> unordered,
            @ForAll @LongRange(min = 1, max = 30) long period) {
        long[] times = unordered.stream().mapToLong(Long::longValue).sorted().toArray();

        long worst = Arrays.stream(times)
                .map(start -> Arrays.stream(times)
                        .filter(time -> time >= start && time < start + period)
                        .count())
                .max()
                .orElse(0);

        assertThat(Windows.max(times, Duration.ofNanos(period))).isEqualTo((int) worst);
    }
}
