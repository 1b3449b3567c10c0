package io.mtapools.dispatch;

import io.mtapools.model.LaneKey;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a held mail: when it is due, a hash of its lane and of what it waits with, and its id. 62 ASCII characters
 * that tell nothing of sender or recipient and sort by due time. Immutable.
 */
public final class HeldName implements Comparable<HeldName> {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{12})-([0-9a-f]{8})([0-9a-f]{8})-([0-9a-f]{32})");
    private static final long LATEST = 0xffffffffffffL;

    private final long dueMillis;
    private final String laneHash;
    private final String ownHash;
    private final String id;

    private HeldName(long dueMillis, String laneHash, String ownHash, String id) {
        this.dueMillis = dueMillis;
        this.laneHash = laneHash;
        this.ownHash = ownHash;
        this.id = Objects.requireNonNull(id);
    }

    /** @param dueMillis milliseconds since 1970, wall clock; a moment before that counts as 1970 */
    static HeldName of(long dueMillis, Facts facts, String id) {
        long due = Math.max(0, Math.min(dueMillis, LATEST));
        return new HeldName(due, laneHash(facts.lane()), hash(ownKey(facts)), id);
    }

    /** Reads a name that {@link #toString} wrote; empty for any other. */
    public static Optional<HeldName> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(
                        new HeldName(Long.parseLong(form.group(1), 16), form.group(2), form.group(3), form.group(4)))
                : Optional.empty();
    }

    static String laneHash(LaneKey lane) {
        return hash(lane.toString());
    }

    /** All that can block one mail and not its lane: mail that shares it waits in one line. */
    private static String ownKey(Facts facts) {
        return facts.keep().map(Object::toString).orElse("") + "|" + facts.mxSet() + "|" + facts.domain();
    }

    private static String hash(String text) {
        long hash = 1125899906842597L;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return String.format("%08x", (int) (hash ^ (hash >>> 32)));
    }

    /** Milliseconds since 1970. */
    public long dueMillis() {
        return dueMillis;
    }

    /** The same for all mail of one pool and provider. */
    public String laneHash() {
        return laneHash;
    }

    /** The same for all mail that waits for the same. */
    public String group() {
        return laneHash + ownHash;
    }

    public String id() {
        return id;
    }

    @Override
    public int compareTo(HeldName other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeldName && toString().equals(other.toString());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return String.format("%012x-%s%s-%s", dueMillis, laneHash, ownHash, id);
    }
}
