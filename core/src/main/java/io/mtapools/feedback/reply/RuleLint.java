package io.mtapools.feedback.reply;

import io.mtapools.model.ProviderName;
import io.mtapools.model.SmtpReply;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds each rule of one list against its own samples and the providers that there are. Not thread-safe. */
final class RuleLint {
    private final RuleList list;
    private final Collection<ProviderName> providers;
    private final List<String> errors = new ArrayList<>();

    RuleLint(RuleList list, Collection<ProviderName> providers) {
        this.list = list;
        this.providers = providers;
    }

    List<String> errors() {
        list.rules().forEach(this::check);
        return errors;
    }

    private void check(ReplyRule rule) {
        if (rule.samples().isEmpty()) {
            errors.add("reply rule '" + rule.id() + "' has no sample: add a <sample> that it must match");
        }
        rule.providers().stream()
                .filter(provider -> !providers.contains(provider))
                .forEach(provider -> errors.add("reply rule '" + rule.id() + "' is for provider '" + provider
                        + "', which does not exist: expected one of " + names()));
        Set<ProviderName> spokenBy = rule.providers().isEmpty() ? Set.of(ProviderName.EVERYONE_ELSE) : rule.providers();
        rule.samples().forEach(sample -> spokenBy.forEach(provider -> check(rule, sample, provider)));
    }

    private void check(ReplyRule rule, String sample, ProviderName provider) {
        String subject = ReplyRules.subject(SmtpReply.parse(sample));
        if (rule.patterns().stream().noneMatch(pattern -> BoundedText.matches(pattern, subject))) {
            errors.add("reply rule '" + rule.id() + "' does not match its sample '" + subject
                    + "': correct the expression or the sample");
            return;
        }
        list.first(provider, subject, rule.firstAttemptOnly())
                .filter(first -> first != rule)
                .ifPresent(first -> errors.add("reply rule '" + rule.id() + "' is hidden by '" + first.id()
                        + "', which comes earlier and matches its sample '" + subject + "': change their order"));
    }

    private String names() {
        return providers.stream().map(ProviderName::value).sorted().collect(Collectors.joining(", "));
    }
}
