package io.mtapools.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mtapools.config.PoolSettings;
import io.mtapools.config.Settings;
import io.mtapools.config.TrafficSettings;
import io.mtapools.config.TypeSettings;
import io.mtapools.model.PoolName;
import io.mtapools.model.TrafficType;
import org.junit.jupiter.api.Test;

class PoolChooserTest {
    private final PoolChooser chooser = new PoolChooser(Settings.builder()
            .traffic(TrafficSettings.otherwise("promotional")
                    .type(TypeSettings.named("transactional", "fast").build())
                    .type(TypeSettings.named("promotional", "bulk").build())
                    .type(TypeSettings.named("triggered", "gone").build())
                    .build())
            .pool(PoolSettings.named("fast").processor("sign-fast").build())
            .pool(PoolSettings.named("bulk").build())
            .build());

    @Test
    void chooseShouldFollowTheType() {
        PoolChoice choice = chooser.choose(TrafficType.of("transactional"));

        assertThat(choice.pool()).isEqualTo(PoolName.of("fast"));
        assertThat(choice.processor()).isEqualTo("sign-fast");
        assertThat(choice.why()).isEqualTo("type transactional goes to pool fast");
    }

    @Test
    void chooseShouldTreatATypeThatIsGoneAsUnclassified() {
        PoolChoice choice = chooser.choose(TrafficType.of("newsletter"));

        assertThat(choice.pool()).isEqualTo(PoolName.of("bulk"));
        assertThat(choice.why()).contains("newsletter", "promotional");
    }

    @Test
    void chooseShouldSayWhichTypeNamesNoPool() {
        assertThatThrownBy(() -> chooser.choose(TrafficType.of("triggered")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("triggered")
                .hasMessageContaining("gone");
    }

    @Test
    void forcedShouldSkipTheType() {
        assertThat(chooser.forced(PoolName.of("bulk")).orElseThrow().processor())
                .isEqualTo("pool-bulk");
        assertThat(chooser.forced(PoolName.of("nowhere"))).isEmpty();
    }
}
