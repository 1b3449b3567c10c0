package io.mtapools.feedback.reply;

import io.mtapools.model.ProviderName;
import io.mtapools.model.ReplyCategory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * One rule: replies that match it mean this, and this is done. Immutable.
 *
 * <p>The expression is searched, case ignored, in {@code code enhanced-code text}, all lines joined and every run of
 * white space one blank; so {@code ^421 4\.7\.0 } holds a rule to a code.
 */
public final class ReplyRule {
    private final String id;
    private final List<Pattern> patterns;
    private final Set<ProviderName> providers;
    private final ReplyCategory means;
    private final Action then;
    private final boolean firstAttemptOnly;
    private final List<String> samples;

    private ReplyRule(Builder builder) {
        this.id = builder.id;
        this.patterns = builder.patterns;
        this.providers = Set.copyOf(builder.providers);
        this.means = Objects.requireNonNull(builder.means, "means");
        this.then = builder.then == null ? Action.usual(means) : builder.then;
        this.firstAttemptOnly = builder.firstAttemptOnly;
        this.samples = List.copyOf(builder.samples);
    }

    /**
     * @param id names the rule in explanations, for example its place in the file
     * @param matches a regular expression
     * @throws IllegalArgumentException if it is none, with the reason
     */
    public static Builder of(String id, String matches) {
        return new Builder(id, matches);
    }

    public String id() {
        return id;
    }

    /** Any one of them is enough. */
    List<Pattern> patterns() {
        return patterns;
    }

    /** Whose replies it reads; empty: everybody's. */
    public Set<ProviderName> providers() {
        return providers;
    }

    public ReplyCategory means() {
        return means;
    }

    public Action then() {
        return then;
    }

    /** Whether it holds only for a mail's first attempt. */
    public boolean firstAttemptOnly() {
        return firstAttemptOnly;
    }

    /** Replies that it must match, as they come over the wire. */
    public List<String> samples() {
        return samples;
    }

    boolean isFor(ProviderName provider, boolean firstAttempt) {
        return (firstAttempt || !firstAttemptOnly) && (providers.isEmpty() || providers.contains(provider));
    }

    @Override
    public String toString() {
        return id;
    }

    /** Collects one rule. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final List<Pattern> patterns;
        private final Set<ProviderName> providers = new LinkedHashSet<>();
        private final List<String> samples = new ArrayList<>();
        private ReplyCategory means;
        private Action then;
        private boolean firstAttemptOnly;

        private Builder(String id, String matches) {
            this.id = Objects.requireNonNull(id);
            try {
                Pattern.compile(matches);
                this.patterns = Alternatives.of(matches).stream()
                        .map(one -> Pattern.compile(one, Pattern.CASE_INSENSITIVE))
                        .collect(Collectors.toUnmodifiableList());
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "matches '" + matches + "': expected a regular expression (" + e.getDescription() + ")", e);
            }
        }

        public Builder provider(ProviderName name) {
            providers.add(name);
            return this;
        }

        public Builder means(ReplyCategory category) {
            means = category;
            return this;
        }

        /** Without it, {@link Action#usual} of the category. */
        public Builder then(Action action) {
            then = action;
            return this;
        }

        public Builder firstAttemptOnly() {
            firstAttemptOnly = true;
            return this;
        }

        public Builder sample(String wire) {
            samples.add(wire);
            return this;
        }

        /** @throws NullPointerException without a category */
        public ReplyRule build() {
            return new ReplyRule(this);
        }
    }
}
