package io.mtapools.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads {@code pools.xml}: all of it, or every error at once with its place and a remedy. Nothing outside the file and
 * the environment is looked at: no DTD, no external entity, no DNS. Thread-safe.
 */
public final class PoolsXml {
    private static final int MAX_BYTES = 16 * 1024 * 1024;

    private PoolsXml() {}

    /**
     * Reads a file; the stream is not closed.
     *
     * @param systemId how messages call the file, for example {@code pools.xml}
     * @param environment the value of a variable, or null where it is unset
     * @throws ConfigurationException with all that is wrong
     */
    public static Result read(InputStream xml, String systemId, Function<String, String> environment) {
        Problems problems = new Problems(systemId);
        Optional<String> text = bytes(xml, problems).flatMap(bytes -> Decoder.decode(bytes, problems));
        problems.throwIfAny();
        return read(text.orElseThrow(), problems, environment);
    }

    /**
     * Reads a text, whatever encoding it declares.
     *
     * @param systemId how messages call the file, for example {@code pools.xml}
     * @param environment the value of a variable, or null where it is unset
     * @throws ConfigurationException with all that is wrong
     */
    public static Result read(String xml, String systemId, Function<String, String> environment) {
        return read(xml, new Problems(systemId), environment);
    }

    private static Result read(String xml, Problems problems, Function<String, String> environment) {
        Environment variables = new Environment(Objects.requireNonNull(environment));
        Optional<Node> root = new TreeReader(xml, variables, problems).read();
        Optional<Node> wrong = root.filter(node -> !node.name().equals("pools"));
        wrong.ifPresent(node -> problems.error(node, Messages.wrongRoot("pools")));
        if (root.isEmpty() || wrong.isPresent()) {
            problems.throwIfAny();
        }
        Settings settings = new PoolsReader(problems).read(root.orElseThrow());
        return new Result(settings, problems.warnings());
    }

    private static Optional<byte[]> bytes(InputStream xml, Problems problems) {
        try {
            byte[] bytes = xml.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                problems.error(Place.START, Messages.tooLarge(MAX_BYTES));
                return Optional.empty();
            }
            return Optional.of(bytes);
        } catch (IOException e) {
            problems.error(Place.START, Messages.unreadable(String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** A file that can be used. Immutable. */
    public static final class Result {
        private final Settings settings;
        private final List<Problem> warnings;

        private Result(Settings settings, List<Problem> warnings) {
            this.settings = settings;
            this.warnings = List.copyOf(warnings);
        }

        public Settings settings() {
            return settings;
        }

        /** What is legal and unwise, in the file's order. */
        public List<Problem> warnings() {
            return warnings;
        }
    }
}
