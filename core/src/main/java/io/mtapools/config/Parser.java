package io.mtapools.config;

/** Reads a value from its text. */
@FunctionalInterface
interface Parser<T> {
    /** Throws nothing but a {@link Complaint}. */
    T parse(String text) throws Complaint;
}
