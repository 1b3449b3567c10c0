package io.mtapools.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import io.mtapools.model.Stream;
import io.mtapools.model.TrafficType;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneTableTest {
    private final World world = World.begun();

    @Test
    void streamsOfALaneShouldShareFourQueuesAndEachKeepToOne() {
        world.gate.slots = 0;
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 50; i++) {
                Stream stream = stream(i);
                world.accept(round * 50 + i, facts -> facts.stream(stream));
            }
        }

        assertThat(world.lanes.names()).hasSize(LaneTable.PARTS).allMatch(name -> name.matches("[a-z0-9.-]+"));
        for (int i = 0; i < 50; i++) {
            String first = TestParcel.idOf(i);
            String second = TestParcel.idOf(50 + i);
            assertThat(world.lanes.names().stream()
                            .filter(name -> world.lanes.ids(name).contains(first))
                            .collect(Collectors.toList()))
                    .isEqualTo(world.lanes.names().stream()
                            .filter(name -> world.lanes.ids(name).contains(second))
                            .collect(Collectors.toList()));
        }
    }

    @Test
    void queuesShouldStayBoundedAndEveryMailStillGo() {
        for (int i = 0; i < 3000; i++) {
            ProviderName provider = ProviderName.of("provider-" + i % 300);
            Stream stream = stream(i / 300);
            world.accept(i, facts -> facts.provider(provider).stream(stream));
        }

        assertThat(world.receiver.over()).isEqualTo(3000);
        assertThat(world.lanes.names()).hasSizeLessThanOrEqualTo(LaneTable.MOST + 1);
        assertThat(world.lanes.names()).contains("mta-pools.promotional.everyone-else.0");
        assertThat(world.lanes.puts).as("no mail changes its lane").hasValue(3000);
    }

    @Test
    void guestThatIsBlockedShouldNotBlockTheSharedLane() {
        fillTheTable();
        ProviderName late = ProviderName.of("late");
        world.gate.shared = request -> request.lane().provider().equals(late);

        world.accept(5000, facts -> facts.provider(late));
        world.accept(5001, facts -> facts.provider(ProviderName.EVERYONE_ELSE));
        world.settle();
        assertThat(world.receiver.attempted()).contains(TestParcel.idOf(5001)).doesNotContain(TestParcel.idOf(5000));
        assertThat(world.held.ids()).containsExactly(TestParcel.idOf(5000));

        world.gate.shared = request -> false;
        world.gate.reconsider();
        assertThat(world.receiver.attempted()).contains(TestParcel.idOf(5000));
        assertThat(world.held.puts).hasValue(1);
    }

    @Test
    void guestsBeyondTheirQuarterShouldNotBlockTheSharedLane() {
        fillTheTable();
        world.receiver.answersLater = true;
        ProviderName late = ProviderName.of("late");
        for (int i = 0; i < 10; i++) {
            world.accept(5000 + i, facts -> facts.provider(late));
        }
        world.accept(6000, facts -> facts.provider(ProviderName.EVERYONE_ELSE));

        assertThat(world.receiver.attempted()).contains(TestParcel.idOf(6000));
        world.receiver.answerAll();
        world.settle();
        world.receiver.answerAll();
        assertThat(IntStream.range(5000, 5010)
                        .filter(i -> world.receiver.endsOf(i).size() == 1))
                .hasSize(10);
    }

    @Test
    void remainingQueuesOfARemovedPoolShouldBeDrainedByTheOneThatTookOver() {
        world.gate.slots = 0;
        IntStream.range(0, 100).forEach(world::accept);
        PoolName other = PoolName.of("transactional");
        world.routes.change = facts -> facts.toBuilder().pool(other).build();
        world.gate.slots = 1;

        world.start(Fate.immortal());
        world.settle();

        assertThat(world.receiver.over()).isEqualTo(100);
        assertThat(world.receiver.attempts)
                .allMatch(attempt -> attempt.facts.pool().equals(other));
        assertThat(world.lanes.ids()).isEmpty();
    }

    @Test
    void mailOfAProviderThatGotALaneSinceShouldLeaveTheSharedOneOnce() {
        world.gate.slots = 0;
        IntStream.range(0, 40).forEach(i -> world.accept(i, facts -> facts.provider(ProviderName.EVERYONE_ELSE)));
        int puts = world.lanes.puts.get();
        ProviderName named = ProviderName.of("named");
        world.routes.change = facts -> facts.toBuilder().provider(named).build();
        world.gate.shared = request -> request.lane().provider().equals(named);

        world.start(Fate.immortal());
        world.gate.slots = 1;
        world.gate.reconsider();
        world.time.pass(Duration.ofMinutes(10));

        assertThat(world.lanes.puts.get() - puts).isEqualTo(40);
        assertThat(world.held.mails).isEmpty();
        assertThat(world.lanes.names().stream()
                        .filter(name -> name.contains(".named."))
                        .mapToInt(name -> world.lanes.ids(name).size())
                        .sum())
                .isEqualTo(40);
    }

    @Test
    void namesOfQueuesThatAreNotOursShouldNotBeOpened() {
        world.lanes.open(Fate.immortal()).lane("spool");
        world.lanes.open(Fate.immortal()).lane("mta-pools.x.y.0.extra");
        world.start(Fate.immortal());

        assertThat(world.dispatcher.lanes(PoolName.of("x"))).isEmpty();
    }

    private void fillTheTable() {
        for (int i = 0; i < 300; i++) {
            ProviderName provider = ProviderName.of("provider-" + i);
            world.accept(i, facts -> facts.provider(provider));
        }
    }

    private static Stream stream(int number) {
        return Stream.of(TrafficType.of("promotional"), "campaign-" + number);
    }
}
