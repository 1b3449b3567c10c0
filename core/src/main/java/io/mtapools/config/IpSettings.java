package io.mtapools.config;

import io.mtapools.model.EgressIp;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/** One IP of a pool, with what is set for it alone. Immutable. */
public final class IpSettings {
    private final EgressIp ip;
    private final String warmUp;
    private final LocalDate since;
    private final boolean standby;

    private IpSettings(EgressIp ip, String warmUp, LocalDate since, boolean standby) {
        this.ip = Objects.requireNonNull(ip);
        this.warmUp = warmUp;
        this.since = since;
        this.standby = standby;
    }

    public static IpSettings of(EgressIp ip) {
        return new IpSettings(ip, null, null, false);
    }

    /** An IP that warms up by the named schedule, from {@code since} on. */
    public IpSettings warming(String schedule, LocalDate from) {
        return new IpSettings(ip, Objects.requireNonNull(schedule), from, standby);
    }

    /** An IP that is used only when the others can't carry the day. */
    public IpSettings asStandby() {
        return new IpSettings(ip, warmUp, since, true);
    }

    public EgressIp ip() {
        return ip;
    }

    /** The name of its warm-up schedule. */
    public Optional<String> warmUp() {
        return Optional.ofNullable(warmUp);
    }

    public Optional<LocalDate> since() {
        return Optional.ofNullable(since);
    }

    public boolean standby() {
        return standby;
    }
}
