package io.mtapools.feedback.reply;

import io.mtapools.model.ProviderName;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules in their order: the first that matches wins. Immutable. */
final class RuleList {
    private final List<ReplyRule> rules;
    private final List<ReplyRule> owners = new ArrayList<>();
    private final List<Pattern> patterns = new ArrayList<>();
    private final RuleIndex index;

    RuleList(List<ReplyRule> rules) {
        this.rules = List.copyOf(rules);
        for (ReplyRule rule : rules) {
            for (Pattern pattern : rule.patterns()) {
                owners.add(rule);
                patterns.add(pattern);
            }
        }
        this.index = new RuleIndex(patterns);
    }

    List<ReplyRule> rules() {
        return rules;
    }

    Optional<ReplyRule> first(ProviderName provider, String subject, boolean firstAttempt) {
        BitSet candidates = index.candidates(subject);
        for (int at = candidates.nextSetBit(0); at >= 0; at = candidates.nextSetBit(at + 1)) {
            if (owners.get(at).isFor(provider, firstAttempt) && BoundedText.matches(patterns.get(at), subject)) {
                return Optional.of(owners.get(at));
            }
        }
        return Optional.empty();
    }
}
