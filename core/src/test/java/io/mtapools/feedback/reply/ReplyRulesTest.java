package io.mtapools.feedback.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.model.ProviderName;
import io.mtapools.model.ReplyCategory;
import io.mtapools.model.SmtpReply;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyRulesTest {
    static final Set<ProviderName> PROVIDERS = Stream.of(
                    "gmail",
                    "yahoo",
                    "yahoo-jp",
                    "outlook",
                    "microsoft365",
                    "apple",
                    "comcast",
                    "gmx",
                    "orange",
                    "mimecast",
                    "qq",
                    "netease",
                    "barracuda",
                    "proofpoint",
                    "cisco")
            .map(ProviderName::of)
            .collect(Collectors.toSet());

    private static final ProviderName YAHOO = ProviderName.of("yahoo");

    private final ReplyRules rules = ReplyRules.builtIn(List.of());

    @Test
    void builtInRulesShouldPassTheirLint() {
        assertThat(rules.lint(PROVIDERS)).isEmpty();
    }

    @Test
    void builtInRulesShouldCarryManySamples() {
        assertThat(BuiltInRules.RULES.stream()
                        .mapToInt(rule -> rule.samples().size())
                        .sum())
                .isGreaterThanOrEqualTo(150);
    }

    @Test
    void lintShouldNameARuleThatFailsItsSample() {
        ReplyRules wrong =
                ReplyRules.only(List.of(rule("a", "abc").sample("550 xyz").build()));

        assertThat(wrong.lint(PROVIDERS)).singleElement().asString().contains("'a'", "550 xyz");
    }

    @Test
    void lintShouldNameTheRuleThatHidesAnother() {
        ReplyRules wrong = ReplyRules.only(List.of(
                rule("wide", "ab").sample("550 ab").build(),
                rule("narrow", "abc").sample("550 abc").build()));

        assertThat(wrong.lint(PROVIDERS)).singleElement().asString().contains("'narrow' is hidden by 'wide'");
    }

    @Test
    void lintShouldNameAProviderThatNobodyIs() {
        ReplyRules wrong = ReplyRules.only(List.of(rule("a", "abc")
                .sample("550 abc")
                .provider(ProviderName.of("yahu"))
                .build()));

        assertThat(wrong.lint(PROVIDERS)).singleElement().asString().contains("'yahu'", "yahoo-jp");
    }

    @Test
    void lintShouldWantASample() {
        assertThat(ReplyRules.only(List.of(rule("a", "abc").build())).lint(PROVIDERS))
                .singleElement()
                .asString()
                .contains("no sample");
    }

    @Test
    void anAdminsRuleShouldComeFirst() {
        ReplyRule own = rule("own", "\\[TSS?04\\]")
                .provider(YAHOO)
                .then(Action.none())
                .sample("421 [TSS04]")
                .build();
        ReplyRules withOwn = ReplyRules.builtIn(List.of(own));

        Meaning meaning = withOwn.classify(YAHOO, SmtpReply.parse("421 4.7.0 [TSS04] deferred"), true);

        assertThat(meaning.rule()).isEqualTo("own");
        assertThat(meaning.category()).isEqualTo(ReplyCategory.CONTENT);
        assertThat(withOwn.lint(PROVIDERS)).isEmpty();
    }

    @Test
    void aProvidersRuleShouldNotReadAnothersReplies() {
        Meaning meaning = rules.classify(
                ProviderName.EVERYONE_ELSE, SmtpReply.parse("421 4.7.0 [TSS04] temporarily deferred"), false);

        assertThat(meaning.rule()).doesNotStartWith("yahoo");
    }

    @Test
    void tryAgainShouldMeanGreylistingOnTheFirstAttemptOnly() {
        SmtpReply reply = SmtpReply.parse("450 4.7.1 Please try again later");

        assertThat(rules.classify(ProviderName.EVERYONE_ELSE, reply, true).category())
                .isEqualTo(ReplyCategory.GREYLISTED);
        assertThat(rules.classify(ProviderName.EVERYONE_ELSE, reply, false).category())
                .isEqualTo(ReplyCategory.TRANSIENT);
    }

    @Test
    void aRuleShouldSayWhatToDo() {
        Action action = rules.classify(
                        YAHOO, SmtpReply.parse("421 4.7.0 [TSS05] Messages from 192.0.2.1 temporarily deferred"), false)
                .action();

        assertThat(action)
                .isEqualTo(Action.of(Action.What.SUSPEND, Action.Target.IP).lasting(Duration.ofHours(4)));
    }

    @Test
    void onlyAPermanentUnknownRecipientShouldBeHard() {
        assertThat(hard("550 5.1.1 User unknown")).isTrue();
        assertThat(hard("450 4.1.1 User unknown")).isFalse();
        assertThat(hard("552 5.2.2 Over quota")).isFalse();
        assertThat(hard("550 5.2.1 Mailbox disabled")).isFalse();
    }

    @Test
    void gmailsRecipientRateShouldNeverSuppressWhenItBounces() {
        Meaning meaning = rules.classify(
                ProviderName.of("gmail"),
                SmtpReply.parse("550-5.2.1 The user you are trying to contact is receiving mail at a rate that\n"
                        + "550 5.2.1 prevents additional messages"),
                false);

        assertThat(meaning.category()).isEqualTo(ReplyCategory.RATE_LIMITED);
        assertThat(meaning.hard()).isFalse();
        assertThat(meaning.action()).isEqualTo(Action.none());
    }

    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 qqq, invalid-recipient",
        "550 5.1.2 qqq, bad-domain",
        "550 5.1.6 qqq, invalid-recipient",
        "501 5.1.8 qqq, policy",
        "550 5.2.1 qqq, inactive-recipient",
        "452 4.2.2 qqq, mailbox-full",
        "552 5.2.3 qqq, too-big",
        "451 4.3.0 qqq, transient",
        "552 5.3.4 qqq, too-big",
        "451 4.4.1 qqq, connection",
        "451 4.4.7 qqq, transient",
        "550 5.4.310 qqq, bad-domain",
        "550 5.4.312 qqq, connection",
        "452 4.5.3 qqq, transient",
        "554 5.6.0 qqq, content",
        "550 5.7.1 qqq, policy",
        "550 5.7.20 qqq, authentication",
        "550 5.7.25 qqq, authentication",
        "550 5.7.26 qqq, authentication",
        "450 4.7.28 qqq, rate-limited",
        "421 4.7.0 qqq, transient",
        "421 qqq, transient",
        "450 qqq, transient",
        "550 5.0.0 qqq, policy",
        "550 qqq, policy",
        "551 qqq, invalid-recipient",
        "552 qqq, mailbox-full",
        "556 qqq, bad-domain",
        "521 qqq, bad-domain",
        "qqq, unknown"
    })
    void aTextThatNoRuleKnowsShouldFallBackOnTheCodes(String wire, String category) {
        assertThat(rules.classify(ProviderName.EVERYONE_ELSE, SmtpReply.parse(wire), false)
                        .category()
                        .text())
                .isEqualTo(category);
    }

    @Test
    void anExpressionThatBacktracksForEverShouldNotMatch() {
        ReplyRules evil = ReplyRules.only(List.of(rule("evil", "(a+)+$").build()));

        Meaning meaning = evil.classify(YAHOO, SmtpReply.parse("550 " + "a".repeat(2000) + "!"), false);

        assertThat(meaning.rule()).isEqualTo("code 550");
    }

    private boolean hard(String wire) {
        return rules.classify(ProviderName.EVERYONE_ELSE, SmtpReply.parse(wire), false)
                .hard();
    }

    private static ReplyRule.Builder rule(String id, String matches) {
        return ReplyRule.of(id, matches).means(ReplyCategory.CONTENT);
    }
}
