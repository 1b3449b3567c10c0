package io.mtapools.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the file names and what it refers to; compared once all is read, since a name may come before what it means. */
final class NameIndex {
    /** What has a name. */
    enum Kind {
        TYPE("traffic type"),
        POOL("pool"),
        PROVIDER("provider"),
        WARM_UP("warm-up"),
        STATE("state");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    private final Problems problems;
    private final Map<Kind, Map<String, Place>> defined = new EnumMap<>(Kind.class);
    private final Map<Kind, Set<String>> shown = new EnumMap<>(Kind.class);
    private final List<Runnable> checks = new ArrayList<>();

    NameIndex(Problems problems) {
        this.problems = problems;
        for (Kind kind : Kind.values()) {
            defined.put(kind, new LinkedHashMap<>());
            shown.put(kind, new LinkedHashSet<>());
        }
    }

    /** A name that stands for something, once. */
    void define(Kind kind, Field field, String name) {
        Place before = defined.get(kind).putIfAbsent(name, field.place());
        if (before != null) {
            problems.error(field, Messages.duplicate(kind.text, before));
        } else if (field.isOpen()) {
            shown.get(kind).add(name);
        }
    }

    /** Names that are there without standing in the file. */
    void know(Kind kind, Collection<String> names) {
        names.forEach(name -> defined.get(kind).putIfAbsent(name, Place.START));
        shown.get(kind).addAll(names);
    }

    void refer(Kind kind, Field field, String name) {
        checks.add(() -> {
            if (!defined.get(kind).containsKey(name)) {
                problems.error(field, Messages.noSuch(kind.text, field.isOpen() ? name : "", shown.get(kind)));
            }
        });
    }

    /** Reports each reference that points nowhere. */
    void check() {
        checks.forEach(Runnable::run);
    }
}
