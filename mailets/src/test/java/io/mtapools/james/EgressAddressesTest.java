package io.mtapools.james;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.config.IpSettings;
import io.mtapools.config.PoolSettings;
import io.mtapools.config.Settings;
import io.mtapools.config.TrafficSettings;
import io.mtapools.config.TypeSettings;
import io.mtapools.model.EgressIp;
import io.mtapools.velocity.Timer;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EgressAddressesTest {
    private final Set<EgressIp> out = new HashSet<>();
    private final List<Runnable> later = new ArrayList<>();
    private final Timer timer = (nanos, task) -> {
        assertThat(nanos)
                .isEqualTo(Duration.ofSeconds(EgressAddresses.PAUSE_SECONDS).toNanos());
        later.add(task);
        return () -> later.remove(task);
    };

    @Test
    void checkShouldLeaveOutAnAddressThatTheMachineLacks() {
        EgressIp here = ip("127.0.0.1");
        EgressIp elsewhere = ip("192.0.2.1");
        EgressAddresses addresses = new EgressAddresses(out::add, out::remove, timer, Runnable::run);

        addresses.check(settings(here, elsewhere));

        assertThat(out).containsExactly(elsewhere);
        assertThat(addresses.missing()).containsOnlyKeys(elsewhere);
    }

    @Test
    void anAddressShouldComeBackByItselfWhenItAppears() {
        Set<EgressIp> machine = new HashSet<>();
        EgressIp late = ip("192.0.2.1");
        EgressAddresses addresses = new EgressAddresses(machine::contains, out::add, out::remove, timer, Runnable::run);
        addresses.check(settings(late));
        runLater();
        assertThat(out).containsExactly(late);

        machine.add(late);
        runLater();

        assertThat(out).isEmpty();
        assertThat(addresses.missing()).isEmpty();
        assertThat(later).isEmpty();
    }

    @Test
    void checkShouldForgetAnAddressThatTheSettingsLost() {
        EgressIp gone = ip("192.0.2.1");
        EgressIp here = ip("127.0.0.1");
        EgressAddresses addresses = new EgressAddresses(out::add, out::remove, timer, Runnable::run);
        addresses.check(settings(gone, here));

        addresses.check(settings(here));

        assertThat(addresses.missing()).isEmpty();
        assertThat(out).isEmpty();
    }

    @Test
    void checkShouldWaitOnlyOnceHoweverOftenTheSettingsChange() {
        EgressAddresses addresses = new EgressAddresses(out::add, out::remove, timer, Runnable::run);

        addresses.check(settings(ip("192.0.2.1")));
        addresses.check(settings(ip("192.0.2.1")));

        assertThat(later).hasSize(1);
    }

    private void runLater() {
        List<Runnable> due = new ArrayList<>(later);
        later.clear();
        due.forEach(Runnable::run);
    }

    private static EgressIp ip(String address) {
        try {
            return EgressIp.of(InetAddress.getByName(address), "mta.example.com");
        } catch (java.net.UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static Settings settings(EgressIp... ips) {
        PoolSettings.Builder pool = PoolSettings.named("main");
        for (EgressIp ip : ips) {
            pool.ip(IpSettings.of(ip));
        }
        return Settings.builder()
                .traffic(TrafficSettings.otherwise("promotional")
                        .type(TypeSettings.named("promotional", "main").build())
                        .build())
                .pool(pool.build())
                .build();
    }
}
