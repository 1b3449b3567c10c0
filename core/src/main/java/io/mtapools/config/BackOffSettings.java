package io.mtapools.config;

import java.time.Duration;
import java.util.Objects;

/** How an IP's velocity at a provider falls on trouble and comes back. Shares are from 0 to 1. Immutable. */
public final class BackOffSettings {
    private final double cut;
    private final Duration reaction;
    private final double step;
    private final Duration every;

    private BackOffSettings(double cut, Duration reaction, double step, Duration every) {
        this.cut = cut;
        this.reaction = Objects.requireNonNull(reaction);
        this.step = step;
        this.every = Objects.requireNonNull(every);
    }

    public static BackOffSettings of(double cut, Duration reaction, double step, Duration every) {
        return new BackOffSettings(cut, reaction, step, every);
    }

    /** Cut by half, at most once a minute; back by 10 % of the full velocity every 10 minutes. */
    public static BackOffSettings standard() {
        return of(0.5, Duration.ofMinutes(1), 0.1, Duration.ofMinutes(10));
    }

    /** The share of the velocity that a cut takes away. */
    public double cut() {
        return cut;
    }

    /** The time after a cut in which further trouble is the same trouble. */
    public Duration reaction() {
        return reaction;
    }

    /** The share of the full velocity that one step gives back. */
    public double step() {
        return step;
    }

    /** The time without trouble that earns a step. */
    public Duration every() {
        return every;
    }
}
