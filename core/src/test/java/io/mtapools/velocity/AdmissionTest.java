package io.mtapools.velocity;

import static io.mtapools.velocity.Samples.GMAIL;
import static io.mtapools.velocity.Samples.NEWS;
import static io.mtapools.velocity.Samples.OTHERS;
import static io.mtapools.velocity.Samples.OTHER_POOL;
import static io.mtapools.velocity.Samples.YAHOO;
import static io.mtapools.velocity.Samples.each;
import static io.mtapools.velocity.Samples.ip;
import static io.mtapools.velocity.Samples.limit;
import static io.mtapools.velocity.Samples.pool;
import static io.mtapools.velocity.Samples.provider;
import static io.mtapools.velocity.Samples.request;
import static io.mtapools.velocity.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.config.IpSettings;
import io.mtapools.config.PoolSettings;
import io.mtapools.config.Settings;
import io.mtapools.model.EgressIp;
import io.mtapools.model.LimitScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTime time = ManualTime.create();

    private Admission gate(Settings settings) {
        return new Admission(settings, time, time.clock(), time);
    }

    private Admission gate(PoolSettings.Builder pool) {
        return gate(settings().pool(pool.build()).build());
    }

    private static Asker ask(Gate gate, Request request) {
        return Asker.asks(gate, request);
    }

    @Test
    void aBurstWithinTheLimitShouldGoAtOnce() {
        Admission gate = gate(pool(NEWS, 0, 1).limit(each(10, SECOND)));

        for (int i = 0; i < 10; i++) {
            assertThat(ask(gate, request(NEWS, GMAIL)).isGranted()).isTrue();
        }

        assertThat(ask(gate, request(NEWS, GMAIL)).waits()).isTrue();
    }

    @Test
    void aSlotShouldBeFreeExactlyOnePeriodAfterTheEnd() {
        Admission gate = gate(pool(NEWS, 0, 1).limit(each(1, SECOND)));
        Asker first = ask(gate, request(NEWS, GMAIL));
        Asker second = ask(gate, request(NEWS, GMAIL));
        time.advance(Duration.ofSeconds(7));
        first.delivered();

        time.advanceNanos(SECOND.toNanos() - 1);
        assertThat(second.waits()).isTrue();
        time.advanceNanos(1);

        assertThat(second.isGranted()).isTrue();
    }

    @Test
    void aReleasedSlotShouldBeFreeAtOnce() {
        Admission gate = gate(pool(NEWS, 0, 1).limit(each(1, SECOND)));
        Asker first = ask(gate, request(NEWS, GMAIL));
        Asker second = ask(gate, request(NEWS, GMAIL));

        first.reservation().release();

        assertThat(second.isGranted()).isTrue();
    }

    @Test
    void onlyTheFirstEndOrReleaseShouldCount() {
        Admission gate = gate(pool(NEWS, 0, 1).limit(each(1, SECOND)));
        Asker first = ask(gate, request(NEWS, GMAIL));
        first.delivered();

        first.reservation().release();
        first.delivered();

        assertThat(ask(gate, request(NEWS, GMAIL)).waits()).isTrue();
        assertThat(gate.inFlight()).isZero();
    }

    @Test
    void anAttemptThatReachedNoServerShouldHoldItsSlotToo() {
        Admission gate = gate(pool(NEWS, 0, 1).limit(each(1, SECOND)));

        ask(gate, request(NEWS, GMAIL)).reservation().end(Samples.unreachable());

        assertThat(ask(gate, request(NEWS, GMAIL)).waits()).isTrue();
    }

    @Test
    void theLeastLoadedIpShouldBeChosen() {
        Admission gate = gate(pool(NEWS, 0, 3).limit(each(10, SECOND)));
        for (int i = 0; i < 5; i++) {
            ask(gate, request(NEWS, GMAIL).keeping(ip(0)));
            ask(gate, request(NEWS, GMAIL).keeping(ip(1)));
        }
        ask(gate, request(NEWS, GMAIL).keeping(ip(2)));

        List<EgressIp> chosen = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            chosen.add(ask(gate, request(NEWS, GMAIL)).ip());
        }

        assertThat(chosen).containsOnly(ip(2));
    }

    @Test
    void everyIpShouldBeUsedHoweverLittleMailThereIs() {
        Admission gate = gate(pool(NEWS, 0, 5).limit(each(10, SECOND)).connections(3));
        Map<EgressIp, Integer> uses = new HashMap<>();

        for (int i = 0; i < 50; i++) {
            Asker asker = ask(gate, request(NEWS, GMAIL));
            uses.merge(asker.ip(), 1, Integer::sum);
            asker.delivered();
            time.advance(Duration.ofMinutes(1));
        }

        assertThat(uses).hasSize(5).allSatisfy((ip, count) -> assertThat(count).isEqualTo(10));
    }

    @Test
    void everyIpShouldBeUsedAgainAfterABurstOnSomeOfThem() {
        Admission gate = gate(pool(NEWS, 0, 6).limit(each(10, SECOND)));
        for (int i = 0; i < 9; i++) {
            ask(gate, request(NEWS, GMAIL).keeping(ip(0))).delivered();
            ask(gate, request(NEWS, YAHOO).keeping(ip(1))).delivered();
        }
        time.advance(Duration.ofMinutes(1));
        Map<EgressIp, Integer> uses = new HashMap<>();

        for (int i = 0; i < 60; i++) {
            Asker asker = ask(gate, request(NEWS, GMAIL));
            uses.merge(asker.ip(), 1, Integer::sum);
            asker.delivered();
            time.advance(Duration.ofMinutes(1));
        }

        assertThat(uses).hasSize(6).allSatisfy((ip, count) -> assertThat(count).isBetween(8, 12));
    }

    @Test
    void aStandbyIpShouldBeUsedOnlyWhenTheOthersAreFull() {
        Admission gate =
                gate(pool(NEWS, 0, 1).ip(IpSettings.of(ip(9)).asStandby()).limit(each(3, SECOND)));
        List<EgressIp> used = new ArrayList<>();

        for (int i = 0; i < 4; i++) {
            used.add(ask(gate, request(NEWS, GMAIL)).ip());
        }

        assertThat(used).containsExactly(ip(0), ip(0), ip(0), ip(9));
    }

    @Test
    void aKeptIpThatIsFullShouldSetMailAside() {
        Admission gate = gate(pool(NEWS, 0, 2).limit(each(1, SECOND)));
        ask(gate, request(NEWS, GMAIL).keeping(ip(1))).delivered();

        Asker again = ask(gate, request(NEWS, GMAIL).keeping(ip(1)));

        assertThat(again.isSetAside()).isTrue();
        assertThat(again.obstacle().isOwn()).isTrue();
        assertThat(again.obstacle().key()).isEqualTo("ip:198.51.0.1");
        assertThat(again.obstacle().retryAt()).isEqualTo(time.nanos() + SECOND.toNanos());
        assertThat(again.obstacle().why()).isEqualTo("ip 198.51.0.1: 1 per 1s; next in 1000 ms");
    }

    @Test
    void aKeptIpThatIsFullShouldSetMailAsideAlsoBehindALaneThatWaits() {
        Admission gate = gate(pool(NEWS, 0, 1).limit(each(1, SECOND)));
        ask(gate, request(NEWS, GMAIL));
        assertThat(ask(gate, request(NEWS, GMAIL)).waits()).isTrue();

        assertThat(ask(gate, request(NEWS, GMAIL).keeping(ip(0))).isSetAside()).isTrue();
    }

    @Test
    void mailFromAsideShouldWaitForTheIpThatItKeeps() {
        Admission gate = gate(pool(NEWS, 0, 2).limit(each(1, SECOND)));
        ask(gate, request(NEWS, GMAIL).keeping(ip(1))).delivered();

        Asker again = ask(gate, request(NEWS, GMAIL).keeping(ip(1)).fromAside());
        assertThat(again.waits()).isTrue();
        assertThat(again.waitsFor()).map(Obstacle::key).contains("ip:198.51.0.1");
        time.advance(SECOND);

        assertThat(again.ip()).isEqualTo(ip(1));
    }

    @Test
    void anIpThatIsNoLongerThePoolsShouldNotBeKept() {
        Admission gate = gate(pool(NEWS, 0, 2));

        assertThat(ask(gate, request(NEWS, GMAIL).keeping(ip(7))).ip()).isIn(ip(0), ip(1));
    }

    @Test
    void pausedIpShouldNotBeKeptByWhatWaitsForIt() {
        Admission gate = gate(pool(NEWS, 0, 2).limit(each(1, SECOND)));
        ask(gate, request(NEWS, GMAIL).keeping(ip(1)));
        Asker again = ask(gate, request(NEWS, GMAIL).keeping(ip(1)).fromAside());

        gate.pause(ip(1));

        assertThat(again.ip()).isEqualTo(ip(0));
    }

    @Test
    void anMxSetAtItsConnectionsShouldSetAsideItsOwnMailAlone() {
        Admission gate = gate(settings()
                .provider(provider(OTHERS).connections(1).build())
                .pool(pool(NEWS, 0, 2).build())
                .pool(pool(OTHER_POOL, 5, 1).build())
                .build());
        ask(gate, request(NEWS, OTHERS, "promotional", "example.com", "mx1"));

        Asker same = ask(gate, request(OTHER_POOL, OTHERS, "promotional", "example.com", "mx1"));
        Asker another = ask(gate, request(NEWS, OTHERS, "promotional", "example.com", "mx2"));

        assertThat(same.obstacle().key()).isEqualTo("mx-set:mx1");
        assertThat(same.obstacle().retryAt()).isEqualTo(Obstacle.ON_CHANGE);
        assertThat(another.isGranted()).isTrue();
    }

    @Test
    void aDomainAtItsLimitShouldSetAsideItsOwnMailAlone() {
        Admission gate = gate(settings()
                .provider(provider(GMAIL)
                        .limit(limit(LimitScope.DOMAIN, 1, SECOND))
                        .build())
                .pool(pool(NEWS, 0, 2).build())
                .build());
        ask(gate, request(NEWS, GMAIL, "promotional", "a.example", ""));

        assertThat(ask(gate, request(NEWS, GMAIL, "promotional", "a.example", ""))
                        .obstacle()
                        .key())
                .isEqualTo("domain:a.example/gmail");
        assertThat(ask(gate, request(NEWS, GMAIL, "promotional", "b.example", ""))
                        .isGranted())
                .isTrue();
    }

    @Test
    void aProvidersConnectionsShouldHoldForEachIp() {
        Admission gate = gate(settings()
                .provider(provider(GMAIL).connections(2).build())
                .pool(pool(NEWS, 0, 2).build())
                .build());
        List<Asker> four = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            four.add(ask(gate, request(NEWS, GMAIL)));
        }
        Asker fifth = ask(gate, request(NEWS, GMAIL));

        assertThat(four).allMatch(Asker::isGranted);
        assertThat(fifth.waits()).isTrue();
        assertThat(ask(gate, request(NEWS, YAHOO)).isGranted()).isTrue();
        four.get(2).delivered();
        assertThat(fifth.ip()).isEqualTo(four.get(2).ip());
    }

    @Test
    void transactionalMailShouldGoFirstOnALimitThatPoolsShare() {
        Admission gate = gate(settings()
                .provider(
                        provider(GMAIL).limit(limit(LimitScope.ALL, 1, SECOND)).build())
                .pool(pool(NEWS, 0, 2).build())
                .pool(pool(OTHER_POOL, 5, 1).build())
                .build());
        ask(gate, request(NEWS, GMAIL)).delivered();
        Asker early = ask(gate, request(NEWS, GMAIL).fromAside());
        Asker transactional = ask(gate, request(OTHER_POOL, GMAIL, "transactional"));

        time.advance(SECOND);

        assertThat(transactional.isGranted()).isTrue();
        assertThat(early.waits()).isTrue();
    }

    @Test
    void mailFromAsideShouldGoBeforeItsLane() {
        Admission gate = gate(pool(NEWS, 0, 1).limit(each(1, SECOND)));
        ask(gate, request(NEWS, GMAIL)).delivered();
        Asker lane = ask(gate, request(NEWS, GMAIL));
        Asker aside = ask(gate, request(NEWS, GMAIL).fromAside());

        time.advance(SECOND);

        assertThat(aside.isGranted()).isTrue();
        assertThat(lane.waits()).isTrue();
    }

    @Test
    void lanesShouldTakeTurnsOnAnIpThatTheyShare() {
        Admission gate = gate(pool(NEWS, 0, 1).limit(each(1, SECOND)));
        ask(gate, request(NEWS, GMAIL)).delivered();
        List<Asker> gmail = List.of(ask(gate, request(NEWS, GMAIL)), ask(gate, request(NEWS, GMAIL)));
        List<Asker> yahoo = List.of(ask(gate, request(NEWS, YAHOO)), ask(gate, request(NEWS, YAHOO)));

        List<Asker> order = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            time.advance(SECOND);
            for (Asker asker : List.of(gmail.get(0), gmail.get(1), yahoo.get(0), yahoo.get(1))) {
                if (asker.isGranted() && !order.contains(asker)) {
                    order.add(asker);
                    asker.delivered();
                }
            }
        }

        assertThat(order).containsExactly(yahoo.get(0), gmail.get(0), yahoo.get(1), gmail.get(1));
    }

    @Test
    void aFullProviderShouldNotHoldAnother() {
        Admission gate = gate(settings()
                .provider(provider(GMAIL).limit(each(1, SECOND)).build())
                .pool(pool(NEWS, 0, 1).build())
                .build());
        ask(gate, request(NEWS, GMAIL));
        assertThat(ask(gate, request(NEWS, GMAIL)).waits()).isTrue();

        assertThat(ask(gate, request(NEWS, YAHOO)).isGranted()).isTrue();
    }

    @Test
    void pauseShouldActAtOnceAndResumeToo() {
        Admission gate = gate(pool(NEWS, 0, 2).limit(each(1, SECOND)));
        ask(gate, request(NEWS, GMAIL)).delivered();
        ask(gate, request(NEWS, GMAIL)).delivered();
        Asker waits = ask(gate, request(NEWS, GMAIL));
        gate.pause(ip(0));
        gate.pause(ip(1));

        time.advance(Duration.ofHours(1));
        assertThat(waits.waits()).isTrue();
        assertThat(waits.waitsFor()).map(Obstacle::why).contains("all 2 IPs paused");
        gate.resume(ip(1));

        assertThat(waits.ip()).isEqualTo(ip(1));
    }

    @Test
    void pauseShouldHoldAcrossNewSettings() {
        Admission gate = gate(pool(NEWS, 0, 1));
        gate.pause(ip(0));

        gate.reconfigure(settings().pool(pool(NEWS, 0, 1).build()).build());

        assertThat(ask(gate, request(NEWS, GMAIL)).waits()).isTrue();
    }

    @Test
    void anUnknownPoolShouldHoldItsMailUntilItIsThere() {
        Admission gate = gate(pool(NEWS, 0, 1));
        Asker lost = ask(gate, request(OTHER_POOL, GMAIL));
        assertThat(lost.waitsFor()).map(Obstacle::why).contains("pool other is not in pools.xml");

        gate.reconfigure(settings().pool(pool(OTHER_POOL, 3, 1).build()).build());

        assertThat(lost.ip()).isEqualTo(ip(3));
    }

    @Test
    void theObstacleOfALaneShouldSayWhatAndWhen() {
        Admission gate = gate(pool(NEWS, 0, 2).limit(each(1, SECOND)));
        ask(gate, request(NEWS, GMAIL)).delivered();
        time.advance(Duration.ofMillis(380));
        ask(gate, request(NEWS, GMAIL)).delivered();

        Obstacle obstacle = ask(gate, request(NEWS, GMAIL)).waitsFor().orElseThrow();

        assertThat(obstacle.isOwn()).isFalse();
        assertThat(obstacle.why()).isEqualTo("all 2 IPs at 1 per 1s; next 198.51.0.0 in 620 ms");
        assertThat(obstacle.retryAt()).isEqualTo(time.nanos() + 620_000_000);
    }

    @Test
    void anAnsweredTicketShouldHaveNoObstacleAndNotBeCancelled() {
        Admission gate = gate(pool(NEWS, 0, 1));
        Asker granted = ask(gate, request(NEWS, GMAIL));

        assertThat(granted.waitsFor()).isEmpty();
        assertThat(granted.ticket().cancel()).isFalse();
    }

    @Test
    void aCancelledTicketShouldVanish() {
        Admission gate = gate(pool(NEWS, 0, 1).limit(each(1, SECOND)));
        ask(gate, request(NEWS, GMAIL)).delivered();
        Asker gone = ask(gate, request(NEWS, GMAIL));
        Asker next = ask(gate, request(NEWS, GMAIL));

        assertThat(gone.ticket().cancel()).isTrue();
        assertThat(gone.ticket().cancel()).isFalse();
        time.advance(SECOND);

        assertThat(gone.waits()).isTrue();
        assertThat(gone.waitsFor()).isEmpty();
        assertThat(next.isGranted()).isTrue();
    }

    @Test
    void nothingShouldBeAnsweredAfterClose() {
        Admission gate = gate(pool(NEWS, 0, 1).limit(each(1, SECOND)));
        Asker first = ask(gate, request(NEWS, GMAIL));
        Asker second = ask(gate, request(NEWS, GMAIL));

        gate.close();
        first.delivered();
        time.advance(Duration.ofHours(1));

        assertThat(second.waits()).isTrue();
        assertThat(time.nextTaskIn()).isEmpty();
        assertThat(ask(gate, request(NEWS, GMAIL)).waits()).isTrue();
    }

    @Test
    void answersThatAskAndEndInTurnShouldNotDeepenTheStack() {
        Admission gate = gate(pool(NEWS, 0, 1));
        int[] left = {200_000};
        Answer pump = new Answer() {
            @Override
            public void granted(Reservation reservation) {
                reservation.end(Samples.delivered());
                if (left[0]-- > 0) {
                    gate.ask(request(NEWS, GMAIL), this);
                }
            }

            @Override
            public void setAside(Obstacle obstacle) {}
        };

        gate.ask(request(NEWS, GMAIL), pump);

        assertThat(left[0]).isNegative();
        assertThat(gate.inFlight()).isZero();
    }

    @Test
    void anAnswerThatThrowsShouldCostItsSlotForOnePeriodAndNothingElse() {
        Admission gate = gate(pool(NEWS, 0, 1).limit(each(1, SECOND)));
        gate.ask(request(NEWS, GMAIL), new Answer() {
            @Override
            public void granted(Reservation reservation) {
                throw new IllegalStateException("thrown by the test");
            }

            @Override
            public void setAside(Obstacle obstacle) {}
        });
        Asker next = ask(gate, request(NEWS, GMAIL));

        assertThat(gate.inFlight()).isZero();
        assertThat(next.waits()).isTrue();
        time.advance(SECOND);
        assertThat(next.isGranted()).isTrue();
    }

    @Test
    void viewShouldShowEachIpsUse() {
        Admission gate = gate(pool(NEWS, 0, 2).limit(each(2, SECOND)).limitAt(GMAIL, each(5, Duration.ofDays(1))));
        Settings withGmail = settings()
                .provider(provider(GMAIL).connections(3).build())
                .pool(pool(NEWS, 0, 2)
                        .limit(each(1, SECOND))
                        .limitAt(GMAIL, each(5, Duration.ofDays(1)))
                        .build())
                .build();
        gate.reconfigure(withGmail);
        ask(gate, request(NEWS, GMAIL).keeping(ip(0)));
        gate.pause(ip(1));

        List<IpView> views = gate.view(NEWS);

        assertThat(views)
                .extracting(Object::toString)
                .containsExactly(
                        "198.51.0.0 [1 of 1 per 1s, gmail 1 of 5 per day, gmail 1 of 3 at once]",
                        "198.51.0.1 paused [0 of 1 per 1s, gmail 0 of 5 per day, gmail 0 of 3 at once]");
        assertThat(views.get(0).inFlight()).isEqualTo(1);
        assertThat(views.get(0).usages().get(0).freeIn()).isEmpty();
        assertThat(views.get(1).usages().get(0).freeIn()).contains(Duration.ZERO);
        assertThat(gate.view(OTHER_POOL)).isEmpty();
    }

    @Test
    void explainShouldTellEachIpsStandAndChangeNothing() {
        Admission gate = gate(pool(NEWS, 0, 3).limit(each(1, SECOND)));
        ask(gate, request(NEWS, GMAIL).keeping(ip(0))).delivered();
        gate.pause(ip(1));

        Explanation explanation = gate.explain(request(NEWS, GMAIL));

        assertThat(explanation.options())
                .extracting(Object::toString)
                .containsExactly(
                        "198.51.0.0 not eligible: at 1 per 1s",
                        "198.51.0.1 not eligible: paused",
                        "198.51.0.2 eligible: 0% of its limits used");
        assertThat(explanation.options().get(0).nextTry()).contains(SECOND);
        assertThat(explanation.chosen()).contains(ip(2));
        assertThat(explanation.obstacle()).isEmpty();
        assertThat(gate.inFlight()).isZero();
        assertThat(ask(gate, request(NEWS, GMAIL)).ip()).isEqualTo(ip(2));
        assertThat(gate.explain(request(NEWS, GMAIL)).obstacle())
                .map(Obstacle::why)
                .contains("1 paused, all 2 IPs at 1 per 1s; next 198.51.0.0 in 1000 ms");
    }
}
