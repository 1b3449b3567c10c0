package io.mtapools.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNamesTest {
    @ParameterizedTest
    @CsvSource({
        "Example.COM,example.com",
        "example.com.,example.com",
        "' example.com ',example.com",
        "localhost,localhost",
        "_dmarc.example.com,_dmarc.example.com",
        "bücher.example,xn--bcher-kva.example",
        "BÜCHER.example,xn--bcher-kva.example",
        "例え。テスト,xn--r8jz45g.xn--zckzah"
    })
    void parseShouldWriteAName(String raw, String written) {
        assertThat(DomainNames.parse(raw)).contains(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a..b",
                ".a",
                "a b",
                "a/b",
                "[1.2.3.4]",
                "a\u0000b",
                "a:b",
                "a,b",
                "example.com..",
                "ü..ü"
            })
    void parseShouldRefuseWhatIsNoName(String raw) {
        assertThat(DomainNames.parse(raw)).isEmpty();
    }

    @Test
    void parseShouldRefuseWhatIsTooLong() {
        assertThat(DomainNames.parse("a".repeat(64) + ".example")).isEmpty();
        assertThat(DomainNames.parse("abcdefg.".repeat(32) + "example")).isEmpty();
        assertThat(DomainNames.parse("ü".repeat(70) + ".example")).isEmpty();
        assertThat(DomainNames.parse("a.".repeat(500_000))).isEmpty();
        assertThat(DomainNames.parse(null)).isEmpty();
    }

    @Property
    void parseShouldBeStableWhateverComesIn(@ForAll String raw) {
        DomainNames.parse(raw)
                .ifPresent(name -> assertThat(DomainNames.parse(name)).contains(name));
    }

    @Test
    void ofAddressShouldTakeWhatFollowsTheLastAt() {
        assertThat(DomainNames.ofAddress("\"a@b\"@Example.com")).contains("example.com");
        assertThat(DomainNames.ofAddress("nobody")).isEmpty();
        assertThat(DomainNames.ofAddress("a@")).isEmpty();
        assertThat(DomainNames.ofAddress(null)).isEmpty();
    }

    @Test
    void isWithinShouldStopAtALabelsEdge() {
        assertThat(DomainNames.isWithin("example.com", "example.com")).isTrue();
        assertThat(DomainNames.isWithin("a.example.com", "example.com")).isTrue();
        assertThat(DomainNames.isWithin("badexample.com", "example.com")).isFalse();
        assertThat(DomainNames.isWithin("com", "example.com")).isFalse();
    }
}
