package io.mtapools.config;

import java.util.Optional;

/**
 * What all readers of one file share. A value that can't be read is reported and replaced, so that reading goes on to
 * the next mistake; what is made of replacements is never seen, because a problem ends the whole in an exception.
 */
final class Reading {
    private final Problems problems;
    private final NameIndex names;

    Reading(Problems problems) {
        this.problems = problems;
        this.names = new NameIndex(problems);
    }

    Problems problems() {
        return problems;
    }

    NameIndex names() {
        return names;
    }

    /** Empty where it is absent or wrong; what is wrong is reported. */
    <T> Optional<T> value(Field field, Parser<T> parser) {
        try {
            Optional<String> text = field.value();
            return text.isPresent() ? Optional.of(parser.parse(text.get())) : Optional.empty();
        } catch (Complaint complaint) {
            problems.error(field, complaint.getMessage());
            return Optional.empty();
        }
    }

    <T> Optional<T> attribute(Node node, String name, Parser<T> parser) {
        Optional<Field> field = node.attribute(name);
        return field.isPresent() ? value(field.get(), parser) : Optional.empty();
    }

    <T> T attribute(Node node, String name, Parser<T> parser, T otherwise) {
        return attribute(node, name, parser).orElse(otherwise);
    }

    /** Of an element without text, which the shape check reports, nothing is read. */
    <T> Optional<T> text(Node node, Parser<T> parser) {
        return node.hasText() ? value(node.text(), parser) : Optional.empty();
    }

    /** The name that an element defines, or one that stands in for it. */
    String define(NameIndex.Kind kind, Node node) {
        Optional<String> name = attribute(node, "name", Parsers::name);
        name.ifPresent(known -> names.define(kind, node.attribute("name").orElseThrow(), known));
        return name.orElse("unnamed");
    }

    /** A name in an attribute that must be defined somewhere in the file. */
    Optional<String> refer(NameIndex.Kind kind, Node node, String attribute) {
        Optional<String> name = attribute(node, attribute, Parsers::name);
        name.ifPresent(known -> names.refer(kind, node.attribute(attribute).orElseThrow(), known));
        return name;
    }
}
