package io.mtapools.dispatch;

import static io.mtapools.model.Outcome.Kind.DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.model.Outcome;
import io.mtapools.model.ProviderName;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Mail with an obstacle of its own, and mail whose way is not known yet. */
class AsideTest {
    private final World world = World.begun();

    @Test
    void mailWithAnObstacleOfItsOwnShouldStepAsideOnceAndLetItsNeighboursGo() {
        world.gate.own = request -> request.mxSet().equals("slow");
        IntStream.range(0, 100).forEach(number -> world.accept(number, facts -> facts.mxSet("slow")));
        world.accept(100);
        assertThat(world.receiver.endsOf(100)).containsExactly(DELIVERED);
        assertThat(world.held.ids()).hasSize(100);
        assertThat(world.lanes.ids()).isEmpty();
        assertThat(world.gate.waiting()).as("one of its line asks").isEqualTo(1);

        world.time.pass(Duration.ofMinutes(30));
        assertThat(world.held.puts).as("nothing goes round").hasValue(100);
        assertThat(world.held.loads).hasValue(1);

        world.gate.own = request -> false;
        world.gate.reconsider();
        world.settle();
        assertThat(world.receiver.over()).isEqualTo(101);
        assertThat(world.held.puts).hasValue(100);
        assertThat(world.held.removes).hasValue(100);
        assertThat(world.held.mails).isEmpty();
    }

    @Test
    void mailThatSteppedAsideShouldComeBackAheadOfItsLane() {
        world.gate.own = request -> request.mxSet().equals("slow");
        world.accept(1, facts -> facts.mxSet("slow"));
        world.gate.slots = 0;
        IntStream.range(2, 20).forEach(world::accept);
        world.gate.own = request -> false;

        assertThat(world.gate.requests().get(0).isFromAside()).isTrue();
        world.gate.slots = 1;
        world.gate.reconsider();

        assertThat(world.receiver.attempted()).startsWith(TestParcel.idOf(1)).hasSize(19);
    }

    @Test
    void mailOfASilentDomainShouldGoTheMomentTheAnswerIsThere() {
        world.routes.silent.add("silent.example");
        IntStream.range(0, 50)
                .forEach(number -> world.accept(number, facts -> facts.recipientDomain("silent.example")));
        world.accept(50);
        assertThat(world.receiver.endsOf(50)).as("delays nobody else").containsExactly(DELIVERED);
        assertThat(world.routes.queries).as("asked once for all").hasValue(1);

        world.time.pass(Duration.ofSeconds(7));
        world.routes.known("silent.example");
        world.settle();

        assertThat(world.receiver.over()).isEqualTo(51);
        assertThat(world.held.puts).hasValue(50);
        assertThat(world.held.removes).hasValue(50);
    }

    @Test
    void mailOfADomainThatStaysSilentShouldBeLookedAtSeldomAndNotBeStoredAnew() {
        world.routes.silent.add("silent.example");
        IntStream.range(0, 50)
                .forEach(number -> world.accept(number, facts -> facts.recipientDomain("silent.example")));
        for (int i = 0; i < 20; i++) {
            world.routes.over("silent.example");
            world.time.pass(Duration.ofSeconds(30));
        }

        assertThat(world.held.puts).hasValue(50);
        assertThat(world.held.loads.get()).isLessThanOrEqualTo(21);
        assertThat(world.dispatcher.held()).isEqualTo(50);

        world.routes.silent.clear();
        world.time.pass(Duration.ofSeconds(30));
        assertThat(world.receiver.over()).isEqualTo(50);
    }

    @Test
    void mailOfASilentDomainThatWaitsInALaneShouldStepAside() {
        world.gate.slots = 0;
        world.accept(1);
        world.accept(2, facts -> facts.recipientDomain("silent.example"));
        world.accept(3);
        world.routes.silent.add("silent.example");

        world.gate.slots = 1;
        world.gate.reconsider();
        world.settle();
        assertThat(world.receiver.attempted()).containsExactly(TestParcel.idOf(1), TestParcel.idOf(3));

        world.routes.known("silent.example");
        world.settle();
        assertThat(world.receiver.endsOf(2)).containsExactly(DELIVERED);
    }

    @Test
    void retryWhoseDomainFellSilentShouldNotHoldItsLineNorHastenIt() {
        world.receiver.answer = parcel -> parcel.facts().attempts() == 0
                ? Outcome.deferred(Receiver.LATER)
                : Outcome.delivered(Receiver.OK, "mx");
        world.accept(1, facts -> facts.recipientDomain("silent.example"));
        world.time.pass(Duration.ofSeconds(1));
        world.accept(2);
        world.time.pass(Duration.ofSeconds(10));
        world.accept(3);
        world.routes.silent.add("silent.example");
        world.time.pass(Duration.ofMinutes(5).minusSeconds(10));
        assertThat(world.receiver.attempted())
                .as("the second is due, the third not yet")
                .containsExactly(TestParcel.idOf(1), TestParcel.idOf(2), TestParcel.idOf(3), TestParcel.idOf(2));

        world.routes.known("silent.example");
        world.settle();
        assertThat(world.receiver.endsOf(1)).containsExactly(DELIVERED);
        assertThat(world.receiver.endsOf(3)).isEmpty();
        assertThat(world.held.puts).as("only the three deferrals").hasValue(3);
    }

    @Test
    void mailWhoseProviderChangedWhileItWaitedShouldMoveOnce() {
        world.gate.slots = 0;
        IntStream.range(0, 30).forEach(world::accept);
        int puts = world.lanes.puts.get();
        world.routes.change = facts ->
                facts.toBuilder().provider(ProviderName.of("microsoft")).build();

        world.gate.slots = 1;
        world.gate.reconsider();
        world.settle();

        assertThat(world.receiver.over()).isEqualTo(30);
        assertThat(world.receiver.attempts)
                .allMatch(attempt -> attempt.facts.provider().equals(ProviderName.of("microsoft")));
        assertThat(world.lanes.puts.get() - puts).isEqualTo(30);
        assertThat(world.lanes.ids()).isEmpty();
        assertThat(world.held.mails).isEmpty();
    }

    @Test
    void mailThatItsNewLaneDoesNotTakeShouldBeHeld() {
        world.gate.slots = 0;
        world.accept(1);
        world.routes.change = facts ->
                facts.toBuilder().provider(ProviderName.of("microsoft")).build();
        for (int part = 0; part < LaneTable.PARTS; part++) {
            world.lanes.failing.add("mta-pools.promotional.microsoft." + part);
        }

        world.gate.slots = 1;
        world.gate.reconsider();
        world.settle();

        assertThat(world.receiver.endsOf(1)).containsExactly(DELIVERED);
        assertThat(world.lanes.ids()).isEmpty();
        assertThat(world.held.mails).isEmpty();
    }

    @Test
    void mailThatWaitsAtTheGateShouldFollowAChangeOfSettingsAtOnce() {
        ProviderName microsoft = ProviderName.of("microsoft");
        world.gate.own = request -> request.mxSet().equals("slow");
        world.accept(1, facts -> facts.mxSet("slow"));
        world.gate.own = request -> false;
        world.gate.shared = request -> !request.lane().provider().equals(microsoft);
        IntStream.range(2, 10).forEach(world::accept);
        assertThat(world.gate.waiting()).isEqualTo(2);
        world.routes.change = facts -> facts.toBuilder().provider(microsoft).build();

        world.dispatcher.recheck();
        world.settle();

        assertThat(world.receiver.over()).isEqualTo(9);
        assertThat(world.gate.waiting()).isZero();
        assertThat(world.lanes.ids()).isEmpty();
        assertThat(world.held.mails).isEmpty();
    }

    @Test
    void recheckShouldLeaveWhatStillWaitsWaitingOnce() {
        world.gate.slots = 0;
        IntStream.range(0, 10).forEach(world::accept);

        world.dispatcher.recheck();
        world.dispatcher.recheck();
        assertThat(world.gate.waiting()).isEqualTo(1);

        world.gate.slots = 1;
        world.gate.reconsider();
        assertThat(world.receiver.over()).isEqualTo(10);
    }
}
