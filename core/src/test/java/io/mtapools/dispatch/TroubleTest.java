package io.mtapools.dispatch;

import static io.mtapools.model.Outcome.Kind.BOUNCED;
import static io.mtapools.model.Outcome.Kind.DELIVERED;
import static io.mtapools.model.Outcome.Kind.EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mtapools.model.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Queues, repository and spool that do not answer for a while. */
class TroubleTest {
    private final World world = World.begun();

    @Test
    void concludeShouldBeAskedAgainUntilItIsDoneAndNothingSentTwice() {
        world.receiver.answer = parcel -> Outcome.bounced(Receiver.NEVER);
        world.receiver.concludeFails = true;
        world.accept(1);
        world.time.pass(Duration.ofMinutes(10));
        assertThat(world.dispatcher.unsettled()).isEqualTo(1);
        assertThat(world.lanes.ids()).containsExactly(TestParcel.idOf(1));

        world.receiver.concludeFails = false;
        world.time.pass(Duration.ofMinutes(1));

        assertThat(world.receiver.attempts).hasSize(1);
        assertThat(world.receiver.endsOf(1)).containsExactly(BOUNCED);
        assertThat(world.lanes.ids()).isEmpty();
        assertThat(world.dispatcher.unsettled()).isZero();
    }

    @Test
    void deferredMailShouldKeepItsPlaceUntilTheRepositoryTakesIt() {
        world.receiver.answer = parcel -> Outcome.deferred(Receiver.LATER);
        world.held.down = true;
        world.accept(1);
        world.time.pass(Duration.ofMinutes(2));
        assertThat(world.lanes.ids()).containsExactly(TestParcel.idOf(1));

        world.held.down = false;
        world.receiver.answer = parcel -> Outcome.delivered(Receiver.OK, "mx");
        world.time.pass(Duration.ofMinutes(10));

        assertThat(world.receiver.attempts).hasSize(2);
        assertThat(world.receiver.endsOf(1)).containsExactly(DELIVERED);
        assertThat(world.held.puts).hasValue(1);
        assertThat(world.lanes.ids()).isEmpty();
    }

    @Test
    void doneShouldBeAskedAgainWithoutConcludingTwice() {
        world.lanes.doneFails = true;
        world.accept(1);
        world.time.pass(Duration.ofMinutes(2));
        assertThat(world.receiver.endsOf(1)).containsExactly(DELIVERED);

        world.lanes.doneFails = false;
        world.time.pass(Duration.ofMinutes(1));

        assertThat(world.receiver.endsOf(1)).containsExactly(DELIVERED);
        assertThat(world.lanes.ids()).isEmpty();
        assertThat(world.dispatcher.unsettled()).isZero();
    }

    @Test
    void heldMailShouldNotBeTriedWhileItsPlaceInTheLaneIsNotGivenUp() {
        world.receiver.answer = parcel -> Outcome.deferred(Receiver.LATER);
        world.lanes.doneFails = true;
        world.accept(1);

        world.time.pass(Duration.ofMinutes(8));

        assertThat(world.receiver.attempts).hasSize(1);
    }

    @Test
    void laneShouldGoOnAfterALeftOverCouldNotBeTakenFromIt() {
        World before = World.begun();
        before.receiver.answer = parcel -> Outcome.deferred(Receiver.LATER);
        before.lanes.doneFails = true;
        before.accept(1);
        before.receiver.answer = parcel -> Outcome.delivered(Receiver.OK, "mx");
        before.start(Fate.immortal());
        before.accept(2);
        before.time.pass(Duration.ofMinutes(1));

        before.lanes.doneFails = false;
        before.time.pass(Duration.ofMinutes(10));

        assertThat(before.receiver.endsOf(1)).containsExactly(DELIVERED);
        assertThat(before.receiver.endsOf(2)).containsExactly(DELIVERED);
        assertThat(before.receiver.attempts).hasSize(3);
        assertThat(before.lanes.ids()).isEmpty();
    }

    @Test
    void spoolThatDoesNotAnswerShouldStopTheSendingOfMore() {
        world.receiver.concludeFails = true;
        IntStream.range(0, 1000).forEach(world::accept);

        assertThat(world.receiver.attempts.size()).isLessThan(Settlement.MOST_UNSETTLED + 10);
        assertThat(world.lanes.mostOut.get()).isLessThan(Settlement.MOST_UNSETTLED + 20);

        world.receiver.concludeFails = false;
        world.time.pass(Duration.ofMinutes(5));
        assertThat(world.receiver.over()).isEqualTo(1000);
        assertThat(world.receiver.attempts).hasSize(1000);
    }

    @Test
    void spoolThatDoesNotAnswerShouldStopTheExpiringOfMore() {
        world.gate.slots = 0;
        IntStream.range(0, 1000).forEach(world::accept);
        world.time.pass(Duration.ofHours(2));
        world.receiver.concludeFails = true;
        world.gate.slots = 1;
        world.gate.reconsider();

        assertThat(world.lanes.mostOut.get()).isLessThan(Settlement.MOST_UNSETTLED + 20);

        world.receiver.concludeFails = false;
        world.time.pass(Duration.ofMinutes(5));
        assertThat(world.receiver.over()).isEqualTo(1000);
        assertThat(world.receiver.endsOf(999)).containsExactly(EXPIRED);
    }

    @Test
    void repositoryThatCanNotBeReadShouldBeAskedSeldomAndNothingLost() {
        world.receiver.answer =
                parcel -> parcel.facts().attempts() == 0 ? Outcome.deferred(Receiver.LATER) : delivered();
        IntStream.range(0, 500).forEach(world::accept);
        world.held.down = true;
        world.time.pass(Duration.ofMinutes(10));
        assertThat(world.receiver.over()).isZero();
        assertThat(world.held.loads).hasValue(0);

        world.held.down = false;
        world.time.pass(Duration.ofMinutes(1));
        assertThat(world.receiver.over()).isEqualTo(500);
    }

    @Test
    void heldMailThatAPersonTookAwayShouldBeForgotten() {
        world.receiver.answer = parcel -> Outcome.deferred(Receiver.LATER);
        world.accept(1);
        world.accept(2);
        world.held.mails.entrySet().removeIf(entry -> entry.getValue().id().equals(TestParcel.idOf(1)));
        world.receiver.answer = parcel -> delivered();

        world.time.pass(Duration.ofMinutes(5));

        assertThat(world.receiver.endsOf(1)).isEmpty();
        assertThat(world.receiver.endsOf(2)).containsExactly(DELIVERED);
        assertThat(world.dispatcher.held()).isZero();
    }

    @Test
    void attemptThatCouldNotBeginShouldBeHeldAndLeakNothing() {
        world.receiver.throwsAtAttempt = true;
        IntStream.range(0, 50).forEach(world::accept);
        assertThat(world.dispatcher.inFlight()).isZero();
        assertThat(world.gate.out).hasValue(0);
        assertThat(world.dispatcher.held()).isEqualTo(50);

        world.receiver.throwsAtAttempt = false;
        world.time.pass(Duration.ofMinutes(5));
        assertThat(world.receiver.over()).isEqualTo(50);
    }

    @Test
    void errorWhileConcludingShouldLeakNoPermitAndNoMail() {
        world.receiver.concludeError = new NoClassDefFoundError("a mailet's class");
        IntStream.range(0, 50).forEach(world::accept);
        assertThat(world.gate.out).hasValue(0);
        assertThat(world.dispatcher.inFlight()).isZero();

        world.receiver.concludeError = null;
        world.time.pass(Duration.ofMinutes(1));
        assertThat(world.receiver.over()).isEqualTo(50);
    }

    @Test
    void gateThatFailsShouldBeAskedAgain() {
        world.gate.closed = true;
        world.accept(1);
        world.gate.closed = false;

        world.time.pass(Duration.ofSeconds(1));

        assertThat(world.receiver.endsOf(1)).containsExactly(DELIVERED);
    }

    @Test
    void gateThatFailsShouldBeAskedAgainForHeldMail() {
        world.receiver.answer =
                parcel -> parcel.facts().attempts() == 0 ? Outcome.deferred(Receiver.LATER) : delivered();
        world.accept(1);
        world.gate.closed = true;
        world.time.pass(Duration.ofMinutes(6));
        world.gate.closed = false;

        world.time.pass(Duration.ofMinutes(1));

        assertThat(world.receiver.endsOf(1)).containsExactly(DELIVERED);
    }

    @Test
    void mailThatNoQueueTookShouldStayTheCallers() {
        world.lanes.failing.add("mta-pools.promotional.gmail." + part());

        assertThatThrownBy(() -> world.accept(1)).hasMessage("queue down");
        assertThat(world.receiver.attempts).isEmpty();
    }

    @Test
    void startShouldBeRepeatableAfterItFailed() {
        World restarted = World.begun();
        restarted.receiver.answer = parcel -> Outcome.deferred(Receiver.LATER);
        restarted.accept(1);
        restarted.held.down = true;
        assertThatThrownBy(() -> restarted.start(Fate.immortal())).hasMessage("repository down");
        restarted.held.down = false;
        restarted.receiver.answer = parcel -> delivered();

        restarted.dispatcher.start();
        restarted.dispatcher.start();
        restarted.time.pass(Duration.ofMinutes(5));

        assertThat(restarted.receiver.endsOf(1)).containsExactly(DELIVERED);
        assertThat(restarted.receiver.attempts).hasSize(2);
    }

    private static int part() {
        return Math.floorMod(TestParcel.mail(1, Instant.EPOCH).facts().stream().hashCode(), LaneTable.PARTS);
    }

    private static Outcome delivered() {
        return Outcome.delivered(Receiver.OK, "mx.example");
    }
}
