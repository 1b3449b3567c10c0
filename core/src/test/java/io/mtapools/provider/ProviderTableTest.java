package io.mtapools.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.config.ProviderSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderTableTest {
    private static final Duration TTL = Duration.ofHours(1);

    private final ProviderTable table = new ProviderTable(List.of(
            ProviderSettings.named("gmail")
                    .mx("google.com")
                    .mx("googlemail.com")
                    .domain("gmail.com")
                    .build(),
            ProviderSettings.named("outlook").mx("olc.protection.outlook.com").build(),
            ProviderSettings.named("microsoft365").mx("outlook.com").build(),
            ProviderSettings.named("yahoo").mx("yahoodns.net").build(),
            ProviderSettings.named("comcast").domain("comcast.net").build(),
            ProviderSettings.named("gmx").domain("gmx.*").domain("web.de").build(),
            ProviderSettings.named("gmx-li").domain("gmx.li").build()));

    @ParameterizedTest
    @CsvSource({
        "aspmx.l.google.com,gmail",
        "google.com,gmail",
        "ASPMX.L.Google.COM.,gmail",
        "evilgoogle.com,everyone-else",
        "google.com.evil.example,everyone-else",
        "com,everyone-else",
        "x.olc.protection.outlook.com,outlook",
        "x.mail.protection.outlook.com,microsoft365"
    })
    void aHostShouldMatchTheLongestSuffixAtALabelsEdge(String host, String provider) {
        assertThat(found("example.com", MxHost.of(10, host)).provider()).hasToString(provider);
    }

    @Test
    void aForeignBackupShouldChangeNothing() {
        assertThat(found("a.example", MxHost.of(10, "aspmx.l.google.com"), MxHost.of(20, "mx.yahoodns.net"))
                        .provider())
                .hasToString("gmail");
        assertThat(found("b.example", MxHost.of(10, "mx.b.example"), MxHost.of(20, "aspmx.l.google.com"))
                        .provider())
                .hasToString("everyone-else");
    }

    @Test
    void hostsThatDisagreeShouldBeDecidedByTheirNames() {
        List<MxHost> hosts = new ArrayList<>(List.of(
                MxHost.of(10, "a.example"), MxHost.of(10, "mta.yahoodns.net"), MxHost.of(10, "aspmx.l.google.com")));
        for (int i = 0; i < 10; i++) {
            Collections.shuffle(hosts, new Random(i));
            assertThat(found("example.com", hosts.toArray(new MxHost[0])).provider())
                    .hasToString("gmail");
        }
    }

    @Test
    void mxShouldOutrankTheDomainList() {
        Mailbox moved = found("comcast.net", MxHost.of(5, "mta6.am0.yahoodns.net"));

        assertThat(moved.provider()).hasToString("yahoo");
        assertThat(moved.evidence()).isEqualTo("MX mta6.am0.yahoodns.net ends in yahoodns.net");
    }

    @Test
    void theDomainListShouldDecideWhereNoProviderRunsTheHosts() {
        Mailbox mailbox = found("comcast.net", MxHost.of(5, "mx1h1.comcast.net"));

        assertThat(mailbox.provider()).hasToString("comcast");
        assertThat(mailbox.evidence()).isEqualTo("MX mx1h1.comcast.net is in no list; domain comcast.net is listed");
    }

    @ParameterizedTest
    @CsvSource({
        "gmx.de,gmx",
        "gmx.com,gmx",
        "gmx.co.uk,gmx",
        "web.de,gmx",
        "gmx.li,gmx-li",
        "gmx,everyone-else",
        "gmx.example.de,everyone-else",
        "mail.gmx.de,everyone-else",
        "agmx.de,everyone-else",
        "co.uk,everyone-else",
        "sub.web.de,everyone-else",
        "de,everyone-else"
    })
    void aStarShouldStandForTheTopLevel(String domain, String provider) {
        assertThat(table.byName(domain).provider()).hasToString(provider);
    }

    @Test
    void withoutAnAnswerTheDomainListShouldStillNameTheProvider() {
        Mailbox mailbox = table.mailbox("gmail.com", MxAnswer.failed("timed out"));

        assertThat(mailbox.status()).isEqualTo(Mailbox.Status.UNRESOLVED);
        assertThat(mailbox.provider()).hasToString("gmail");
        assertThat(mailbox.evidence()).isEqualTo("no answer from the DNS: timed out; domain gmail.com is listed");
    }

    @Test
    void whatTakesNoMailShouldBeNoProviders() {
        assertThat(table.mailbox("gmail.com", MxAnswer.nullMx(TTL)).provider()).hasToString("everyone-else");
        assertThat(table.mailbox("gmail.com", MxAnswer.nullMx(TTL)).status()).isEqualTo(Mailbox.Status.NULL_MX);
        assertThat(table.mailbox("gmail.com", MxAnswer.noHost(TTL)).provider()).hasToString("everyone-else");
        assertThat(table.mailbox("gmail.com", MxAnswer.noHost(TTL)).status()).isEqualTo(Mailbox.Status.NO_HOST);
    }

    @Test
    void theMxSetShouldBeThatOfThePreferredHosts() {
        Mailbox one = found("a.example", MxHost.of(10, "MX2.host.example."), MxHost.of(10, "mx1.host.example"));
        Mailbox two = found(
                "b.example",
                MxHost.of(5, "mx1.host.example"),
                MxHost.of(5, "mx2.host.example"),
                MxHost.of(9, "backup.example"));

        assertThat(one.mxSet()).isEqualTo("mx1.host.example,mx2.host.example").isEqualTo(two.mxSet());
        assertThat(table.mailbox("c.example", MxAnswer.implicit("c.example", TTL))
                        .mxSet())
                .isEqualTo("c.example");
    }

    @Property(tries = 100)
    void theMxSetShouldStayShortAndTellSetsApart(@ForAll @IntRange(min = 1, max = 60) int hosts) {
        MxHost[] all = hosts(hosts);
        MxHost[] others = hosts(hosts);
        others[hosts - 1] = MxHost.of(10, "a.example");

        assertThat(found("example.com", all).mxSet())
                .hasSizeLessThanOrEqualTo(100)
                .isNotEqualTo(found("example.com", others).mxSet());
    }

    private static MxHost[] hosts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> MxHost.of(10, "x".repeat(60) + "." + "mx" + i + ".example"))
                .collect(Collectors.toList())
                .toArray(new MxHost[0]);
    }

    private Mailbox found(String domain, MxHost... hosts) {
        return table.mailbox(domain, MxAnswer.found(List.of(hosts), TTL));
    }
}
