package io.mtapools.feedback.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NeedlesTest {
    @Test
    void aLiteralShouldBeItsOwnNeedle() {
        assertThat(Needles.of("\\[TSS04\\] Deferred")).containsExactly("[tss04] deferred");
    }

    @Test
    void eachAlternativeShouldGiveOne() {
        assertThat(Needles.of("(?:abc|defg)x?")).containsExactly("abc", "defg");
    }

    @Test
    void anAlternativeWithoutNeedleShouldTakeAllAway() {
        assertThat(Needles.of("abcd|\\d+")).isEmpty();
    }

    @Test
    void whatMayBeMissingShouldNotCount() {
        assertThat(Needles.of("abcd?")).containsExactly("abc");
        assertThat(Needles.of("(?:abcd)?")).isEmpty();
        assertThat(Needles.of("(?:abcd){0,3}")).isEmpty();
        assertThat(Needles.of("(?!abcd)")).isEmpty();
    }

    @Test
    void whatItDoesNotKnowShouldBeUnknown() {
        assertThat(Needles.of("(?x)a b c d")).isEmpty();
        assertThat(Needles.of("\\Qabcd\\E")).isEmpty();
        assertThat(Needles.of("[a[bc]]abcd")).isEmpty();
        assertThat(Needles.of("ab")).isEmpty();
    }

    @Test
    void alternativesShouldSplitAtTheOutermostBarOnly() {
        assertThat(Alternatives.of("a(b|c)|[|]|\\|d")).containsExactly("a(b|c)", "[|]", "\\|d");
        assertThat(Alternatives.of("(?i)a|b")).containsExactly("(?i)a|b");
        assertThat(Alternatives.of("(a)\\1|b")).hasSize(1);
    }
}
