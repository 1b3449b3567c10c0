package io.mtapools.config;

import io.mtapools.model.ProviderName;
import io.mtapools.model.ReplyCategory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What one kind of SMTP reply means and what is done then. Immutable. */
public final class ReplySettings {
    private final ProviderName provider;
    private final Pattern pattern;
    private final ReplyCategory means;
    private final ReplyAction then;
    private final Duration lasts;
    private final List<String> samples;

    private ReplySettings(
            ProviderName provider,
            Pattern pattern,
            ReplyCategory means,
            ReplyAction then,
            Duration lasts,
            List<String> samples) {
        this.provider = provider;
        this.pattern = Objects.requireNonNull(pattern);
        this.means = Objects.requireNonNull(means);
        this.then = then;
        this.lasts = lasts;
        this.samples = List.copyOf(samples);
    }

    /** @param pattern looked for in the reply's code, enhanced code and text, joined by blanks */
    public static ReplySettings of(Pattern pattern, ReplyCategory means, List<String> samples) {
        return new ReplySettings(null, pattern, means, null, null, samples);
    }

    /** The same, of this provider's replies alone. */
    public ReplySettings of(ProviderName name) {
        return new ReplySettings(name, pattern, means, then, lasts, samples);
    }

    /** The same, with what is done. */
    public ReplySettings then(ReplyAction action) {
        return new ReplySettings(provider, pattern, means, Objects.requireNonNull(action), lasts, samples);
    }

    /** The same, with how long it holds. */
    public ReplySettings lasting(Duration duration) {
        return new ReplySettings(provider, pattern, means, then, Objects.requireNonNull(duration), samples);
    }

    /** Whose replies it reads; empty: everyone's. */
    public Optional<ProviderName> provider() {
        return Optional.ofNullable(provider);
    }

    /** Found anywhere in {@link io.mtapools.model.SmtpReply#toString}. */
    public Pattern pattern() {
        return pattern;
    }

    public ReplyCategory means() {
        return means;
    }

    /** Empty: what the category asks for. */
    public Optional<ReplyAction> then() {
        return Optional.ofNullable(then);
    }

    public Optional<Duration> lasts() {
        return Optional.ofNullable(lasts);
    }

    /** Whole replies that it matches. */
    public List<String> samples() {
        return samples;
    }
}
