package io.mtapools.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.model.Outcome;
import io.mtapools.model.ProviderName;
import io.mtapools.model.Stream;
import io.mtapools.model.TrafficType;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackPressureTest {
    private final World world = World.begun();

    @Test
    void onlyTheHeadShouldAskTheGateAndTheRestStayInTheQueue() {
        world.gate.slots = 0;
        IntStream.range(0, 10_000).forEach(world::accept);

        assertThat(world.gate.waiting()).isEqualTo(1);
        assertThat(world.gate.asked).hasValue(1);
        assertThat(world.lanes.mostOut.get()).isLessThanOrEqualTo(8);
        assertThat(world.time.scheduled()).as("the head's deadline").isEqualTo(1);
        List<LaneView> views = world.dispatcher.lanes(TestParcel.POOL);
        assertThat(views).singleElement().satisfies(view -> {
            assertThat(view.waiting()).isEqualTo(10_000);
            assertThat(view.obstacle()).isPresent();
        });
    }

    @Test
    void heldMailOfAProviderWithoutLaneShouldBeSeen() {
        world.routes.silent.add("gmail.com");
        world.accept(1);

        assertThat(world.dispatcher.lanes(TestParcel.POOL)).singleElement().satisfies(view -> {
            assertThat(view.waiting()).isZero();
            assertThat(view.held()).isEqualTo(1);
            assertThat(view.nextHeld()).contains(world.time.instant().plus(Duration.ofSeconds(30)));
        });
    }

    @Test
    void laneShouldTakeNoMoreThanAQuarterOfTheAttempts() {
        world.receiver.answersLater = true;
        IntStream.range(0, 100).forEach(world::accept);
        assertThat(world.dispatcher.inFlight()).isEqualTo(2);
        assertThat(world.gate.out).as("no slot is taken without an attempt").hasValue(2);

        world.accept(100, facts -> facts.provider(ProviderName.of("yahoo")));
        assertThat(world.receiver.attempted()).contains(TestParcel.idOf(100));

        world.receiver.answerAll();
        assertThat(world.receiver.over()).isEqualTo(101);
        assertThat(world.receiver.mostAtOnce).hasValue(3);
        assertThat(world.dispatcher.inFlight()).isZero();
    }

    @Test
    void attemptsShouldNeverBeMoreThanThePermitsAndEachThatEndsShouldLetAnotherBegin() {
        world.receiver.answersLater = true;
        IntStream.range(0, 200).forEach(number -> world.accept(number, facts -> facts.provider(provider(number % 10))));
        assertThat(world.dispatcher.inFlight()).isEqualTo(8);

        for (int over = 1; over <= 150; over++) {
            world.receiver.answerNext();
            assertThat(world.dispatcher.inFlight()).isEqualTo(8);
        }
        world.receiver.answerAll();

        assertThat(world.receiver.over()).isEqualTo(200);
        assertThat(world.receiver.mostAtOnce).hasValue(8);
    }

    @Test
    void freePermitShouldWakeTheNextIfTheFirstMustWaitAtTheGateAfterAll() {
        world.receiver.answersLater = true;
        IntStream.range(0, 8).forEach(number -> world.accept(number, facts -> facts.provider(provider(number))));
        world.accept(8, facts -> facts.provider(provider(8)));
        world.accept(9, facts -> facts.provider(provider(9)));
        assertThat(world.receiver.attempts).hasSize(8);

        world.gate.shared = request -> request.lane().provider().equals(provider(8));
        world.receiver.answerNext();

        assertThat(world.receiver.attempted()).endsWith(TestParcel.idOf(9)).hasSize(9);
    }

    @Test
    void moreAttemptsAtOnceShouldBeginAtOnce() {
        world.receiver.answersLater = true;
        IntStream.range(0, 100).forEach(number -> world.accept(number, facts -> facts.provider(provider(number % 10))));
        assertThat(world.dispatcher.inFlight()).isEqualTo(8);

        world.dispatcher.resize(40);
        assertThat(world.dispatcher.inFlight()).isEqualTo(40);

        world.dispatcher.resize(4);
        IntStream.range(0, 36).forEach(any -> world.receiver.answerNext());
        assertThat(world.dispatcher.inFlight()).isEqualTo(4);
        world.receiver.answerAll();
        assertThat(world.receiver.over()).isEqualTo(100);
    }

    @Test
    void oneCampaignShouldNotStandInFrontOfTheNext() {
        world.gate.slots = 0;
        IntStream.range(0, 1000).forEach(world::accept);
        Stream other = IntStream.range(0, 100)
                .mapToObj(i -> Stream.of(TrafficType.of("promotional"), "autumn-" + i))
                .filter(stream -> Math.floorMod(stream.hashCode(), LaneTable.PARTS)
                        != Math.floorMod(
                                TestParcel.mail(0, world.time.instant()).facts().stream()
                                        .hashCode(),
                                LaneTable.PARTS))
                .findFirst()
                .orElseThrow();
        world.accept(1000, facts -> facts.stream(other));
        world.receiver.answersLater = true;

        world.gate.slots = 2;
        world.gate.reconsider();

        assertThat(world.receiver.attempted()).contains(TestParcel.idOf(1000));
    }

    @Test
    void synchronousWorldShouldNotOverflowTheStack() {
        world.gate.slots = 0;
        IntStream.range(0, 100_000)
                .forEach(number -> world.accept(number, facts -> facts.provider(provider(number % 5))));

        world.gate.slots = 1;
        world.gate.reconsider();

        assertThat(world.receiver.over()).isEqualTo(100_000);
    }

    @Test
    void synchronousRetriesShouldNotOverflowTheStack() {
        world.receiver.answer = parcel -> parcel.facts().attempts() == 0
                ? Outcome.deferred(Receiver.LATER)
                : Outcome.delivered(Receiver.OK, "mx");
        IntStream.range(0, 20_000).forEach(number -> world.accept(number, facts -> facts.mxSet("mx" + number % 3)));

        world.time.pass(Duration.ofMinutes(6));

        assertThat(world.receiver.over()).isEqualTo(20_000);
    }

    @Test
    void manyLinesThatWaitForOneSlotShouldNotOverflowTheStack() {
        world.gate.own = request -> !request.mxSet().equals("quick");
        IntStream.range(0, 20_000).forEach(number -> world.accept(number, facts -> facts.mxSet("mx" + number)));
        assertThat(world.gate.waiting()).isEqualTo(20_000);
        world.receiver.answersLater = true;
        world.gate.own = request -> false;
        world.gate.reconsider();
        assertThat(world.dispatcher.inFlight()).isEqualTo(2);

        world.receiver.answersLater = false;
        world.receiver.answerAll();
        world.settle();

        assertThat(world.receiver.over()).isEqualTo(20_000);
    }

    private static ProviderName provider(int number) {
        return ProviderName.of("provider-" + number);
    }
}
