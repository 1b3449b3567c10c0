package io.mtapools.feedback.reply;

import io.mtapools.model.ReplyCategory;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * What a reply asks of us: what to do, to whom, for how long, how fast to go on afterwards, and whether a person should
 * hear of it. Immutable. It says what is due, not that it is done: shares, minimum samples and reaction times belong to
 * the velocity that reads it.
 */
public final class Action {
    /** What to do. */
    public enum What {
        NONE,
        /** Lower the velocity by the configured cut. */
        CUT,
        /** One message a minute. */
        SLOW,
        /** One connection at a time. */
        ONE_CONNECTION,
        /** Fewer messages over one connection; the velocity stays. */
        FEWER_PER_CONNECTION,
        /** No mail from this IP or netblock. */
        SUSPEND,
        /** What is of this recipient, domain or stream waits. */
        HOLD
    }

    /** To whom; always at the provider that replied. */
    public enum Target {
        IP,
        /** The IP's /24, or /64 where it is IPv6. */
        NETBLOCK,
        /** The authenticated (DKIM) domain. */
        DOMAIN,
        STREAM,
        RECIPIENT
    }

    private static final Action NOTHING = new Action(What.NONE, Target.IP, Duration.ZERO, 1, false);

    private final What what;
    private final Target target;
    private final Duration lasts;
    private final double velocityAfter;
    private final boolean alarm;

    private Action(What what, Target target, Duration lasts, double velocityAfter, boolean alarm) {
        this.what = what;
        this.target = target;
        this.lasts = Objects.requireNonNull(lasts);
        this.velocityAfter = velocityAfter;
        this.alarm = alarm;
    }

    public static Action none() {
        return NOTHING;
    }

    /** @throws IllegalArgumentException if {@code what} cannot be done to {@code target} */
    public static Action of(What what, Target target) {
        if (!fits(what, target)) {
            throw new IllegalArgumentException("'" + word(what) + "' cannot act on '" + word(target) + "'");
        }
        return new Action(what, target, Duration.ZERO, 1, false);
    }

    /** What is done about a reply of this category where its rule says nothing else. */
    public static Action usual(ReplyCategory category) {
        switch (category) {
            case RATE_LIMITED:
                return of(What.CUT, Target.IP);
            case REPUTATION:
                return of(What.SUSPEND, Target.IP).lasting(Duration.ofHours(2)).alarming();
            case AUTHENTICATION:
                return of(What.HOLD, Target.DOMAIN).alarming();
            default:
                return none();
        }
    }

    private static boolean fits(What what, Target target) {
        switch (what) {
            case SUSPEND:
                return target == Target.IP || target == Target.NETBLOCK;
            case HOLD:
                return target == Target.DOMAIN || target == Target.STREAM || target == Target.RECIPIENT;
            case SLOW:
            case CUT:
                return target != Target.RECIPIENT;
            default:
                return target == Target.IP;
        }
    }

    /** The same, for this long. @throws IllegalArgumentException if negative */
    public Action lasting(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("lasts " + time + ": expected zero or more");
        }
        return new Action(what, target, time, velocityAfter, alarm);
    }

    /** The same, then this share of the velocity from before. @throws IllegalArgumentException unless 0 < share ≤ 1 */
    public Action thenAt(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("velocity " + share + ": expected more than 0% and at most 100%");
        }
        return new Action(what, target, lasts, share, alarm);
    }

    /** The same, and a person should know. */
    public Action alarming() {
        return new Action(what, target, lasts, velocityAfter, true);
    }

    public What what() {
        return what;
    }

    public Target target() {
        return target;
    }

    /** How long; zero where the back-off settings decide. */
    public Duration lasts() {
        return lasts;
    }

    /** The share of the velocity from before to begin again with, once the time is over; 1 where the rule names none. */
    public double velocityAfter() {
        return velocityAfter;
    }

    public boolean isAlarm() {
        return alarm;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Action && toString().equals(other.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return word(what)
                + (what == What.NONE ? "" : " " + word(target))
                + (lasts.isZero() ? "" : " for " + lasts)
                + (velocityAfter < 1 ? " then " + Math.round(velocityAfter * 100) + "%" : "")
                + (alarm ? ", alarm" : "");
    }
}
