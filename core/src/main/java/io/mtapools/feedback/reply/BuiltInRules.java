package io.mtapools.feedback.reply;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The rules that ship with the pack, read once from {@code replies.xml}. Thread-safe. */
final class BuiltInRules {
    private static final String FILE = "/io/mtapools/feedback/replies.xml";

    static final List<ReplyRule> RULES = load();

    private BuiltInRules() {}

    private static List<ReplyRule> load() {
        try (InputStream file = BuiltInRules.class.getResourceAsStream(FILE)) {
            return RuleFile.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
