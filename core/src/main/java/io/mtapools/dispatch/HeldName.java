package io.mtapools.dispatch;

import io.mtapools.model.LaneKey;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a held mail: when it is due, a hash of its lane and of what it waits with, and its id. 62 ASCII characters
 * that tell nothing of sender or recipient and sort by due time. Immutable, and small: one is kept for each held mail.
 */
public final class HeldName implements Comparable<HeldName> {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{12})-([0-9a-f]{8})([0-9a-f]{8})-([0-9a-f]{32})");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final long LATEST = 0xffffffffffffL;
    private static final Comparator<HeldName> ORDER =
            Comparator.comparingLong(HeldName::dueMillis).thenComparing(HeldName::toString);

    private final long dueMillis;
    private final long group;
    private final UUID id;

    private HeldName(long dueMillis, long group, UUID id) {
        this.dueMillis = dueMillis;
        this.group = group;
        this.id = id;
    }

    /**
     * @param dueMillis milliseconds since 1970, wall clock; a moment before that counts as 1970
     * @throws IllegalArgumentException where {@code id} is not as {@link Parcel#id} says
     */
    static HeldName of(long dueMillis, Facts facts, String id) {
        long due = Math.max(0, Math.min(dueMillis, LATEST));
        return new HeldName(
                due,
                groupOf(facts),
                readId(id)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "'" + id + "' is no delivery's id: expected 32 hexadecimal digits")));
    }

    /** Reads a name that {@link #toString} wrote; empty for any other. */
    public static Optional<HeldName> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        long group = Long.parseUnsignedLong(form.group(2) + form.group(3), 16);
        return readId(form.group(4)).map(id -> new HeldName(Long.parseLong(form.group(1), 16), group, id));
    }

    /** An id as a value that is quickly compared; empty where it is none. */
    static Optional<UUID> readId(String text) {
        return ID.matcher(text).matches()
                ? Optional.of(new UUID(
                        Long.parseUnsignedLong(text.substring(0, 16), 16),
                        Long.parseUnsignedLong(text.substring(16), 16)))
                : Optional.empty();
    }

    static int laneHash(LaneKey lane) {
        return hash(lane.toString());
    }

    /** What {@link #group} is for mail with these facts. */
    static long groupOf(Facts facts) {
        return (long) laneHash(facts.lane()) << 32 | Integer.toUnsignedLong(hash(ownKey(facts)));
    }

    /** All that can block one mail and not its lane: mail that shares it waits in one line. */
    private static String ownKey(Facts facts) {
        return facts.keep().map(Object::toString).orElse("") + "|" + facts.mxSet() + "|" + facts.domain() + "|"
                + facts.stream();
    }

    private static int hash(String text) {
        long hash = 1125899906842597L;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return (int) (hash ^ (hash >>> 32));
    }

    /** Milliseconds since 1970. */
    public long dueMillis() {
        return dueMillis;
    }

    /** The same for all mail of one pool and provider. */
    int laneHash() {
        return (int) (group >>> 32);
    }

    /** The same for all mail that waits for the same. */
    long group() {
        return group;
    }

    UUID id() {
        return id;
    }

    /** The same name, one millisecond later. */
    HeldName later() {
        return new HeldName(dueMillis + 1, group, id);
    }

    @Override
    public int compareTo(HeldName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeldName
                && dueMillis == ((HeldName) other).dueMillis
                && group == ((HeldName) other).group
                && id.equals(((HeldName) other).id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(dueMillis, group, id);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%012x-%016x-%016x%016x",
                dueMillis,
                group,
                id.getMostSignificantBits(),
                id.getLeastSignificantBits());
    }
}
