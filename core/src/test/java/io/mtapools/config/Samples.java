package io.mtapools.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** The files that the tests of this package begin from. */
final class Samples {
    static final String SECRET = "correct-horse-battery-staple";
    static final Function<String, String> ENVIRONMENT =
            Map.of("MTAPOOLS_SECRET", SECRET, "EMPTY", "", "POOL", "hidden-pool-name", "HOST", "hidden host")::get;

    private static final Path CONF = Path.of("..", "james-conf", "conf");

    private Samples() {}

    /** A file that sets everything. */
    static String good() {
        try (var stream = Samples.class.getResourceAsStream("good.xml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an admin gets. */
    static String shipped() {
        try {
            return Files.readString(CONF.resolve("pools.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path schema() {
        return CONF.resolve("pools.xsd");
    }

    /** Replaces what must be there exactly once. */
    static String replace(String text, String old, String by) {
        int at = text.indexOf(old);
        if (at < 0 || text.indexOf(old, at + 1) >= 0) {
            throw new IllegalArgumentException("not there exactly once: " + old);
        }
        return text.substring(0, at) + by + text.substring(at + old.length());
    }
}
