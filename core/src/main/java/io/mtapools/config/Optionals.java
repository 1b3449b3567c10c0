package io.mtapools.config;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Absent numbers as the optionals that callers see. */
final class Optionals {
    private Optionals() {}

    static OptionalDouble of(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    static OptionalInt of(Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
