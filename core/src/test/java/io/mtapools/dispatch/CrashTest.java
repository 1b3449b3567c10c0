package io.mtapools.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.model.Outcome;
import io.mtapools.model.ProviderName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that dies at any moment, and the next one on the same queues and repository. */
class CrashTest {
    private static final ProviderName MICROSOFT = ProviderName.of("microsoft");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void dyingAtAnyStepShouldLoseNothingAndRepeatOnlyWhatWasInFlight(boolean afterEffect) {
        int steps = Integer.MAX_VALUE;
        for (int step = 1; step <= steps; step++) {
            World world = worldWithAllKindsOfMail();
            Fate fate = Fate.diesAt(step, afterEffect);
            world.start(fate);
            live(world, fate);
            if (!fate.isDead()) {
                steps = fate.steps();
            }

            List<String> attempted = world.receiver.attempted();

            world.start(Fate.immortal());
            world.time.pass(Duration.ofHours(3));

            assertThat(IntStream.range(0, 24)
                            .filter(number -> world.receiver.endsOf(number).isEmpty()))
                    .as("lost after dying at step %s", step)
                    .isEmpty();
            assertThat(repeated(world))
                    .as("repeated after dying at step %s", step)
                    .hasSizeLessThanOrEqualTo(fate.isDead() ? 1 : 0)
                    .allMatch(number -> attempted.contains(TestParcel.idOf(number)));
            assertThat(world.lanes.ids()).isEmpty();
            assertThat(world.held.mails).isEmpty();
            assertThat(world.dispatcher.held()).isZero();
        }
        assertThat(steps).as("the scenario was told to its end").isBetween(50, 500);
    }

    @Test
    void deliveryThatStandsInItsLaneAndIsHeldShouldBeTriedFromTheHeldOnly() {
        World world = World.begun();
        world.receiver.answer = parcel -> Outcome.deferred(Receiver.LATER);
        world.lanes.doneFails = true;
        world.accept(1);
        assertThat(world.lanes.ids()).isEqualTo(world.held.ids()).hasSize(1);
        world.lanes.doneFails = false;

        world.start(Fate.immortal());
        world.settle();
        assertThat(world.lanes.ids()).isEmpty();
        assertThat(world.receiver.attempts).hasSize(1);

        world.receiver.answer = parcel -> Outcome.delivered(Receiver.OK, "mx");
        world.time.pass(Duration.ofMinutes(5));
        assertThat(world.receiver.attempts).hasSize(2);
        assertThat(world.receiver.attempts.get(1).facts.attempts()).isEqualTo(1);
    }

    @Test
    void leftOverShouldBeKnownEvenAfterItsHeldMailIsOver() {
        World world = World.begun();
        world.receiver.answer = parcel -> Outcome.deferred(Receiver.LATER);
        world.lanes.doneFails = true;
        world.accept(1);
        world.lanes.doneFails = false;
        world.receiver.answer = parcel -> Outcome.delivered(Receiver.OK, "mx");
        world.gate.shared = request -> !request.isFromAside();
        IntStream.range(2, 20).forEach(world::accept);
        String lane = world.lanes.names().iterator().next();
        world.lanes.rotate(lane, 10);
        world.start(Fate.immortal());
        world.time.pass(Duration.ofMinutes(5));
        assertThat(world.receiver.endsOf(1)).hasSize(1);

        world.gate.shared = request -> false;
        world.gate.reconsider();
        world.settle();

        assertThat(world.receiver.endsOf(1)).hasSize(1);
        assertThat(world.lanes.ids()).isEmpty();
    }

    @Test
    void twoPlacesOfOneHeldDeliveryShouldBecomeTheLaterOne() {
        World world = World.begun();
        TestParcel first = TestParcel.mail(1, world.time.instant());
        TestParcel second = first.with(first.facts().toBuilder().attempts(1).build());
        long now = world.time.millis();
        world.held.mails.put(HeldName.of(now, first.facts(), first.id()).toString(), first);
        world.held.mails.put(
                HeldName.of(now + 60_000, second.facts(), second.id()).toString(), second);

        world.start(Fate.immortal());
        world.settle();
        assertThat(world.receiver.attempts).isEmpty();
        assertThat(world.held.mails).hasSize(1);
        assertThat(world.dispatcher.held()).isEqualTo(1);

        world.time.pass(Duration.ofMinutes(1));
        assertThat(world.receiver.attempts).singleElement().satisfies(attempt -> assertThat(attempt.facts.attempts())
                .isEqualTo(1));
    }

    @Test
    void mailPutBeforeTheStartShouldBeIndexedOnce() {
        World world = new World();
        world.routes.silent.add("gmail.com");
        Dispatcher early = world.make(Fate.immortal());
        early.accept(TestParcel.mail(1, world.time.instant()));
        early.start();
        assertThat(early.held()).isEqualTo(1);

        world.routes.known("gmail.com");
        world.time.pass(Duration.ofMinutes(1));

        assertThat(world.receiver.attempts).hasSize(1);
        assertThat(early.held()).isZero();
    }

    @Test
    void namesThatAreNotOursShouldBeLeftAlone() {
        World world = World.begun();
        world.held.mails.put("somebody-elses", TestParcel.mail(7, world.time.instant()));

        world.start(Fate.immortal());
        world.time.pass(Duration.ofHours(2));

        assertThat(world.held.mails).containsOnlyKeys("somebody-elses");
        assertThat(world.receiver.attempts).isEmpty();
    }

    /** Six kinds, four of each, all waiting. */
    private static World worldWithAllKindsOfMail() {
        World world = World.begun();
        world.gate.slots = 0;
        world.routes.silent.add("silent.example");
        IntStream.range(0, 24).forEach(number -> world.accept(number, facts -> kind(number, facts)));
        world.gate.slots = 1;
        world.gate.own = request -> request.mxSet().equals("slow");
        world.routes.change = facts -> facts.recipientDomain().equals("moved.example")
                ? facts.toBuilder().provider(MICROSOFT).build()
                : facts;
        world.receiver.answer = CrashTest::answer;
        return world;
    }

    private static Facts.Builder kind(int number, Facts.Builder facts) {
        switch (number % 6) {
            case 0:
                return facts.recipientDomain("good.example");
            case 1:
                return facts.recipientDomain("greylisting.example");
            case 2:
                return facts.recipientDomain("bad.example");
            case 3:
                return facts.recipientDomain("moved.example");
            case 4:
                return facts.mxSet("slow");
            default:
                return facts.recipientDomain("silent.example");
        }
    }

    private static Outcome answer(Parcel parcel) {
        Facts facts = parcel.facts();
        if (facts.recipientDomain().equals("bad.example")) {
            return Outcome.bounced(Receiver.NEVER);
        }
        return facts.recipientDomain().equals("greylisting.example") && facts.attempts() < 2
                ? Outcome.deferred(Receiver.LATER)
                : Outcome.delivered(Receiver.OK, "mx");
    }

    /** Half an hour in which what was in the way goes out of it. */
    private static void live(World world, Fate fate) {
        for (int minute = 0; minute < 30 && !fate.isDead(); minute++) {
            if (minute == 2) {
                world.routes.known("silent.example");
                world.gate.own = request -> false;
                world.gate.reconsider();
            }
            world.time.pass(Duration.ofMinutes(1));
        }
        world.routes.known("silent.example");
        world.gate.own = request -> false;
    }

    /** What was attempted or concluded more often than it had to be. */
    private static List<Integer> repeated(World world) {
        Map<String, Long> attempts =
                world.receiver.attempted().stream().collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        return IntStream.range(0, 24)
                .filter(number -> attempts.get(TestParcel.idOf(number)) > (number % 6 == 1 ? 3 : 1)
                        || world.receiver.endsOf(number).size() > 1)
                .boxed()
                .collect(Collectors.toList());
    }
}
