package io.mtapools.config;

import io.mtapools.model.Stream;
import io.mtapools.model.TrafficType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How a mail's type and stream are told. Immutable. */
public final class TrafficSettings {
    private final String typeHeader;
    private final String streamHeader;
    private final String engagementHeader;
    private final String expiresHeader;
    private final TrafficType otherwise;
    private final List<TypeSettings> types;
    private final Map<Stream, StreamSettings> streams;

    private TrafficSettings(Builder builder) {
        this.typeHeader = builder.typeHeader;
        this.streamHeader = builder.streamHeader;
        this.engagementHeader = builder.engagementHeader;
        this.expiresHeader = builder.expiresHeader;
        this.otherwise = builder.otherwise;
        this.types = List.copyOf(builder.types);
        this.streams = Collections.unmodifiableMap(new LinkedHashMap<>(builder.streams));
    }

    public static Builder otherwise(String type) {
        return new Builder(TrafficType.of(type));
    }

    public Optional<String> typeHeader() {
        return Optional.ofNullable(typeHeader);
    }

    public Optional<String> streamHeader() {
        return Optional.ofNullable(streamHeader);
    }

    public Optional<String> engagementHeader() {
        return Optional.ofNullable(engagementHeader);
    }

    public Optional<String> expiresHeader() {
        return Optional.ofNullable(expiresHeader);
    }

    /** The headers that tell us something and must never leave, in no order. */
    public List<String> taggingHeaders() {
        List<String> headers = new ArrayList<>();
        typeHeader().ifPresent(headers::add);
        streamHeader().ifPresent(headers::add);
        engagementHeader().ifPresent(headers::add);
        expiresHeader().ifPresent(headers::add);
        return headers;
    }

    /** The type of a mail that no condition matches. */
    public TrafficType otherwise() {
        return otherwise;
    }

    /** In the file's order: the first that matches wins. */
    public List<TypeSettings> types() {
        return types;
    }

    public Optional<TypeSettings> type(TrafficType type) {
        return types.stream().filter(settings -> settings.type().equals(type)).findFirst();
    }

    /** What is set for single streams. */
    public Collection<StreamSettings> streams() {
        return streams.values();
    }

    public Optional<StreamSettings> stream(Stream stream) {
        return Optional.ofNullable(streams.get(stream));
    }

    /** Collects the traffic settings. Not thread-safe. */
    public static final class Builder {
        private final TrafficType otherwise;
        private String typeHeader;
        private String streamHeader;
        private String engagementHeader;
        private String expiresHeader;
        private final List<TypeSettings> types = new ArrayList<>();
        private final Map<Stream, StreamSettings> streams = new LinkedHashMap<>();

        private Builder(TrafficType otherwise) {
            this.otherwise = Objects.requireNonNull(otherwise);
        }

        public Builder typeHeader(String name) {
            typeHeader = name;
            return this;
        }

        public Builder streamHeader(String name) {
            streamHeader = name;
            return this;
        }

        public Builder engagementHeader(String name) {
            engagementHeader = name;
            return this;
        }

        public Builder expiresHeader(String name) {
            expiresHeader = name;
            return this;
        }

        public Builder type(TypeSettings type) {
            types.add(type);
            return this;
        }

        public Builder stream(StreamSettings stream) {
            streams.put(stream.stream(), stream);
            return this;
        }

        public TrafficSettings build() {
            return new TrafficSettings(this);
        }
    }
}
