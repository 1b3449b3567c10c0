package io.mtapools.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.model.LaneKey;
import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import io.mtapools.model.Stream;
import io.mtapools.model.TrafficType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeatsTest {
    private static final LaneKey LANE = LaneKey.of(PoolName.of("main"), ProviderName.of("gmail"));
    private static final List<Integer> PARTS = List.of(0, 1, 2, 3);

    private final Seats seats = new Seats();
    private final long[] waiting = new long[4];

    @Test
    void aNewStreamShouldNeverStandBehindALargeOneWhileThereIsAnEmptyQueue() {
        int large = seat("large");
        waiting[large] = 2_000_000;

        for (int i = 0; i < 100; i++) {
            assertThat(seat("stream-" + i)).isNotEqualTo(large);
        }
    }

    @Test
    void fourLargeStreamsShouldHaveAQueueEach() {
        Set<Integer> taken = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            int part = seat("large-" + i);
            waiting[part] += 1_000_000;
            taken.add(part);
        }

        assertThat(taken).hasSize(4);
    }

    @Test
    void aStreamShouldKeepItsQueue() {
        int part = seat("campaign");
        waiting[part] = 10_000;

        assertThat(seat("campaign")).isEqualTo(part);
    }

    @Test
    void aStreamShouldMoveWhereItsQueueIsNotToBeHad() {
        int part = seat("campaign");
        int other = (part + 1) % 4;

        assertThat(seats.part(LANE, stream("campaign"), List.of(other), any -> 0))
                .isEqualTo(other);
    }

    @Test
    void memoryShouldBeBounded() {
        int part = seat("first");
        for (int i = 0; i < Seats.MOST; i++) {
            seat("stream-" + i);
        }
        waiting[part] = 1;

        assertThat(seat("first")).as("forgotten, and seated anew").isNotEqualTo(part);
    }

    private int seat(String stream) {
        return seats.part(LANE, stream(stream), PARTS, part -> waiting[part]);
    }

    private static Stream stream(String name) {
        return Stream.of(TrafficType.of("news"), name);
    }
}
