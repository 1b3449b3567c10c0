package io.mtapools.dispatch;

import static io.mtapools.model.Outcome.Kind.DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.model.Outcome;
import io.mtapools.model.ProviderName;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StopTest {
    private final World world = World.begun();

    @Test
    void nothingShouldBeginAfterStopAndWhatIsInFlightShouldBeSettled() {
        world.receiver.answersLater = true;
        IntStream.range(0, 20).forEach(world::accept);
        assertThat(world.dispatcher.inFlight()).isEqualTo(2);

        world.dispatcher.stop();
        assertThat(world.dispatcher.inFlight()).isEqualTo(2);
        world.receiver.answerAll();

        assertThat(world.receiver.attempts).hasSize(2);
        assertThat(world.receiver.over()).isEqualTo(2);
        assertThat(world.dispatcher.inFlight()).isZero();
        assertThat(world.gate.out).hasValue(0);
        assertThat(world.gate.waiting()).isZero();
        assertThat(world.lanes.ids()).as("never read ahead").hasSize(10);
        assertThat(world.held.ids()).as("read ahead").hasSize(8);
    }

    @Test
    void restartShouldPickUpWhatWaitedAndWhatWasReadAhead() {
        world.receiver.answersLater = true;
        IntStream.range(0, 20).forEach(world::accept);
        world.dispatcher.stop();
        world.receiver.answerAll();
        world.receiver.answersLater = false;

        world.start(Fate.immortal());
        world.time.pass(Duration.ofSeconds(1));

        assertThat(world.receiver.over()).isEqualTo(20);
        assertThat(world.receiver.attempts).hasSize(20);
    }

    @Test
    void attemptThatIsDeferredAfterStopShouldBeHeldForTheNextStart() {
        world.receiver.answersLater = true;
        world.receiver.answer = parcel -> Outcome.deferred(Receiver.LATER);
        world.accept(1);
        world.dispatcher.stop();
        world.receiver.answerAll();
        assertThat(world.held.ids()).containsExactly(TestParcel.idOf(1));
        assertThat(world.lanes.ids()).isEmpty();
        assertThat(world.time.scheduled()).isZero();

        world.receiver.answersLater = false;
        world.receiver.answer = parcel -> Outcome.delivered(Receiver.OK, "mx");
        world.start(Fate.immortal());
        world.time.pass(Duration.ofMinutes(5));
        assertThat(world.receiver.endsOf(1)).containsExactly(DELIVERED);
    }

    @Test
    void heldMailAtTheGateShouldStayHeldAfterStop() {
        world.gate.own = request -> true;
        IntStream.range(0, 5).forEach(world::accept);
        world.dispatcher.stop();

        world.gate.own = request -> false;
        world.gate.reconsider();
        world.time.pass(Duration.ofHours(1));

        assertThat(world.receiver.attempts).isEmpty();
        assertThat(world.held.ids()).hasSize(5);
        assertThat(world.gate.out).hasValue(0);
    }

    @Test
    void permitThatComesFreeAfterStopShouldWakeNobody() {
        world.receiver.answersLater = true;
        world.receiver.answer = parcel -> Outcome.deferred(Receiver.LATER);
        IntStream.range(0, 40)
                .forEach(number -> world.accept(number, facts -> facts.provider(ProviderName.of("p" + number % 10))));
        int begun = world.receiver.attempts.size();
        world.dispatcher.stop();

        world.receiver.answerAll();

        assertThat(world.receiver.attempts).hasSize(begun);
        assertThat(world.lanes.ids().size() + world.held.mails.size()).isEqualTo(40);
    }

    @Test
    void mailAcceptedAfterStopShouldWaitInItsQueue() {
        world.dispatcher.stop();
        world.accept(1);
        world.accept(2, facts -> facts.provider(ProviderName.of("yahoo")));

        assertThat(world.receiver.attempts).isEmpty();
        assertThat(world.lanes.ids()).hasSize(2);
    }
}
