package io.mtapools.config;

import java.util.List;

/** What replies mean: the admin's own rules, tried first, and whether the built-in ones follow. Immutable. */
public final class RepliesSettings {
    private final boolean builtIn;
    private final List<ReplySettings> replies;

    private RepliesSettings(boolean builtIn, List<ReplySettings> replies) {
        this.builtIn = builtIn;
        this.replies = List.copyOf(replies);
    }

    public static RepliesSettings of(boolean builtIn, List<ReplySettings> replies) {
        return new RepliesSettings(builtIn, replies);
    }

    /** The built-in rules alone. */
    public static RepliesSettings standard() {
        return of(true, List.of());
    }

    public boolean builtIn() {
        return builtIn;
    }

    /** In the file's order: the first that matches wins. */
    public List<ReplySettings> replies() {
        return replies;
    }
}
