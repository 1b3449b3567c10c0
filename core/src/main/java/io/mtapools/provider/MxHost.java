package io.mtapools.provider;

import io.mtapools.model.DomainNames;
import java.util.Comparator;
import java.util.Locale;

/** One mail host of a domain. Immutable; sorts by preference, then by name. */
public final class MxHost implements Comparable<MxHost> {
    private static final Comparator<MxHost> ORDER =
            Comparator.comparingInt(MxHost::preference).thenComparing(MxHost::name);

    private final int preference;
    private final String name;

    private MxHost(int preference, String name) {
        this.preference = preference;
        this.name = name;
    }

    /** @param preference the lowest is tried first (RFC 5321, 5.1) */
    public static MxHost of(int preference, String host) {
        return new MxHost(preference, DomainNames.parse(host).orElseGet(() -> host.toLowerCase(Locale.ROOT)));
    }

    public int preference() {
        return preference;
    }

    /** Lower case, without a dot at the end. */
    public String name() {
        return name;
    }

    @Override
    public int compareTo(MxHost other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MxHost && compareTo((MxHost) other) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * preference + name.hashCode();
    }

    @Override
    public String toString() {
        return preference + " " + name;
    }
}
