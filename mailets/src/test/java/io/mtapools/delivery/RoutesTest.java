package io.mtapools.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mtapools.delivery.Addresses.Family;
import io.mtapools.model.Outcome;
import io.mtapools.model.Outcome.Kind;
import io.mtapools.model.ReplyCategory;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.james.dnsservice.dnsjava.DNSJavaService;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Type;

/** With James' own service and a name server at port 53, which not everybody may listen at. */
class RoutesTest {
    private static final String ZONE = String.join(
            "\n",
            "several.test. 60 IN MX 20 mx2.several.test.",
            "several.test. 60 IN MX 10 MX1.several.test.",
            "mx1.several.test. 60 IN A 192.0.2.1",
            "mx1.several.test. 60 IN AAAA 2001:db8::1",
            "mx2.several.test. 60 IN A 192.0.2.2",
            "null.test. 60 IN MX 0 .",
            "address.test. 60 IN A 192.0.2.3",
            "sixonly.test. 60 IN AAAA 2001:db8::3",
            "nothing.test. 60 IN TXT nothing",
            "zero.test. 60 IN A 0.0.0.0",
            "typo.test.search.test. 60 IN MX 10 trap.search.test.",
            "trap.search.test. 60 IN A 192.0.2.66",
            "mx.gone.test.search.test. 60 IN A 192.0.2.66",
            "gone.test. 60 IN MX 10 mx.gone.test.",
            "");

    private static NameServer server;
    private static Routes routes;

    @BeforeAll
    static void serve() throws Exception {
        try {
            server = new NameServer("127.20.7.1", ZONE)
                    .failsFor("broken.test.", Type.MX)
                    .failsFor("halfbroken.test.", Type.A)
                    .failsFor("sixbroken.test.", Type.AAAA);
        } catch (IOException e) {
            assumeTrue(false, "this user can't listen at port 53: " + e.getMessage());
        }
        BaseHierarchicalConfiguration configuration = new BaseHierarchicalConfiguration();
        configuration.addProperty("autodiscover", "false");
        configuration.addProperty("servers.server", "127.20.7.1");
        configuration.addProperty("searchpaths.searchpath", "search.test.");
        DNSJavaService dns = new DNSJavaService(new RecordingMetricFactory());
        dns.configure(configuration);
        dns.init();
        routes = new Routes(List.of(), false, dns);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Outcome refusal(String domain) {
        return catchThrowableOfType(Undeliverable.class, () -> routes.hosts(domain))
                .outcome();
    }

    @Test
    void hostsShouldComeByPreference() throws Exception {
        assertThat(routes.hosts("several.test"))
                .containsExactly(Host.mx("mx1.several.test"), Host.mx("mx2.several.test"));
    }

    @Test
    void addressesShouldBeOfTheFamilyAsked() throws Exception {
        assertThat(routes.addresses(Host.mx("mx1.several.test"), Family.IPV4))
                .containsExactly(InetAddress.getByName("192.0.2.1"));
        assertThat(routes.addresses(Host.mx("mx1.several.test"), Family.IPV6))
                .containsExactly(InetAddress.getByName("2001:db8::1"));
        assertThat(routes.addresses(Host.mx("mx2.several.test"), Family.IPV6)).isEmpty();
    }

    @Test
    void addressesThatAreNobodysShouldBeLeftOut() {
        assertThat(routes.addresses(Host.mx("zero.test"), Family.IPV4)).isEmpty();
    }

    @Test
    void hostsShouldBeTheDomainItselfWhereItHasAnAddressOfAnyFamily() throws Exception {
        assertThat(routes.hosts("address.test")).containsExactly(Host.mx("address.test"));
        assertThat(routes.hosts("sixonly.test")).containsExactly(Host.mx("sixonly.test"));
    }

    @Test
    void aNullMxShouldBounce() {
        assertThat(refusal("null.test").kind()).isEqualTo(Kind.BOUNCED);
        assertThat(refusal("null.test").reply().code()).isEqualTo(556);
    }

    @Test
    void aDomainThatDoesNotExistShouldBounce() {
        assertThat(refusal("absent.test").kind()).isEqualTo(Kind.BOUNCED);
        assertThat(refusal("absent.test").category()).contains(ReplyCategory.BAD_DOMAIN);
    }

    @Test
    void aDomainWithoutMxAndAddressShouldBounce() {
        assertThat(refusal("nothing.test").kind()).isEqualTo(Kind.BOUNCED);
    }

    @Test
    void aDomainWhoseMxQuestionFailsShouldBeDeferred() {
        assertThat(refusal("broken.test").kind()).isEqualTo(Kind.DEFERRED);
        assertThat(refusal("broken.test").category()).contains(ReplyCategory.TRANSIENT);
    }

    @Test
    void aDomainWithoutMxWhoseAddressQuestionFailsShouldBeDeferred() {
        assertThat(refusal("halfbroken.test").kind()).isEqualTo(Kind.DEFERRED);
        assertThat(refusal("sixbroken.test").kind()).isEqualTo(Kind.DEFERRED);
    }

    @Test
    void noSearchPathShouldMakeAnotherDomainOfAName() throws Exception {
        assertThat(refusal("typo.test").kind()).isEqualTo(Kind.BOUNCED);
        assertThat(routes.hosts("gone.test")).containsExactly(Host.mx("mx.gone.test"));
        assertThat(routes.addresses(Host.mx("mx.gone.test"), Family.IPV4)).isEmpty();
    }
}
