package io.mtapools.feedback.reply;

import io.mtapools.model.ProviderName;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Rules in their order: the first that matches wins. Immutable. */
final class RuleList {
    private final List<ReplyRule> rules;
    private final RuleIndex index;

    RuleList(List<ReplyRule> rules) {
        this.rules = List.copyOf(rules);
        this.index = new RuleIndex(this.rules);
    }

    List<ReplyRule> rules() {
        return rules;
    }

    Optional<ReplyRule> first(ProviderName provider, String subject, boolean firstAttempt) {
        BitSet candidates = index.candidates(subject);
        for (int at = candidates.nextSetBit(0); at >= 0; at = candidates.nextSetBit(at + 1)) {
            ReplyRule rule = rules.get(at);
            if (rule.isFor(provider, firstAttempt) && BoundedText.matches(rule.pattern(), subject)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }
}
