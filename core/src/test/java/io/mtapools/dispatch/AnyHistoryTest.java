package io.mtapools.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.model.Outcome;
import io.mtapools.model.ProviderName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any mails, any answers, any obstacles, any moments to die: nothing that was accepted is ever out of sight. */
class AnyHistoryTest {
    @Property(tries = 300)
    void acceptedMailShouldBeConcludedOrVisibleAtEveryMomentAndEndOnceUnlessTheProcessDied(
            @ForAll("mails") List<Kind> mails, @ForAll("deaths") List<Death> deaths) {
        World world = new World();
        Set<String> accepted = new HashSet<>();
        world.receiver.answer = parcel -> answer(kind(mails, parcel), parcel);
        world.routes.change = facts -> facts.recipientDomain().equals("moved.example")
                ? facts.toBuilder().provider(ProviderName.of("microsoft")).build()
                : facts;
        world.gate.own = request -> request.mxSet().equals("slow");
        world.routes.silent.add("silent.example");
        List<Death> lives = new ArrayList<>(deaths);
        lives.add(new Death(Integer.MAX_VALUE, false));
        int next = 0;
        int died = 0;
        for (Death death : lives) {
            Fate fate = Fate.diesAt(death.step, death.afterEffect);
            fate.checking(() -> assertVisible(world, accepted));
            world.start(fate);
            for (; next < mails.size() && !fate.isDead(); next++) {
                accept(world, next, mails.get(next), accepted);
            }
            for (int minute = 0; minute < 40 && !fate.isDead(); minute++) {
                world.time.pass(Duration.ofMinutes(1));
                if (minute == 6) {
                    world.routes.known("silent.example");
                    world.gate.own = request -> false;
                    world.gate.reconsider();
                }
            }
            died += fate.isDead() ? 1 : 0;
            assertVisible(world, accepted);
        }
        world.time.pass(Duration.ofHours(2));

        assertThat(world.receiver.concluded.keySet()).containsAll(accepted);
        assertThat(world.lanes.ids()).isEmpty();
        assertThat(world.held.mails).isEmpty();
        int repeated = world.receiver.concluded.values().stream()
                .mapToInt(ends -> ends.size() - 1)
                .sum();
        assertThat(repeated).as("one at most was in flight at each death").isLessThanOrEqualTo(died);
        assertThat(world.gate.out).hasValue(0);
        assertThat(world.dispatcher.inFlight()).isZero();
        assertThat(world.dispatcher.held()).isZero();
    }

    @Provide
    Arbitrary<List<Kind>> mails() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.of(true, false),
                        Arbitraries.of("good.example", "good.example", "moved.example", "silent.example"),
                        Arbitraries.of("quick", "quick", "slow"))
                .as(Kind::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(15);
    }

    @Provide
    Arbitrary<List<Death>> deaths() {
        return Combinators.combine(Arbitraries.integers().between(1, 40), Arbitraries.of(true, false))
                .as(Death::new)
                .list()
                .ofMaxSize(4);
    }

    private static void accept(World world, int number, Kind kind, Set<String> accepted) {
        try {
            world.accept(number, facts -> facts.recipientDomain(kind.domain).mxSet(kind.mxSet));
            accepted.add(TestParcel.idOf(number));
        } catch (Fate.Died e) {
            assertThat(accepted).as("it is still the sender's").doesNotContain(TestParcel.idOf(number));
        }
    }

    private static void assertVisible(World world, Set<String> accepted) {
        Set<String> seen = new HashSet<>(world.lanes.ids());
        seen.addAll(world.held.ids());
        seen.addAll(world.receiver.concluded.keySet());
        assertThat(accepted.stream().filter(id -> !seen.contains(id)).collect(Collectors.toList()))
                .as("out of sight")
                .isEmpty();
    }

    private static Kind kind(List<Kind> mails, Parcel parcel) {
        return mails.get(Integer.parseInt(parcel.id(), 16));
    }

    private static Outcome answer(Kind kind, Parcel parcel) {
        if (parcel.facts().attempts() < kind.deferrals) {
            return Outcome.deferred(Receiver.LATER);
        }
        return kind.good ? Outcome.delivered(Receiver.OK, "mx") : Outcome.bounced(Receiver.NEVER);
    }

    /** How a mail goes. */
    static final class Kind {
        private final int deferrals;
        private final boolean good;
        private final String domain;
        private final String mxSet;

        Kind(int deferrals, boolean good, String domain, String mxSet) {
            this.deferrals = deferrals;
            this.good = good;
            this.domain = domain;
            this.mxSet = mxSet;
        }

        @Override
        public String toString() {
            return deferrals + " deferrals, " + (good ? "good" : "bad") + ", " + domain + ", " + mxSet;
        }
    }

    /** When a process dies. */
    static final class Death {
        private final int step;
        private final boolean afterEffect;

        Death(int step, boolean afterEffect) {
            this.step = step;
            this.afterEffect = afterEffect;
        }

        @Override
        public String toString() {
            return "at step " + step + (afterEffect ? " after" : " before") + " its effect";
        }
    }
}
