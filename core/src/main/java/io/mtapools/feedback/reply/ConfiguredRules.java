package io.mtapools.feedback.reply;

import io.mtapools.config.RepliesSettings;
import io.mtapools.config.ReplySettings;
import java.util.List;
import java.util.stream.Collectors;

/** The rules that {@code pools.xml} asks for: an admin's own before the built-in ones. Stateless. */
public final class ConfiguredRules {
    private ConfiguredRules() {}

    /** Makes the rules; costs the building of their index, so make them once for each reading of the settings. */
    public static ReplyRules of(RepliesSettings settings) {
        List<ReplyRule> admins =
                settings.replies().stream().map(ConfiguredRules::rule).collect(Collectors.toList());
        return settings.builtIn() ? ReplyRules.builtIn(admins) : ReplyRules.only(admins);
    }

    private static ReplyRule rule(ReplySettings settings) {
        ReplyRule.Builder rule =
                ReplyRule.of(settings.id(), settings.pattern().pattern()).means(settings.means());
        settings.providers().forEach(rule::provider);
        settings.samples().forEach(rule::sample);
        return rule.then(action(settings)).build();
    }

    private static Action action(ReplySettings settings) {
        Action action = settings.then().map(ActionWords::parse).orElseGet(() -> Action.usual(settings.means()));
        Action timed = settings.lasts().map(action::lasting).orElse(action);
        return settings.velocity().isPresent()
                ? timed.thenAt(settings.velocity().getAsDouble())
                : timed;
    }
}
