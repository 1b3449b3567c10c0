package io.mtapools.velocity;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.model.LaneKey;
import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import io.mtapools.model.Stream;
import io.mtapools.model.TrafficType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FairQueueTest {
    private final FairQueue queue = new FairQueue();
    private long numbers;

    @Test
    void oneStreamShouldBeServedInTheOrderOfAsking() {
        List<Waiter> asked = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            asked.add(add("a", 1));
        }

        assertThat(drain()).containsExactlyElementsOf(asked);
    }

    @Test
    void aStreamShouldNotStandBehindAllOfAnother() {
        for (int i = 0; i < 1000; i++) {
            add("large", 1);
        }
        Waiter small = add("small", 1);

        assertThat(drain().indexOf(small)).isLessThanOrEqualTo(1);
    }

    @Test
    void aStreamThatWasSilentShouldSaveUpNoMoreThanAFewTurns() {
        for (int i = 0; i < 100; i++) {
            add("a", 1);
        }
        drain();

        for (int i = 0; i < 10; i++) {
            add("late", 1);
            add("a", 1);
        }

        assertThat(drain().subList(0, 10).stream().filter(waiter -> name(waiter).equals("late")))
                .hasSizeBetween(5, 7);
    }

    @Test
    void removingOneInTheMiddleShouldLeaveTheOthersInTurn() {
        Waiter first = add("a", 1);
        Waiter gone = add("b", 1);
        Waiter last = add("c", 1);

        assertThat(queue.remove(gone)).isTrue();
        assertThat(queue.remove(gone)).isFalse();

        assertThat(drain()).containsExactly(first, last);
    }

    @Property(tries = 50)
    void turnsShouldGoByWeight(
            @ForAll @IntRange(min = 1, max = 10) int one, @ForAll @IntRange(min = 1, max = 10) int other) {
        FairQueue fair = new FairQueue();
        for (int i = 0; i < 400; i++) {
            fair.add(waiter("one"), one);
            fair.add(waiter("other"), other);
        }
        int rounds = 20 * (one + other);
        List<Waiter> served = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            served.add(fair.first());
            fair.remove(fair.first());
        }

        Map<String, Long> turns =
                served.stream().collect(Collectors.groupingBy(FairQueueTest::name, Collectors.counting()));

        assertThat(turns.getOrDefault("one", 0L)).isBetween(20L * one - 2, 20L * one + 2);
    }

    private List<Waiter> drain() {
        List<Waiter> served = new ArrayList<>();
        while (!queue.isEmpty()) {
            Waiter next = queue.first();
            queue.remove(next);
            served.add(next);
        }
        return served;
    }

    private Waiter add(String stream, int weight) {
        Waiter waiter = waiter(stream);
        queue.add(waiter, weight);
        return waiter;
    }

    private Waiter waiter(String stream) {
        Request request = Request.of(
                LaneKey.of(PoolName.of("main"), ProviderName.of("gmail")),
                Stream.of(TrafficType.of("news"), stream),
                "shop.example",
                "");
        return new Waiter(++numbers, request, null);
    }

    private static String name(Waiter waiter) {
        return waiter.request().stream().name();
    }
}
