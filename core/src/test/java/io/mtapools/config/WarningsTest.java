package io.mtapools.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningsTest {
    private static final String IP_OF_QUARANTINE = "<ip address=\"203.0.113.51\" helo=\"mta51.example.com\"/>";

    @Test
    void goodFileShouldHaveNone() {
        assertThat(warnings(Samples.good())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<ip address=\"203.0.113.51\" helo=\"mta51.example.com\"/>||a pool of one IP",
                "address=\"203.0.113.51\"|address=\"198.51.100.51\"|in the same /24 (IPv6: /64) as pool promotional",
                "name=\"acquisition\" pool=\"acquisition\"|name=\"acquisition\" pool=\"promotional\"|more than one traffic type (promotional, acquisition)",
                "velocity=\"25%\" pool=\"quarantine\"|velocity=\"25%\" pool=\"acquisition\"|also the pool of traffic type acquisition",
                "after=\"5m, 15m, 1h\"|after=\"15m, 5m, 1h\"|the pauses don't rise",
                "giveUp=\"2d\"|giveUp=\"1m\"|before the first retry",
                "helo=\"mta30.example.com\"|helo=\"mta30.example.com\" since=\"2026-11-01\"|no effect without warmUp",
                "secret=\"${env:MTAPOOLS_SECRET}\"||without secret no mail carries a trace",
                "<whenFull>promotional</whenFull>||pool acquisition never borrows",
                "typeHeader=\"X-Traffic-Type\"||no mail can be of this type",
                "lasts=\"4h\"||so its figures never improve: set lasts",
                "<mx>mx.corporate.example</mx>|<mx>icloud.com</mx>|takes all hosts of the built-in provider apple",
                "complaints=\"0.10%\" bounces=\"2%\"||no figure leads to this state",
                "then=\"suspend, alarm\"||lasts has no effect without then",
            })
    void unwiseFileShouldBeReadWithAWarning(String old, String by, String says) {
        String xml = Samples.replace(Samples.good(), old, by == null ? "" : by);

        assertThat(warnings(xml))
                .anySatisfy(problem -> assertThat(problem.text()).contains(says));
    }

    @Test
    void poolOfStandbyIpsShouldBeWarnedOf() {
        String xml = Samples.replace(
                Samples.good(),
                "<ip address=\"198.51.100.10\" helo=\"mta10.example.com\"/>",
                "<ip address=\"198.51.100.10\" helo=\"mta10.example.com\" standby=\"true\"/>");

        assertThat(warnings(xml))
                .extracting(Problem::text)
                .containsExactly("<pool name=\"transactional\">: " + Messages.onlyStandby());
    }

    @Test
    void stateThatFeedbackLacksShouldBeWarnedOf() {
        String xml = Samples.replace(
                Samples.good(), "<state name=\"throttled\" complaints=\"0.20%\" bounces=\"3%\" velocity=\"50%\"/>", "");

        assertThat(warnings(xml))
                .extracting(Problem::toString)
                .containsExactly(
                        "pools.xml:5:53: <type automatic=\"throttled\">: " + Messages.stateNotDefined("throttled"));
    }

    @Test
    void neighboursInIpv6ShouldBeWarnedOf() {
        String xml = Samples.replace(
                Samples.good(), IP_OF_QUARANTINE, "<ip address=\"2001:db8::50\" helo=\"mta51.example.com\"/>");

        assertThat(warnings(xml)).extracting(Problem::text).allMatch(text -> text.contains("as pool acquisition"));
        assertThat(warnings(xml)).hasSize(1);
    }

    private static List<Problem> warnings(String xml) {
        return PoolsXml.read(xml, "pools.xml", Samples.ENVIRONMENT).warnings();
    }
}
