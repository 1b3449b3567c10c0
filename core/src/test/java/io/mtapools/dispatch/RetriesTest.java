package io.mtapools.dispatch;

import static io.mtapools.model.Outcome.Kind.BOUNCED;
import static io.mtapools.model.Outcome.Kind.DELIVERED;
import static io.mtapools.model.Outcome.Kind.EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.config.RetrySettings;
import io.mtapools.model.Outcome;
import io.mtapools.model.ReplyCategory;
import io.mtapools.model.SmtpReply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private final World world = World.begun();

    @Test
    void whatWaitsInABlockedLaneShouldExpireInTimeAndTheNextAfterIt() {
        world.gate.shared = request -> true;
        for (int number = 1; number <= 20; number++) {
            int minutes = number;
            world.accept(number, facts -> facts.expires(world.time.instant().plus(Duration.ofMinutes(minutes))));
        }

        world.time.pass(Duration.ofMinutes(1).minusMillis(1));
        assertThat(world.receiver.over()).isZero();
        world.time.pass(Duration.ofMillis(1));
        assertThat(world.receiver.endsOf(1)).containsExactly(Outcome.Kind.EXPIRED);
        assertThat(world.receiver.over()).isEqualTo(1);

        world.time.pass(Duration.ofMinutes(19));
        assertThat(world.receiver.over()).isEqualTo(20);
        assertThat(world.receiver.attempts).isEmpty();
    }

    @Test
    void heldMailThatWaitsAtTheGateShouldExpireInTime() {
        world.gate.own = request -> true;
        world.accept(1, facts -> facts.expires(world.time.instant().plus(Duration.ofMinutes(1))));

        world.time.pass(Duration.ofMinutes(1));

        assertThat(world.receiver.endsOf(1)).containsExactly(Outcome.Kind.EXPIRED);
        assertThat(world.dispatcher.held()).isZero();
        assertThat(world.receiver.attempts).isEmpty();
    }

    @Test
    void deliveryShouldArriveAtOnce() {
        world.accept(1);

        assertThat(world.receiver.endsOf(1)).containsExactly(DELIVERED);
        assertThat(world.lanes.ids()).isEmpty();
        assertThat(world.held.puts).hasValue(0);
        assertThat(world.gate.out).hasValue(0);
        assertThat(world.dispatcher.inFlight()).isZero();
    }

    @Test
    void deferredDeliveryShouldComeBackExactlyWhenItIsDueAndArrive() {
        Instant start = world.time.instant();
        world.receiver.answer =
                parcel -> parcel.facts().attempts() == 0 ? Outcome.deferred(Receiver.LATER) : delivered();
        world.accept(1);

        world.time.pass(Duration.ofMinutes(5).minusMillis(1));
        assertThat(world.receiver.attempts).hasSize(1);
        assertThat(world.dispatcher.held()).isEqualTo(1);

        world.time.pass(Duration.ofMillis(1));
        assertThat(world.receiver.attempts.get(1).at).isEqualTo(start.plus(Duration.ofMinutes(5)));
        assertThat(world.receiver.endsOf(1)).containsExactly(DELIVERED);
        assertThat(world.held.mails).isEmpty();
        assertThat(world.dispatcher.held()).isZero();
    }

    @Test
    void deferralsShouldFollowThePlanUntilGivenUpAndExpireWithTheLastReplyOnce() {
        Instant start = world.time.instant();
        world.receiver.answer = parcel -> Outcome.deferred(
                SmtpReply.of(451, null, "attempt " + (parcel.facts().attempts() + 1)));
        world.accept(1);

        world.time.pass(Duration.ofDays(3));

        assertThat(world.receiver.attempts.stream()
                        .map(attempt -> Duration.between(start, attempt.at).toMinutes())
                        .collect(Collectors.toList()))
                .containsExactly(0L, 5L, 20L, 35L, 50L);
        assertThat(world.receiver.endsOf(1)).containsExactly(EXPIRED);
        assertThat(world.receiver
                        .concluded
                        .get(TestParcel.idOf(1))
                        .get(0)
                        .reply()
                        .text())
                .isEqualTo("attempt 5");
        assertThat(world.held.mails).isEmpty();
    }

    @Test
    void expiryOfTheMailItselfShouldEndItsRetries() {
        world.receiver.answer = parcel -> Outcome.deferred(Receiver.LATER);
        world.accept(1, facts -> facts.expires(world.time.instant().plus(Duration.ofMinutes(7))));

        world.time.pass(Duration.ofMinutes(7));

        assertThat(world.receiver.attempts).hasSize(2);
        assertThat(world.receiver.endsOf(1)).containsExactly(EXPIRED);
    }

    @Test
    void bouncedDeliveryShouldBeConcludedAtOnce() {
        world.receiver.answer = parcel -> Outcome.bounced(Receiver.NEVER);

        world.accept(1);

        assertThat(world.receiver.endsOf(1)).containsExactly(BOUNCED);
        assertThat(world.lanes.ids()).isEmpty();
    }

    @Test
    void retryShouldKeepItsIpUnlessTheReplyBlamesIt() {
        world.receiver.answer = parcel -> Outcome.deferred(Receiver.LATER)
                .meaning(parcel.facts().attempts() == 0 ? ReplyCategory.GREYLISTED : ReplyCategory.REPUTATION);
        world.accept(1);

        world.time.pass(Duration.ofMinutes(20));

        assertThat(world.receiver.attempts.get(1).facts.keep()).contains(TestGate.IP);
        assertThat(world.receiver.attempts.get(2).facts.keep()).isEmpty();
    }

    @Test
    void retryWithoutPauseShouldNotLoseTheMailByOverwritingItsOwnName() {
        world.retry = RetrySettings.of(List.of(Duration.ZERO), Duration.ofHours(1));
        world.receiver.answer =
                parcel -> parcel.facts().attempts() < 20 ? Outcome.deferred(Receiver.LATER) : delivered();
        world.accept(1);

        world.time.pass(Duration.ofSeconds(1));

        assertThat(world.receiver.endsOf(1)).containsExactly(DELIVERED);
    }

    @Test
    void mailThatWaitedTooLongAtTheGateShouldNotBeAttemptedAnyMore() {
        world.gate.slots = 0;
        world.accept(1);
        world.receiver.answer = parcel -> Outcome.deferred(Receiver.LATER);
        world.time.pass(Duration.ofHours(2));

        world.gate.slots = 1;
        world.gate.reconsider();

        assertThat(world.receiver.attempts).isEmpty();
        assertThat(world.receiver.endsOf(1)).containsExactly(EXPIRED);
        assertThat(world.gate.out).hasValue(0);
    }

    @Test
    void heldMailThatWaitedTooLongAtTheGateShouldNotBeAttemptedAnyMore() {
        world.receiver.answer = parcel -> Outcome.deferred(Receiver.LATER);
        world.accept(1);
        world.gate.slots = 0;
        world.time.pass(Duration.ofHours(2));

        world.gate.slots = 1;
        world.gate.reconsider();

        assertThat(world.receiver.attempts).hasSize(1);
        assertThat(world.receiver.endsOf(1)).containsExactly(EXPIRED);
        assertThat(world.gate.out).hasValue(0);
    }

    @Test
    void wallClockSetBackShouldNotBringARetryBackEarlyNorLoseIt() {
        world.receiver.answer =
                parcel -> parcel.facts().attempts() == 0 ? Outcome.deferred(Receiver.LATER) : delivered();
        world.accept(1);
        world.time.setWallClock(world.time.instant().minus(Duration.ofMinutes(10)));

        world.time.pass(Duration.ofMinutes(14));
        assertThat(world.receiver.attempts).hasSize(1);

        world.time.pass(Duration.ofMinutes(1));
        assertThat(world.receiver.endsOf(1)).containsExactly(DELIVERED);
    }

    private static Outcome delivered() {
        return Outcome.delivered(Receiver.OK, "mx.example");
    }
}
