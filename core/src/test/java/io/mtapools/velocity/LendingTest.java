package io.mtapools.velocity;

import static io.mtapools.velocity.Samples.GMAIL;
import static io.mtapools.velocity.Samples.NEWS;
import static io.mtapools.velocity.Samples.OTHER_POOL;
import static io.mtapools.velocity.Samples.each;
import static io.mtapools.velocity.Samples.ip;
import static io.mtapools.velocity.Samples.limit;
import static io.mtapools.velocity.Samples.pool;
import static io.mtapools.velocity.Samples.request;
import static io.mtapools.velocity.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.config.Lending;
import io.mtapools.config.PoolSettings;
import io.mtapools.model.LimitScope;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** NEWS (IP 0) may send from OTHER_POOL (IP 5) when it is full. */
class LendingTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTime time = ManualTime.create();

    private Admission gate(PoolSettings.Builder borrower, PoolSettings.Builder lender) {
        return new Admission(
                settings().pool(borrower.build()).pool(lender.build()).build(), time, time.clock(), time);
    }

    private Admission gate() {
        return gate(borrower(), lender());
    }

    private static PoolSettings.Builder borrower() {
        return pool(NEWS, 0, 1).limit(each(2, SECOND)).whenFull(OTHER_POOL);
    }

    private static PoolSettings.Builder lender() {
        return pool(OTHER_POOL, 5, 1).limit(each(10, SECOND)).lends(Lending.of(NEWS, 0.29));
    }

    private static Asker borrower(Gate gate) {
        return Asker.asks(gate, request(NEWS, GMAIL));
    }

    private static Asker owner(Gate gate) {
        return Asker.asks(gate, request(OTHER_POOL, GMAIL));
    }

    @Test
    void aFullPoolShouldBorrowUpToItsShare() {
        Admission gate = gate();
        borrower(gate);
        borrower(gate);

        Asker third = borrower(gate);
        Asker fourth = borrower(gate);
        Asker fifth = borrower(gate);

        assertThat(third.ip()).isEqualTo(ip(5));
        assertThat(third.reservation().owner()).isEqualTo(OTHER_POOL);
        assertThat(fourth.ip()).isEqualTo(ip(5));
        assertThat(fifth.waits()).isTrue();
    }

    @Test
    void aPoolThatIsNotFullShouldNotBorrow() {
        Admission gate = gate();

        assertThat(borrower(gate).reservation().owner()).isEqualTo(NEWS);
    }

    @Test
    void aPoolThatNobodyLendsToShouldWait() {
        Admission gate = gate(borrower(), pool(OTHER_POOL, 5, 1));
        borrower(gate);
        borrower(gate);

        assertThat(borrower(gate).waits()).isTrue();
    }

    @Test
    void aPausedIpShouldNotMakeItsPoolBorrow() {
        Admission gate = gate();
        gate.pause(ip(0));
        Asker waits = borrower(gate);
        assertThat(waits.waits()).isTrue();

        gate.resume(ip(0));

        assertThat(waits.ip()).isEqualTo(ip(0));
    }

    @Test
    void aPausedIpShouldNotBeLent() {
        Admission gate = gate();
        borrower(gate);
        borrower(gate);
        gate.pause(ip(5));
        Asker waits = borrower(gate);
        assertThat(waits.waits()).isTrue();

        gate.resume(ip(5));

        assertThat(waits.ip()).isEqualTo(ip(5));
    }

    @Test
    void whatIsLentShouldCountForItsOwner() {
        Admission gate = gate(borrower(), lender().limit(limit(LimitScope.POOL, 10, SECOND)));
        borrower(gate);
        borrower(gate);
        borrower(gate);
        borrower(gate);
        for (int i = 0; i < 8; i++) {
            assertThat(owner(gate).isGranted()).isTrue();
        }

        assertThat(owner(gate).waits()).isTrue();
    }

    @Test
    void theOwnersMailShouldGoFirstEvenIfTheBorrowersIsTransactionalAndWaitsLonger() {
        Admission gate = gate();
        borrower(gate);
        borrower(gate);
        for (int i = 0; i < 9; i++) {
            owner(gate);
        }
        Asker last = owner(gate);
        Asker borrowing = Asker.asks(gate, request(NEWS, GMAIL, "transactional"));
        Asker owning = owner(gate);
        last.delivered();

        time.advance(SECOND);

        assertThat(owning.isGranted()).isTrue();
        assertThat(borrowing.waits()).isTrue();
    }

    @Test
    void explainShouldNameTheLendersIpsWhereThePoolIsFull() {
        Admission gate = gate();
        assertThat(gate.explain(request(NEWS, GMAIL)).options()).hasSize(1);
        borrower(gate);
        borrower(gate);

        Explanation explanation = gate.explain(request(NEWS, GMAIL));

        assertThat(explanation.options()).extracting(Explanation.Option::owner).containsExactly(NEWS, OTHER_POOL);
        assertThat(explanation.chosen()).contains(ip(5));
    }
}
