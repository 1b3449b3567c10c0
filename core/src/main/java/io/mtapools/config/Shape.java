package io.mtapools.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What an element may and must hold. Immutable. */
final class Shape {
    private static final int MANY = Integer.MAX_VALUE;

    private final Set<String> required;
    private final Set<String> attributes;
    private final Map<String, Child> children;
    private final boolean text;

    private Shape(Builder builder) {
        this.required = Collections.unmodifiableSet(builder.required);
        this.attributes = Collections.unmodifiableSet(builder.attributes);
        this.children = Collections.unmodifiableMap(builder.children);
        this.text = builder.text;
    }

    static Builder of() {
        return new Builder();
    }

    /** An element with text and no attributes. */
    static Shape textOnly() {
        return of().text().build();
    }

    Set<String> required() {
        return required;
    }

    /** All that are allowed, the required ones among them. */
    Set<String> attributes() {
        return attributes;
    }

    Map<String, Child> children() {
        return children;
    }

    boolean hasText() {
        return text;
    }

    /** A child element and how often it may be there. Immutable. */
    static final class Child {
        private final Shape shape;
        private final int atLeast;
        private final int atMost;

        private Child(Shape shape, int atLeast, int atMost) {
            this.shape = shape;
            this.atLeast = atLeast;
            this.atMost = atMost;
        }

        Shape shape() {
            return shape;
        }

        boolean isRequired() {
            return atLeast > 0;
        }

        boolean isRepeatable() {
            return atMost > 1;
        }
    }

    /** Collects a shape. Not thread-safe. */
    static final class Builder {
        private final Set<String> required = new LinkedHashSet<>();
        private final Set<String> attributes = new LinkedHashSet<>();
        private final Map<String, Child> children = new LinkedHashMap<>();
        private boolean text;

        Builder required(String... names) {
            Collections.addAll(required, names);
            Collections.addAll(attributes, names);
            return this;
        }

        Builder optional(String... names) {
            Collections.addAll(attributes, names);
            return this;
        }

        Builder one(String name, Shape shape) {
            children.put(name, new Child(shape, 1, 1));
            return this;
        }

        Builder maybe(String name, Shape shape) {
            children.put(name, new Child(shape, 0, 1));
            return this;
        }

        Builder some(String name, Shape shape) {
            children.put(name, new Child(shape, 1, MANY));
            return this;
        }

        Builder any(String name, Shape shape) {
            children.put(name, new Child(shape, 0, MANY));
            return this;
        }

        Builder text() {
            text = true;
            return this;
        }

        Shape build() {
            return new Shape(this);
        }
    }
}
