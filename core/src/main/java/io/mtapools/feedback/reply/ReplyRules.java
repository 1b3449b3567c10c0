package io.mtapools.feedback.reply;

import io.mtapools.model.ProviderName;
import io.mtapools.model.ReplyCategory;
import io.mtapools.model.SmtpReply;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what an SMTP reply means: by the admin's rules, then the built-in ones for its provider, then the built-in
 * general ones, then its enhanced code (RFC 3463 and its registry), then its code (RFC 5321). Immutable, thread-safe;
 * it always answers and never throws, and its work is bounded whatever the reply and the expressions are.
 */
public final class ReplyRules {
    private final RuleList admins;
    private final RuleList builtIn;
    private final RuleList all;

    private ReplyRules(List<ReplyRule> admins, List<ReplyRule> builtIn) {
        this.admins = new RuleList(admins);
        this.builtIn = new RuleList(specificFirst(builtIn));
        this.all = new RuleList(
                Stream.concat(admins.stream(), this.builtIn.rules().stream()).collect(Collectors.toList()));
    }

    /** The built-in rules, behind an admin's. */
    public static ReplyRules builtIn(List<ReplyRule> admins) {
        return new ReplyRules(admins, BuiltInRules.RULES);
    }

    /** An admin's rules alone ({@code builtIn="false"}); the codes are still read. */
    public static ReplyRules only(List<ReplyRule> admins) {
        return new ReplyRules(admins, List.of());
    }

    private static List<ReplyRule> specificFirst(List<ReplyRule> rules) {
        List<ReplyRule> sorted = new ArrayList<>(rules);
        sorted.removeIf(rule -> rule.providers().isEmpty());
        rules.stream().filter(rule -> rule.providers().isEmpty()).forEach(sorted::add);
        return sorted;
    }

    /**
     * @param firstAttempt whether nothing of this mail was tried at this recipient before: some texts mean greylisting
     *     only then
     */
    public Meaning classify(ProviderName provider, SmtpReply reply, boolean firstAttempt) {
        boolean permanent = isPermanent(reply);
        Optional<ReplyRule> rule = all.first(provider, subject(reply), firstAttempt);
        if (rule.isPresent()) {
            return Meaning.byRule(rule.get(), permanent);
        }
        Optional<ReplyCategory> byEnhanced = reply.enhanced().flatMap(EnhancedCode::category);
        if (byEnhanced.isPresent()) {
            String why = "enhanced " + reply.enhanced().orElseThrow();
            return Meaning.byCode(byEnhanced.get(), why, permanent);
        }
        ReplyCategory category = BasicCode.category(reply.code());
        String why = category == ReplyCategory.UNKNOWN ? "none" : "code " + reply.code();
        return Meaning.byCode(category, why, permanent);
    }

    /**
     * What is wrong with the rules: a sample that its rule does not match, a rule that an earlier one of the same
     * source hides, a rule without a sample, a provider that is none of {@code providers}. Empty if all is well. An
     * admin's rule may hide a built-in one: that is what it is for.
     */
    public List<String> lint(Collection<ProviderName> providers) {
        List<String> errors = new ArrayList<>(new RuleLint(admins, providers).errors());
        errors.addAll(new RuleLint(builtIn, providers).errors());
        return errors;
    }

    /** The text that rules are searched in. */
    static String subject(SmtpReply reply) {
        String text = reply.toString();
        StringBuilder squeezed = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            boolean blank = Character.isWhitespace(text.charAt(at));
            if (!blank) {
                squeezed.append(text.charAt(at));
            } else if (squeezed.length() > 0 && squeezed.charAt(squeezed.length() - 1) != ' ') {
                squeezed.append(' ');
            }
        }
        return squeezed.toString();
    }

    private static boolean isPermanent(SmtpReply reply) {
        return reply.code() == 0
                ? reply.enhanced().map(code -> code.startsWith("5")).orElse(false)
                : reply.isPermanent();
    }
}
