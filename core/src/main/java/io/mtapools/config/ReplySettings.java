package io.mtapools.config;

import io.mtapools.model.ProviderName;
import io.mtapools.model.ReplyCategory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What one kind of SMTP reply means and what is done then. Immutable. */
public final class ReplySettings {
    private final String id;
    private final Pattern pattern;
    private final ReplyCategory means;
    private final List<ProviderName> providers;
    private final String then;
    private final Duration lasts;
    private final Double velocity;
    private final List<String> samples;

    private ReplySettings(Builder builder) {
        this.id = builder.id;
        this.pattern = builder.pattern;
        this.means = builder.means;
        this.providers = List.copyOf(builder.providers);
        this.then = builder.then;
        this.lasts = builder.lasts;
        this.velocity = builder.velocity;
        this.samples = List.copyOf(builder.samples);
    }

    /**
     * Begins with what each must have.
     *
     * @param id names it in explanations, for example its place in the file
     * @param pattern ignores case
     */
    public static Builder of(String id, Pattern pattern, ReplyCategory means) {
        return new Builder(id, pattern, means);
    }

    public String id() {
        return id;
    }

    /** Looked for, case ignored, in the reply's code, enhanced code and text, joined by single blanks. */
    public Pattern pattern() {
        return pattern;
    }

    public ReplyCategory means() {
        return means;
    }

    /** Whose replies it reads; empty: everyone's. */
    public List<ProviderName> providers() {
        return providers;
    }

    /** One of the action words, {@code alarm}, or both as in {@code suspend, alarm}; empty: what the category asks for. */
    public Optional<String> then() {
        return Optional.ofNullable(then);
    }

    /** How long that holds. */
    public Optional<Duration> lasts() {
        return Optional.ofNullable(lasts);
    }

    /** The share of the velocity from before to go on with afterwards. */
    public OptionalDouble velocity() {
        return Optionals.of(velocity);
    }

    /** Whole replies that it matches. */
    public List<String> samples() {
        return samples;
    }

    /** Collects a reply's settings. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final Pattern pattern;
        private final ReplyCategory means;
        private final List<ProviderName> providers = new ArrayList<>();
        private String then;
        private Duration lasts;
        private Double velocity;
        private final List<String> samples = new ArrayList<>();

        private Builder(String id, Pattern pattern, ReplyCategory means) {
            this.id = Objects.requireNonNull(id);
            this.pattern = Objects.requireNonNull(pattern);
            this.means = Objects.requireNonNull(means);
        }

        public Builder provider(ProviderName name) {
            providers.add(name);
            return this;
        }

        public Builder then(String words) {
            then = words;
            return this;
        }

        public Builder lasts(Duration duration) {
            lasts = duration;
            return this;
        }

        public Builder velocity(double share) {
            velocity = share;
            return this;
        }

        public Builder sample(String reply) {
            samples.add(reply);
            return this;
        }

        public ReplySettings build() {
            return new ReplySettings(this);
        }
    }
}
