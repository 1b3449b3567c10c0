package io.mtapools.config;

import io.mtapools.model.Limit;
import io.mtapools.model.Stream;
import java.util.Objects;
import java.util.Optional;

/** What is set for one stream alone. Immutable. */
public final class StreamSettings {
    /** Of a stream for which none is set. */
    public static final int STANDARD_WEIGHT = 1;

    private final Stream stream;
    private final Limit limit;
    private final int weight;

    private StreamSettings(Stream stream, Limit limit, int weight) {
        this.stream = Objects.requireNonNull(stream);
        this.limit = limit;
        this.weight = weight;
    }

    public static StreamSettings of(Stream stream) {
        return new StreamSettings(stream, null, STANDARD_WEIGHT);
    }

    /** The same, with a limit over all IPs and providers together. */
    public StreamSettings limited(Limit most) {
        return new StreamSettings(stream, Objects.requireNonNull(most), weight);
    }

    /** The same, with its turns in a lane for each turn of a stream of weight 1. */
    public StreamSettings weighing(int turns) {
        return new StreamSettings(stream, limit, turns);
    }

    public Stream stream() {
        return stream;
    }

    public Optional<Limit> limit() {
        return Optional.ofNullable(limit);
    }

    public int weight() {
        return weight;
    }
}
