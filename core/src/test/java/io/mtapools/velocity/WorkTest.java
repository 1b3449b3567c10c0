package io.mtapools.velocity;

import static io.mtapools.velocity.Samples.GMAIL;
import static io.mtapools.velocity.Samples.NEWS;
import static io.mtapools.velocity.Samples.OTHERS;
import static io.mtapools.velocity.Samples.each;
import static io.mtapools.velocity.Samples.limit;
import static io.mtapools.velocity.Samples.pool;
import static io.mtapools.velocity.Samples.provider;
import static io.mtapools.velocity.Samples.request;
import static io.mtapools.velocity.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.config.Settings;
import io.mtapools.model.LimitScope;
import io.mtapools.model.ProviderName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the work grows, counted and not timed: gauges looked at, times woken, meters kept. */
class WorkTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTime time = ManualTime.create();

    private Admission gate(Settings settings) {
        return new Admission(settings, time, time.clock(), time);
    }

    private static double looksPerGrant(int ips, Duration attempt, int pauseMillis) {
        WorkTest world = new WorkTest();
        Admission gate = world.gate(settings()
                .provider(provider(GMAIL).limit(each(3, SECOND)).build())
                .pool(pool(NEWS, 0, ips)
                        .limit(each(5, SECOND))
                        .limit(each(100_000, Duration.ofDays(1)))
                        .build())
                .build());
        long before = gate.looks();
        Backlog backlog = Backlog.of(pauseMillis == 0 ? 8 : 0, gate, world.time, attempt, () -> request(NEWS, GMAIL));
        int grants = 0;
        for (int i = 0; i < 3000; i++) {
            if (pauseMillis > 0) {
                Asker.asks(gate, request(NEWS, GMAIL)).delivered();
                grants++;
            }
            world.time.advance(Duration.ofMillis(Math.max(1, pauseMillis)));
        }
        return (double) (gate.looks() - before) / (grants + backlog.grants().size());
    }

    @Test
    void looksPerGrantShouldNotGrowWithTheNumberOfIpsWhenAllAreFull() {
        double few = looksPerGrant(10, Duration.ofMillis(20), 0);
        double many = looksPerGrant(1000, Duration.ofMillis(20), 0);

        assertThat(many).isLessThan(few * 1.2).isLessThan(40);
    }

    @Test
    void looksPerGrantShouldNotGrowWithTheNumberOfIpsWhenThereIsLittleMail() {
        double few = looksPerGrant(10, Duration.ZERO, 50);
        double many = looksPerGrant(1000, Duration.ZERO, 50);

        assertThat(many).isLessThan(few * 1.2).isLessThan(40);
    }

    @Test
    void aSlotThatManyLanesWaitForShouldCostNoMoreThanOneThatFewWaitFor() {
        assertThat(looksPerGrantOfLanes(256)).isLessThan(looksPerGrantOfLanes(8) * 1.5);
    }

    private static double looksPerGrantOfLanes(int lanes) {
        WorkTest world = new WorkTest();
        Settings.Builder settings =
                settings().pool(pool(NEWS, 0, 1).limit(each(10, SECOND)).build());
        for (int i = 0; i < lanes; i++) {
            settings.provider(
                    provider(ProviderName.of("p" + i)).limit(each(20, SECOND)).build());
        }
        Admission gate = world.gate(settings.build());
        List<Backlog> backlogs = new ArrayList<>();
        for (int i = 0; i < lanes; i++) {
            ProviderName provider = ProviderName.of("p" + i);
            backlogs.add(Backlog.of(4, gate, world.time, Duration.ofMillis(50), () -> request(NEWS, provider)));
        }
        long before = gate.looks();
        world.time.advance(Duration.ofMinutes(2));
        int grants = backlogs.stream().mapToInt(lane -> lane.grants().size()).sum();
        return (double) (gate.looks() - before) / grants;
    }

    @Test
    void mailForManyMxSetsShouldWakeTheGateOnceForEachMomentAndCauseWorkForEachSlotAlone() {
        Admission gate = gate(settings()
                .provider(provider(OTHERS)
                        .limit(limit(LimitScope.ALL, 1, Duration.ofSeconds(10)))
                        .build())
                .pool(pool(NEWS, 0, 2).build())
                .build());
        int sets = 10_000;
        List<Asker> waiting = new ArrayList<>();
        for (int i = 0; i < sets; i++) {
            ask(gate, i).delivered();
            waiting.add(ask(gate, i));
            time.advance(Duration.ofMillis(i % 10 == 0 ? 1 : 0));
        }
        assertThat(waiting).allMatch(Asker::waits);
        long looksBefore = gate.looks();
        long wakeUpsBefore = gate.wakeUps();

        time.advance(Duration.ofSeconds(10));

        assertThat(waiting).allMatch(Asker::isGranted);
        assertThat(gate.wakeUps() - wakeUpsBefore).isLessThanOrEqualTo(sets / 10 + 1);
        assertThat(gate.looks() - looksBefore).isLessThan(sets * 20L);
    }

    private static Asker ask(Gate gate, int set) {
        return Asker.asks(
                gate,
                request(NEWS, OTHERS, "promotional", "example.com", "mx" + set).fromAside());
    }

    @Test
    void muchMailForOneMxSetShouldCostNoMorePerSlotThanLittle() {
        assertThat(looksPerSlotOfOneMxSet(5000)).isLessThan(looksPerSlotOfOneMxSet(50) * 1.2);
    }

    private static double looksPerSlotOfOneMxSet(int mails) {
        WorkTest world = new WorkTest();
        Admission gate = world.gate(settings()
                .provider(provider(OTHERS)
                        .connections(1)
                        .limit(limit(LimitScope.DOMAIN, 2, Duration.ofMillis(300)))
                        .build())
                .pool(pool(NEWS, 0, 1).limit(each(1, Duration.ofMillis(100))).build())
                .build());
        List<Asker> waiting = new ArrayList<>();
        for (int i = 0; i < mails; i++) {
            waiting.add(ask(gate, 1));
        }
        long before = gate.looks();
        int slots = 0;
        for (int i = 0; i < 30; i++) {
            if (waiting.get(i).waits()) {
                world.time.advanceToNextTask();
            }
            waiting.get(i).delivered();
            slots++;
        }
        return (double) (gate.looks() - before) / slots;
    }

    @Test
    void metersOfMxSetsShouldBeDroppedWhenTheyAreIdle() {
        Admission gate = gate(settings()
                .provider(
                        provider(OTHERS).limit(limit(LimitScope.ALL, 5, SECOND)).build())
                .pool(pool(NEWS, 0, 2).build())
                .build());

        for (int i = 0; i < 50_000; i++) {
            ask(gate, i).delivered();
            time.advance(Duration.ofMillis(10));
        }

        assertThat(gate.passingMeters()).isLessThan(2000);
    }

    @Test
    void anIdleGateShouldNotWake() {
        Admission gate = gate(
                settings().pool(pool(NEWS, 0, 5).limit(each(1, SECOND)).build()).build());
        for (int i = 0; i < 5; i++) {
            Asker.asks(gate, request(NEWS, GMAIL)).delivered();
        }

        time.advance(Duration.ofDays(2));

        assertThat(gate.wakeUps()).isZero();
    }

    @Test
    void aWaitingLaneShouldWakeTheGateOncePerSlot() {
        Admission gate = gate(settings()
                .pool(pool(NEWS, 0, 1).limit(each(1, Duration.ofMinutes(1))).build())
                .build());
        Asker.asks(gate, request(NEWS, GMAIL)).delivered();
        List<Asker> waiting = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            waiting.add(Asker.asks(gate, request(NEWS, GMAIL)));
        }

        for (int i = 0; i < 10; i++) {
            time.advance(Duration.ofMinutes(1));
            waiting.get(i).delivered();
        }

        assertThat(gate.wakeUps()).isEqualTo(10);
    }
}
