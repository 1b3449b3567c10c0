package io.mtapools.velocity;

import static io.mtapools.velocity.Samples.GMAIL;
import static io.mtapools.velocity.Samples.NEWS;
import static io.mtapools.velocity.Samples.OTHER_POOL;
import static io.mtapools.velocity.Samples.YAHOO;
import static io.mtapools.velocity.Samples.each;
import static io.mtapools.velocity.Samples.limit;
import static io.mtapools.velocity.Samples.pool;
import static io.mtapools.velocity.Samples.provider;
import static io.mtapools.velocity.Samples.request;
import static io.mtapools.velocity.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.config.Settings;
import io.mtapools.model.EgressIp;
import io.mtapools.model.LimitScope;
import io.mtapools.model.ProviderName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;

/** Promise 3: with a backlog and no trouble, 98 % of limit × period ÷ (period + attempt time), or more. */
class ThroughputTest {
    private ManualTime time;

    @BeforeTry
    void beginAnew() {
        time = ManualTime.create();
    }

    private Admission gate(Settings settings) {
        return new Admission(settings, time, time.clock(), time);
    }

    private static double most(long messages, Duration period, Duration attempt, Duration length) {
        return messages * (double) length.toNanos() / (period.toNanos() + attempt.toNanos());
    }

    @Property(tries = 60)
    void aPoolShouldSendAllThatItsLimitsAllow(
            @ForAll @IntRange(min = 1, max = 50) int messages,
            @ForAll @IntRange(min = 100, max = 10_000) int periodMillis,
            @ForAll @IntRange(min = 0, max = 3000) int attemptMillis,
            @ForAll @IntRange(min = 1, max = 5) int ips) {
        Duration period = Duration.ofMillis(periodMillis);
        Duration attempt = Duration.ofMillis(attemptMillis);
        Duration length = period.plus(attempt).multipliedBy(20);
        Admission gate = gate(settings()
                .pool(pool(NEWS, 0, ips).limit(each(messages, period)).build())
                .build());

        Backlog backlog = Backlog.of(4, gate, time, attempt, () -> request(NEWS, GMAIL));
        time.advance(length.minusNanos(1));

        assertThat((double) backlog.grants().size())
                .isGreaterThanOrEqualTo(0.98 * ips * most(messages, period, attempt, length));
    }

    @Example
    void aLimitAboveTheExactSizeShouldCostNoMoreThanTwoPercentAndNeverBeExceeded() {
        Duration period = Duration.ofSeconds(10);
        Duration attempt = Duration.ofMillis(70);
        Duration length = Duration.ofSeconds(400);
        int messages = 5000;
        Admission gate = gate(settings()
                .pool(pool(NEWS, 0, 1).limit(each(messages, period)).build())
                .build());
        List<Long> starts = new ArrayList<>();
        // Paced, so that the ends are spread over the period.
        paced(gate, starts, attempt, Duration.ofNanos(1_990_000));

        time.advance(length);

        assertThat((double) starts.size()).isGreaterThanOrEqualTo(0.98 * most(messages, period, attempt, length));
        for (int i = messages; i < starts.size(); i++) {
            assertThat(starts.get(i) - starts.get(i - messages))
                    .isGreaterThanOrEqualTo(period.plus(attempt).toNanos());
        }
    }

    private void paced(Gate gate, List<Long> starts, Duration attempt, Duration pace) {
        gate.ask(request(NEWS, GMAIL), new Answer() {
            @Override
            public void granted(Reservation reservation) {
                starts.add(time.elapsed());
                time.after(attempt.toNanos(), () -> reservation.end(Samples.delivered()));
                time.after(pace.toNanos(), () -> gate.ask(request(NEWS, GMAIL), this));
            }

            @Override
            public void setAside(Obstacle obstacle) {}
        });
    }

    @Example
    void lanesThatShareAnIpShouldSendAllOfItAndAnEqualPartEach() {
        Duration period = Duration.ofSeconds(1);
        Duration attempt = Duration.ofMillis(200);
        Duration length = Duration.ofSeconds(60);
        Settings.Builder settings =
                settings().pool(pool(NEWS, 0, 3).limit(each(10, period)).build());
        List<ProviderName> providers = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            providers.add(ProviderName.of("p" + i));
            settings.provider(provider(providers.get(i)).build());
        }
        Admission gate = gate(settings.build());

        List<Backlog> lanes = providers.stream()
                .map(provider -> Backlog.of(3, gate, time, attempt, () -> request(NEWS, provider)))
                .collect(Collectors.toList());
        time.advance(length.minusNanos(1));

        int total = lanes.stream().mapToInt(lane -> lane.grants().size()).sum();
        assertThat((double) total).isGreaterThanOrEqualTo(0.98 * 3 * most(10, period, attempt, length));
        // The first lane had the first burst to itself: 30, while the others were not there yet.
        assertThat(lanes.subList(1, 7))
                .allSatisfy(lane -> assertThat(lane.grants().size()).isBetween(total / 7 - 12, total / 7 + 12));
    }

    @Example
    void poolsThatShareAProvidersLimitShouldSendAllOfIt() {
        Duration period = Duration.ofSeconds(1);
        Duration attempt = Duration.ofMillis(50);
        Duration length = Duration.ofSeconds(60);
        Admission gate = gate(settings()
                .provider(
                        provider(GMAIL).limit(limit(LimitScope.ALL, 20, period)).build())
                .pool(pool(NEWS, 0, 2).limit(each(7, period)).build())
                .pool(pool(OTHER_POOL, 5, 4).limit(each(9, period)).build())
                .build());

        Backlog news = Backlog.of(5, gate, time, attempt, () -> request(NEWS, GMAIL));
        Backlog other = Backlog.of(5, gate, time, attempt, () -> request(OTHER_POOL, GMAIL));
        time.advance(length.minusNanos(1));

        assertThat(news.grants().size() + other.grants().size() + 0.0)
                .isGreaterThanOrEqualTo(0.98 * most(20, period, attempt, length));
        assertThat(other.grants()).hasSizeGreaterThan(400);
        assertThat(news.grants()).hasSizeGreaterThan(400);
    }

    @Example
    void allIpsShouldCarryAnEqualPart() {
        Admission gate = gate(settings()
                .pool(pool(NEWS, 0, 4).limit(each(10, Duration.ofSeconds(1))).build())
                .build());

        Backlog gmail = Backlog.of(2, gate, time, Duration.ofMillis(30), () -> request(NEWS, GMAIL));
        Backlog yahoo = Backlog.of(2, gate, time, Duration.ofMillis(500), () -> request(NEWS, YAHOO));
        time.advance(Duration.ofMinutes(1));

        List<Reservation> all = new ArrayList<>(gmail.grants());
        all.addAll(yahoo.grants());
        Map<EgressIp, Long> uses = all.stream().collect(Collectors.groupingBy(Reservation::ip, Collectors.counting()));
        assertThat(uses).hasSize(4).allSatisfy((ip, count) -> assertThat(count)
                .isBetween(all.size() / 4L - all.size() / 40, all.size() / 4L + all.size() / 40));
    }
}
