package io.mtapools.config;

import java.util.HashMap;
import java.util.Map;

/** Compares elements with the shape they must have: unknown, missing, repeated. */
final class ShapeCheck {
    private final Problems problems;

    ShapeCheck(Problems problems) {
        this.problems = problems;
    }

    void check(Node node, Shape shape) {
        attributes(node, shape);
        children(node, shape);
        if (!shape.hasText() && node.hasText()) {
            problems.error(node, Messages.noTextHere());
        }
        if (shape.hasText() && node.isComplete() && !node.hasText()) {
            problems.error(node, Messages.textMissing());
        }
    }

    private void attributes(Node node, Shape shape) {
        node.attributes().forEach((name, field) -> {
            if (!shape.attributes().contains(name)) {
                problems.error(
                        field.place(), node.label() + ": " + Messages.unknown("attribute", name, shape.attributes()));
            }
        });
        for (String name : shape.required()) {
            if (node.attribute(name).isEmpty()) {
                problems.error(node, Messages.attributeMissing(name));
            }
        }
    }

    private void children(Node node, Shape shape) {
        Map<String, Node> first = new HashMap<>();
        for (Node child : node.children()) {
            Shape.Child known = shape.children().get(child.name());
            if (known == null) {
                problems.error(
                        child.place(),
                        "<" + child.name() + ">: "
                                + Messages.unknownElement(
                                        node.name(), shape.children().keySet(), child.name()));
                continue;
            }
            Node before = first.putIfAbsent(child.name(), child);
            if (before != null && !known.isRepeatable()) {
                problems.error(child, Messages.onlyOnce(node.name(), before.place()));
            }
            check(child, known.shape());
        }
        shape.children().forEach((name, child) -> {
            if (child.isRequired() && node.isComplete() && !first.containsKey(name)) {
                problems.error(node, Messages.elementMissing(name));
            }
        });
    }
}
