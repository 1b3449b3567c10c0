package io.mtapools.velocity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Random worlds, watched by a {@link Book} at every step. */
class AdmissionPropertyTest {
    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void noLimitShouldEverBeExceededAndNoSlotWasted(@ForAll long seed) {
        World world = new World(seed, false);

        world.live(150);
        world.comeToRest();

        assertThat(world.gate().inFlight()).isZero();
        assertThat(world.gate().waiting()).isZero();
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void noDaysCapShouldEverBeExceededOrWasted(@ForAll long seed) {
        World world = new World(seed, true);

        world.live(150);
        world.comeToRest();

        assertThat(world.gate().inFlight()).isZero();
        assertThat(world.gate().waiting()).isZero();
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void everySlotShouldBeFreeOnceAllIsOver(@ForAll long seed) {
        World world = new World(seed, false);
        world.live(100);
        world.comeToRest();

        world.time().advance(Duration.ofMinutes(5));

        assertThat(world.gate().passingMeters()).isLessThanOrEqualTo(1024);
        world.assertAllFree();
    }
}
