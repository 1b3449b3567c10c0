package io.mtapools.velocity;

import static io.mtapools.velocity.Samples.GMAIL;
import static io.mtapools.velocity.Samples.NEWS;
import static io.mtapools.velocity.Samples.OTHER_POOL;
import static io.mtapools.velocity.Samples.each;
import static io.mtapools.velocity.Samples.ip;
import static io.mtapools.velocity.Samples.limit;
import static io.mtapools.velocity.Samples.pool;
import static io.mtapools.velocity.Samples.provider;
import static io.mtapools.velocity.Samples.request;
import static io.mtapools.velocity.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.config.Settings;
import io.mtapools.model.LimitScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconfigureTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTime time = ManualTime.create();
    private final Admission gate = new Admission(perSecond(5), time, time.clock(), time);

    private static Settings perSecond(int messages) {
        return settings()
                .pool(pool(NEWS, 0, 1).limit(each(messages, SECOND)).build())
                .build();
    }

    private List<Asker> ask(int number) {
        List<Asker> askers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            askers.add(Asker.asks(gate, request(NEWS, GMAIL)));
        }
        return askers;
    }

    private static long granted(List<Asker> askers) {
        return askers.stream().filter(Asker::isGranted).count();
    }

    @Test
    void aRaisedLimitShouldOpenNoFreshBucket() {
        ask(5).forEach(Asker::delivered);
        List<Asker> waiting = ask(10);
        assertThat(granted(waiting)).isZero();

        gate.reconfigure(perSecond(8));

        assertThat(granted(waiting)).isEqualTo(3);
    }

    @Test
    void aLoweredLimitShouldHoldAtOnce() {
        ask(4).forEach(Asker::delivered);

        gate.reconfigure(perSecond(2));
        List<Asker> waiting = ask(3);
        assertThat(granted(waiting)).isZero();
        time.advanceNanos(SECOND.toNanos() - 1);
        assertThat(granted(waiting)).isZero();
        time.advanceNanos(1);

        assertThat(granted(waiting)).isEqualTo(2);
    }

    @Test
    void changesThereAndBackShouldOpenNoFreshBucket() {
        gate.reconfigure(settings().pool(pool(NEWS, 0, 1).build()).build());
        ask(20).forEach(Asker::delivered);

        gate.reconfigure(perSecond(5));

        assertThat(granted(ask(1))).isZero();
    }

    @Test
    void aShorterPeriodShouldKnowWhatTheLongerOneHasSeen() {
        ask(5).forEach(Asker::delivered);

        gate.reconfigure(settings()
                .pool(pool(NEWS, 0, 1).limit(each(5, Duration.ofMillis(500))).build())
                .build());
        assertThat(granted(ask(1))).isZero();
        time.advance(Duration.ofMillis(500));

        assertThat(granted(ask(1))).isEqualTo(1);
    }

    @Test
    void whatIsInFlightShouldCountByLimitsThatAreNew() {
        ask(3);

        gate.reconfigure(settings()
                .provider(provider(GMAIL)
                        .limit(limit(LimitScope.DOMAIN, 3, SECOND))
                        .limit(limit(LimitScope.ALL, 4, Duration.ofSeconds(3)))
                        .build())
                .pool(pool(NEWS, 0, 1).build())
                .build());

        assertThat(Asker.asks(gate, request(NEWS, GMAIL, "promotional", "example.com", ""))
                        .isSetAside())
                .isTrue();
        assertThat(Asker.asks(gate, request(NEWS, GMAIL, "promotional", "a.example", ""))
                        .isGranted())
                .isTrue();
        assertThat(Asker.asks(gate, request(NEWS, GMAIL, "promotional", "b.example", ""))
                        .waits())
                .isTrue();
    }

    @Test
    void anIpThatMovesShouldTakeItsUseAlong() {
        ask(5).forEach(Asker::delivered);

        gate.reconfigure(settings()
                .pool(pool(OTHER_POOL, 0, 1).limit(each(5, SECOND)).build())
                .build());

        assertThat(Asker.asks(gate, request(OTHER_POOL, GMAIL)).waits()).isTrue();
    }

    @Test
    void anIpThatIsGoneShouldEndWhatIsInFlightAndStartNothing() {
        Asker before = ask(1).get(0);
        gate.reconfigure(
                settings().pool(pool(NEWS, 7, 1).limit(each(5, SECOND)).build()).build());

        before.delivered();

        assertThat(gate.inFlight()).isZero();
        assertThat(ask(5)).allMatch(asker -> asker.ip().equals(ip(7)));
    }

    @Test
    void waitersShouldKeepTheirOrder() {
        ask(5).forEach(Asker::delivered);
        List<Asker> waiting = ask(3);

        gate.reconfigure(perSecond(6));
        assertThat(waiting.get(0).isGranted()).isTrue();
        assertThat(waiting.get(1).waits()).isTrue();
        gate.reconfigure(perSecond(7));

        assertThat(waiting.get(1).isGranted()).isTrue();
        assertThat(waiting.get(2).waits()).isTrue();
    }
}
