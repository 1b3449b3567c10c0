package io.mtapools.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The mailbox providers that come with the pack: {@code providers.xml} beside this class. */
final class BuiltInProviders {
    private static final String RESOURCE = "providers.xml";
    private static final List<ProviderSettings> ALL = read();

    private BuiltInProviders() {}

    /** In matching order, everyone else last. */
    static List<ProviderSettings> all() {
        return ALL;
    }

    private static List<ProviderSettings> read() {
        Problems problems = new Problems(RESOURCE);
        Reading reading = new Reading(problems);
        Node root = new TreeReader(text(), new Environment(name -> null), problems)
                .read()
                .orElseThrow(() -> new IllegalStateException(RESOURCE + " is empty"));
        new ShapeCheck(problems).check(root, Grammar.PROVIDERS);
        ProviderReader reader = new ProviderReader(reading);
        List<ProviderSettings> providers =
                root.children("provider").stream().map(reader::read).collect(Collectors.toUnmodifiableList());
        problems.throwIfAny();
        return providers;
    }

    private static String text() {
        try (InputStream stream = BuiltInProviders.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
