package io.mtapools.it.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class TestDnsTest {
    private static final String ADDRESS = "127.30.0.54";

    private final Zone zone = new Zone();
    private TestDns dns;

    @BeforeEach
    void start() {
        assumeThat(TestDns.canBindPrivilegedPorts()).as("port 53 can be bound").isTrue();
        dns = TestDns.start(ADDRESS, zone);
    }

    @AfterEach
    void close() {
        if (dns != null) {
            dns.close();
        }
    }

    private static Lookup look(String name, int type, boolean tcp) throws Exception {
        SimpleResolver resolver = new SimpleResolver(ADDRESS);
        resolver.setTCP(tcp);
        resolver.setTimeout(Duration.ofMillis(500));
        Lookup lookup = new Lookup(Name.fromString(name, Name.root), type);
        lookup.setResolver(resolver);
        lookup.setCache(null);
        lookup.run();
        return lookup;
    }

    @Test
    void recordsShouldBeAnsweredOverUdpAndTcp() throws Exception {
        zone.mailDomain("example.org", "127.30.0.1");

        assertThat(((MXRecord) look("EXAMPLE.org", Type.MX, false).getAnswers()[0])
                        .getTarget()
                        .toString())
                .isEqualToIgnoringCase("mx.example.org.");
        assertThat(look("mx.example.org", Type.A, true).getAnswers()[0].rdataToString())
                .isEqualTo("127.30.0.1");
        assertThat(zone.queries("example.org", "MX")).isEqualTo(1);
    }

    @Test
    void longAnswerShouldComeByTcp() throws Exception {
        for (int i = 0; i < 60; i++) {
            zone.mx("example.org", i, "mx" + i + ".example.org");
        }

        assertThat(look("example.org", Type.MX, false).getAnswers()).hasSize(60);
    }

    @Test
    void unknownNameShouldNotExist() throws Exception {
        assertThat(look("example.org", Type.MX, false).getResult()).isEqualTo(Lookup.HOST_NOT_FOUND);
    }

    @Test
    void nameWithoutTheTypeShouldHaveNoData() throws Exception {
        zone.a("example.org", "127.30.0.1");

        assertThat(look("example.org", Type.MX, false).getResult()).isEqualTo(Lookup.TYPE_NOT_FOUND);
    }

    @Test
    void troublesShouldBeTriedAgain() throws Exception {
        zone.fails("fails.example").ignores("silent.example");

        assertThat(look("fails.example", Type.MX, false).getResult()).isEqualTo(Lookup.TRY_AGAIN);
        assertThat(look("silent.example", Type.MX, false).getResult()).isEqualTo(Lookup.TRY_AGAIN);
    }
}
