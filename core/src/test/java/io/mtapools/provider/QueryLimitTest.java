package io.mtapools.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class QueryLimitTest {
    private final List<Runnable> later = new ArrayList<>();
    private final List<CompletableFuture<Void>> started = new ArrayList<>();
    private final QueryLimit limit = new QueryLimit(2, 10, 3, later::add);

    @Test
    void aSlowQueryShouldGiveItsPlaceToTheNext() {
        submit(3);
        assertThat(started).hasSize(2);

        later.get(0).run();

        assertThat(started).hasSize(3);
    }

    @Test
    void slowQueriesShouldBeBoundedToo() {
        submit(10);

        for (int i = 0; i < later.size() && i < 10; i++) {
            later.get(i).run();
        }

        assertThat(started).as("two running and three slow").hasSize(5);
    }

    @Test
    void theEndOfASlowQueryShouldFreeNoPlaceTwice() {
        submit(6);
        later.get(0).run();
        assertThat(started).hasSize(3);

        started.get(0).complete(null);
        later.get(0).run();

        assertThat(started).hasSize(3);
        started.get(1).complete(null);
        assertThat(started).hasSize(4);
    }

    @Test
    void aQueryThatWasQuickShouldNeverCountAsSlow() {
        submit(4);
        started.get(0).complete(null);
        assertThat(started).hasSize(3);

        later.get(0).run();

        assertThat(started).hasSize(3);
    }

    private void submit(int count) {
        for (int i = 0; i < count; i++) {
            assertThat(limit.submit(() -> {
                        CompletableFuture<Void> query = new CompletableFuture<>();
                        started.add(query);
                        return query;
                    }))
                    .isTrue();
        }
    }
}
