package io.mtapools.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How complaints and bounces come in and what follows from them. Immutable. */
public final class FeedbackSettings {
    private final Duration window;
    private final long atLeast;
    private final long complaintsAtLeast;
    private final String address;
    private final String secret;
    private final String returnPath;
    private final List<String> reporters;
    private final List<StateSettings> states;
    private final Double recoverBelow;
    private final Duration recoverAfter;

    private FeedbackSettings(Builder builder) {
        this.window = builder.window;
        this.atLeast = builder.atLeast;
        this.complaintsAtLeast = builder.complaintsAtLeast;
        this.address = builder.address;
        this.secret = builder.secret;
        this.returnPath = builder.returnPath;
        this.reporters = List.copyOf(builder.reporters);
        this.states = List.copyOf(builder.states);
        this.recoverBelow = builder.recoverBelow;
        this.recoverAfter = builder.recoverAfter;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Over which deliveries shares are taken; 7 days unless set. */
    public Duration window() {
        return window;
    }

    /** Deliveries in the window below which nothing is concluded; 2,000 unless set. */
    public long atLeast() {
        return atLeast;
    }

    /** Complaints in the window below which nothing is concluded; 3 unless set. */
    public long complaintsAtLeast() {
        return complaintsAtLeast;
    }

    /** The address that reports come to, as written. */
    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    /** What the keys of the trace header and of VERP addresses are derived from; at least 16 characters. Never log it. */
    public Optional<String> secret() {
        return Optional.ofNullable(secret);
    }

    /** The domain of the VERP return paths, or an address whose local part begins each of them. */
    public Optional<String> returnPath() {
        return Optional.ofNullable(returnPath);
    }

    /** Lower-case domains whose authenticated reports are believed besides the providers' own. */
    public List<String> reporters() {
        return reporters;
    }

    /** From mild to severe; none: nothing follows from figures. */
    public List<StateSettings> states() {
        return states;
    }

    public Optional<StateSettings> state(FeedbackState state) {
        return states.stream().filter(settings -> settings.state() == state).findFirst();
    }

    /** The share of complaints below which a state is left, once it held for {@link #recoverAfter}. */
    public OptionalDouble recoverBelow() {
        return Optionals.of(recoverBelow);
    }

    public Optional<Duration> recoverAfter() {
        return Optional.ofNullable(recoverAfter);
    }

    /** Collects the feedback settings. Not thread-safe. */
    public static final class Builder {
        private Duration window = Duration.ofDays(7);
        private long atLeast = 2000;
        private long complaintsAtLeast = 3;
        private String address;
        private String secret;
        private String returnPath;
        private final List<String> reporters = new ArrayList<>();
        private final List<StateSettings> states = new ArrayList<>();
        private Double recoverBelow;
        private Duration recoverAfter;

        private Builder() {}

        public Builder window(Duration duration) {
            window = duration;
            return this;
        }

        public Builder atLeast(long deliveries) {
            atLeast = deliveries;
            return this;
        }

        public Builder complaintsAtLeast(long complaints) {
            complaintsAtLeast = complaints;
            return this;
        }

        public Builder address(String mailbox) {
            address = mailbox;
            return this;
        }

        public Builder secret(String value) {
            secret = value;
            return this;
        }

        public Builder returnPath(String domainOrAddress) {
            returnPath = domainOrAddress;
            return this;
        }

        public Builder reporters(List<String> domains) {
            reporters.addAll(domains);
            return this;
        }

        public Builder state(StateSettings state) {
            states.add(state);
            return this;
        }

        public Builder recover(double below, Duration after) {
            recoverBelow = below;
            recoverAfter = after;
            return this;
        }

        public FeedbackSettings build() {
            return new FeedbackSettings(this);
        }
    }
}
