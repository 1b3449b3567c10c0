package io.mtapools.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldNameTest {
    @Property
    void nameShouldBeReadAsItWasWritten(
            @ForAll @LongRange(min = 0, max = 0xffffffffffffL) long due,
            @ForAll @IntRange(min = 0) int number,
            @ForAll String mxSet) {
        TestParcel parcel = TestParcel.mail(number, Instant.EPOCH, facts -> facts.mxSet(mxSet));

        HeldName name = HeldName.of(due, parcel.facts(), parcel.id());

        assertThat(HeldName.parse(name.toString())).contains(name);
        assertThat(name.toString()).hasSize(62).matches("[0-9a-f-]+");
        assertThat(name.dueMillis()).isEqualTo(due);
        assertThat(name.group()).isEqualTo(HeldName.groupOf(parcel.facts()));
    }

    @Property
    void namesShouldSortByDueTime(
            @ForAll @LongRange(min = 0, max = 0xffffffffffffL) long a,
            @ForAll @LongRange(min = 0, max = 0xffffffffffffL) long b) {
        TestParcel parcel = TestParcel.mail(1, Instant.EPOCH);
        HeldName first = HeldName.of(a, parcel.facts(), parcel.id());
        HeldName second = HeldName.of(b, parcel.facts(), parcel.id());

        assertThat(Integer.signum(first.compareTo(second))).isEqualTo(Long.compare(a, b));
        assertThat(Integer.signum(first.toString().compareTo(second.toString())))
                .isEqualTo(Long.compare(a, b));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "somebody-elses",
                "00000000000-0000000000000000-00000000000000000000000000000001",
                "000000000000-0000000000000000-0000000000000000000000000000000G",
                "000000000000-0000000000000000-00000000000000000000000000000001 "
            })
    void anyOtherNameShouldBeLeftAlone(String text) {
        assertThat(HeldName.parse(text)).isEmpty();
    }

    @Test
    void timesOutsideShouldCountAsTheNearestThatFits() {
        TestParcel parcel = TestParcel.mail(1, Instant.EPOCH);

        assertThat(HeldName.of(-5, parcel.facts(), parcel.id()).dueMillis()).isZero();
        assertThat(HeldName.of(Long.MAX_VALUE, parcel.facts(), parcel.id()).dueMillis())
                .isEqualTo(0xffffffffffffL);
    }

    @Test
    void idThatIsNoneShouldBeRefused() {
        assertThatThrownBy(
                        () -> HeldName.of(0, TestParcel.mail(1, Instant.EPOCH).facts(), "Mail-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Mail-1");
    }
}
