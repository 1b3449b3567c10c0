package io.mtapools.feedback.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Reports of our own writing, one for each form that is known, with what they mean. */
final class Samples {
    private static final String FOLDER = "/io/mtapools/feedback/reports/";

    private Samples() {}

    static byte[] bytes(String file) {
        try (InputStream in = Samples.class.getResourceAsStream(FOLDER + file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream mail(String name) {
        return new ByteArrayInputStream(bytes(name + ".eml"));
    }

    /** Rows of name, kind and recipients. */
    static List<String[]> expected() {
        return new String(bytes("expected.csv"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(";", -1))
                .collect(Collectors.toList());
    }
}
