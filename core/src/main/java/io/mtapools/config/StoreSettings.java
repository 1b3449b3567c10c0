package io.mtapools.config;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/** Where state lives. Immutable. */
public final class StoreSettings {
    /** What keeps the state. */
    public enum Kind {
        /** Files of this node. */
        EMBEDDED,
        /** A Redis that the nodes of a cluster share. */
        REDIS
    }

    private final Kind kind;
    private final URI uri;

    private StoreSettings(Kind kind, URI uri) {
        this.kind = kind;
        this.uri = uri;
    }

    public static StoreSettings embedded() {
        return new StoreSettings(Kind.EMBEDDED, null);
    }

    /**
     * A Redis.
     *
     * @param uri {@code redis://} or {@code rediss://}, with a host; may hold a password
     */
    public static StoreSettings redis(URI uri) {
        return new StoreSettings(Kind.REDIS, Objects.requireNonNull(uri));
    }

    public Kind kind() {
        return kind;
    }

    /** Of Redis; may hold a password, so never log it. */
    public Optional<URI> uri() {
        return Optional.ofNullable(uri);
    }

    /** Without the URI. */
    @Override
    public String toString() {
        return kind.toString();
    }
}
