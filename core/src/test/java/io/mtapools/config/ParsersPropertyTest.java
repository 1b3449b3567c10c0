package io.mtapools.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class ParsersPropertyTest {
    private static final List<Parser<?>> PARSERS = List.of(
            Durations::parse,
            Shares::parse,
            IpAddresses::parse,
            HostNames::helo,
            HostNames::recipientDomain,
            MailAddresses::address,
            MailAddresses::domainOrAddress,
            Regexes::parse,
            Parsers::name,
            Parsers::date,
            Parsers::zone,
            Parsers::headerName,
            Parsers::processor,
            Parsers::shortText,
            Parsers::secret,
            Parsers::redis,
            Parsers::rate,
            Parsers::bool,
            Parsers.count(0, Long.MAX_VALUE),
            Parsers.list(Durations::parse));

    @Property
    void durationShouldComeBackFromItsText(@ForAll @LongRange(min = 1, max = 1000L * 86_400_000) long millis)
            throws Complaint {
        Duration duration = Duration.ofMillis(millis);

        assertThat(Durations.parse(Durations.text(duration))).isEqualTo(duration);
    }

    @Property
    void shareShouldComeBackFromItsText(@ForAll @IntRange(min = 1, max = 100_000_000) int hundredMillionths)
            throws Complaint {
        double share = hundredMillionths / 1e8;

        assertThat(Shares.parse(Shares.text(share))).isCloseTo(share, within(1e-15));
    }

    @Property
    void ipv6ShouldBeReadAsTheJdkReadsIt(@ForAll @Size(16) byte[] bytes) throws UnknownHostException, Complaint {
        bytes[0] = 0x20;
        InetAddress address = InetAddress.getByAddress(bytes);

        assertThat(IpAddresses.parse(address.getHostAddress())).isEqualTo(address);
    }

    @Property
    void noTextShouldThrowAnythingButAComplaint(@ForAll @StringLength(max = 60) String text) {
        PARSERS.forEach(parser -> assertOnlyComplains(parser, text));
    }

    @Property
    void nearlyRightTextShouldThrowAnythingButAComplaint(
            @ForAll
                    @Chars({
                        '.', ':', '%', '/', '@', '-', ',', '(', ')', '+', '*', '[', ']', '\\', '{', '}', 's', 'm', 'h',
                        'd'
                    })
                    @CharRange(from = '0', to = '9')
                    @StringLength(max = 24)
                    String text) {
        PARSERS.forEach(parser -> assertOnlyComplains(parser, text));
    }

    @Property
    void complaintShouldNotRepeatTheValue(
            @ForAll @CharRange(from = '\u0400', to = '\u042f') @StringLength(min = 8, max = 40) String text) {
        for (Parser<?> parser : PARSERS) {
            try {
                parser.parse(text);
            } catch (Complaint complaint) {
                assertThat(complaint.getMessage()).doesNotContain(text);
            }
        }
    }

    @Property(tries = 1)
    void numbersBeyondBoundsShouldBeRefused() {
        for (String text :
                List.of("99999999999d", "0s", "-1s", "1.5h", "1 s", "1S", "", "1000000d", "99999999999ms", "s")) {
            assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(Complaint.class);
        }
        for (String text : List.of("0%", "100.1%", "-1%", "5", "%", "1e2%", "5 %", "٥%", "0.0000001%")) {
            assertThatThrownBy(() -> Shares.parse(text)).isInstanceOf(Complaint.class);
        }
    }

    private static void assertOnlyComplains(Parser<?> parser, String text) {
        try {
            assertThat((Object) parser.parse(text)).isNotNull();
        } catch (Complaint complaint) {
            assertThat(complaint.getMessage()).contains("expected ");
        }
    }
}
