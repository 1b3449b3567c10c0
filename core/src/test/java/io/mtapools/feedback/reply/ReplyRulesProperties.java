package io.mtapools.feedback.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.model.ProviderName;
import io.mtapools.model.SmtpReply;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReplyRulesProperties {
    private static final ReplyRules RULES = ReplyRules.builtIn(List.of());
    private static final List<Pattern> PATTERNS = BuiltInRules.RULES.stream()
            .flatMap(rule -> rule.patterns().stream())
            .collect(Collectors.toList());
    private static final RuleIndex INDEX = new RuleIndex(PATTERNS);

    @Property
    void everyReplyShouldHaveAMeaning(@ForAll String wire, @ForAll boolean firstAttempt) {
        Meaning meaning = RULES.classify(ProviderName.of("gmail"), SmtpReply.parse(wire), firstAttempt);

        assertThat(meaning.category()).isNotNull();
        assertThat(meaning.rule()).isNotEmpty();
    }

    @Property
    void everyCodeShouldHaveAMeaning(@ForAll int code, @ForAll("enhanced") String enhanced, @ForAll String text) {
        Meaning meaning = RULES.classify(ProviderName.EVERYONE_ELSE, SmtpReply.of(code, enhanced, text), false);

        assertThat(meaning.category()).isNotNull();
    }

    /** The index may offer too much, never too little: without it the same rules match. */
    @Property
    void theIndexShouldNotMissARule(@ForAll("mixedSamples") String text) {
        BitSet candidates = INDEX.candidates(text);

        IntStream.range(0, PATTERNS.size())
                .filter(place -> BoundedText.matches(PATTERNS.get(place), text))
                .forEach(place -> assertThat(candidates.get(place))
                        .as(PATTERNS.get(place) + " on " + text)
                        .isTrue());
    }

    @Provide
    Arbitrary<String> enhanced() {
        return Arbitraries.strings().withChars("0123456789.").ofMaxLength(9);
    }

    /** The head of one sample before the tail of another, in any case. */
    @Provide
    Arbitrary<String> mixedSamples() {
        Arbitrary<String> sample = Arbitraries.of(BuiltInRules.RULES)
                .flatMap(rule -> Arbitraries.of(rule.samples()))
                .map(wire -> ReplyRules.subject(SmtpReply.parse(wire)));
        return Arbitraries.of(0, 1, 2)
                .flatMap(form -> sample.flatMap(one -> sample.map(other -> form == 0
                        ? one + " " + other
                        : form == 1 ? one.toUpperCase(Locale.ROOT) : one.substring(0, one.length() / 2) + other)));
    }
}
