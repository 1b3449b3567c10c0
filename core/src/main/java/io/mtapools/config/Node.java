package io.mtapools.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An element of the file with its place. Filled while the file is read, then only read. */
final class Node {
    private final String name;
    private final Place place;
    private final Map<String, Field> attributes = new LinkedHashMap<>();
    private final List<Node> children = new ArrayList<>();
    private Field text;
    private boolean complete;

    Node(String name, Place place) {
        this.name = name;
        this.place = place;
        this.text = Field.text(name, "", "", place);
    }

    void add(String attribute, Field field) {
        attributes.put(attribute, field);
    }

    void add(Node child) {
        children.add(child);
    }

    /** Its end tag was reached: what it lacks, it does lack. */
    void complete(Field allText) {
        text = allText;
        complete = true;
    }

    String name() {
        return name;
    }

    Place place() {
        return place;
    }

    Map<String, Field> attributes() {
        return Collections.unmodifiableMap(attributes);
    }

    Optional<Field> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    List<Node> children() {
        return Collections.unmodifiableList(children);
    }

    List<Node> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).collect(Collectors.toList());
    }

    Optional<Node> child(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).findFirst();
    }

    Field text() {
        return text;
    }

    boolean hasText() {
        return text.value().map(value -> !value.isEmpty()).orElse(true);
    }

    boolean isComplete() {
        return complete;
    }

    /** For example {@code <pool name="promotional">}. */
    String label() {
        return attribute("name")
                .or(() -> attribute("address"))
                .map(Field::label)
                .orElse("<" + name + ">");
    }
}
