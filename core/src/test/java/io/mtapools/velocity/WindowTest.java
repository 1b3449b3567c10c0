package io.mtapools.velocity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class WindowTest {
    private static final int PERIOD = 1000;

    @Property
    void anExactWindowShouldHoldWhatEndedWithinThePeriod(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 200) Integer> gaps) {
        Window window = new Window(PERIOD);
        window.allow(Window.EXACT);
        List<Long> ends = new ArrayList<>();
        long now = 0;

        for (int gap : gaps) {
            now += gap;
            long then = now;
            ends.removeIf(end -> end + PERIOD <= then);
            assertThat(window.held(now)).isEqualTo(ends.size());
            for (int i = 1; i <= ends.size(); i++) {
                assertThat(window.goneAt(i)).isEqualTo(ends.get(i - 1) + PERIOD);
            }
            assertThat(window.goneAt(ends.size() + 1)).isEqualTo(Moment.NEVER);
            window.add(now);
            ends.add(now);
        }
    }

    @Property
    void aCoarseWindowShouldHoldNoLessAndHardlyLonger(
            @ForAll @Size(max = 300) List<@IntRange(min = 0, max = 20_000) Integer> gaps) {
        long period = 1_000_000;
        Window coarse = new Window(period);
        coarse.allow(Window.EXACT + 1);
        List<Long> ends = new ArrayList<>();
        long now = 0;

        for (int gap : gaps) {
            now += gap;
            long then = now;
            assertThat(coarse.held(now))
                    .isGreaterThanOrEqualTo(
                            ends.stream().filter(end -> end + period > then).count())
                    .isLessThanOrEqualTo(ends.stream()
                            .filter(end -> end + period + period / Window.BUCKETS > then)
                            .count());
            coarse.add(now);
            ends.add(now);
        }
    }

    @Example
    void aLoweredAndRaisedLimitShouldLoseNothing() {
        Window window = new Window(PERIOD);
        window.allow(5000);
        for (int i = 0; i < 2000; i++) {
            window.add(i / 4);
        }

        window.unused();
        window.allow(10);
        assertThat(window.held(500)).isEqualTo(2000);
        window.unused();
        window.allow(9000);

        assertThat(window.held(500)).isEqualTo(2000);
        assertThat(window.held(PERIOD + 500)).isZero();
    }

    @Example
    void aCopyShouldKnowWhatIsWithinItsOwnPeriod() {
        Window longer = new Window(10 * PERIOD);
        longer.allow(100);
        for (int i = 0; i < 10; i++) {
            longer.add(i * 500L);
        }
        Window window = new Window(PERIOD);

        window.copyFrom(longer, 4600);

        assertThat(window.held(4600)).isEqualTo(2);
        assertThat(window.goneAt(1)).isEqualTo(4000 + PERIOD);
    }
}
