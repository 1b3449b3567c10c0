package io.mtapools.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where a start tag and its attributes stand in the text. Immutable. */
final class StartTag {
    private final String name;
    private final int offset;
    private final Map<String, Integer> attributes;

    StartTag(String name, int offset, Map<String, Integer> attributes) {
        this.name = name;
        this.offset = offset;
        this.attributes = new LinkedHashMap<>(attributes);
    }

    String name() {
        return name;
    }

    int offset() {
        return offset;
    }

    boolean declares(String attribute) {
        return attributes.containsKey(attribute);
    }

    int offsetOf(String attribute) {
        return attributes.getOrDefault(attribute, offset);
    }
}
