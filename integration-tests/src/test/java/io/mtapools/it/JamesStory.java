package io.mtapools.it;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.mtapools.it.dns.TestDns;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;

/** What the stories share: what they opened is closed, the last first. */
abstract class JamesStory {
    static final Duration SOON = Duration.ofSeconds(30);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    final <T extends AutoCloseable> T open(T closeable) {
        opened.push(closeable);
        return closeable;
    }

    @AfterEach
    final void closeAll() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    static void assumeMxLookUps() {
        assumeThat(TestDns.canBindPrivilegedPorts())
                .as("ports 53 and 25 can be bound (needs root or CAP_NET_BIND_SERVICE)")
                .isTrue();
    }
}
