package io.mtapools.model;

import java.util.Locale;
import java.util.Objects;

/**
 * One sender's mail of one type that shares a reputation: a campaign, a tenant, a product. Immutable.
 *
 * <p>The name comes from a mail, so it is made harmless here: lower case, control and white space characters become
 * '-', and it is cut to {@value #MAX_LENGTH} characters.
 */
public final class Stream {
    /** Longest stream name, in characters. */
    public static final int MAX_LENGTH = 100;

    private final TrafficType type;
    private final String name;

    private Stream(TrafficType type, String name) {
        this.type = type;
        this.name = name;
    }

    /** A stream of {@code type}; a name with nothing left in it becomes "unnamed". */
    public static Stream of(TrafficType type, String rawName) {
        String name = rawName.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Cntrl}/]+", "-");
        String cut = name.length() > MAX_LENGTH ? name.substring(0, MAX_LENGTH) : name;
        return new Stream(Objects.requireNonNull(type), cut.isEmpty() ? "unnamed" : cut);
    }

    public TrafficType type() {
        return type;
    }

    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Stream && type.equals(((Stream) other).type) && name.equals(((Stream) other).name);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + name.hashCode();
    }

    @Override
    public String toString() {
        return type + "/" + name;
    }
}
