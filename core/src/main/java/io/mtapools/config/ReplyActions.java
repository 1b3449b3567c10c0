package io.mtapools.config;

import java.util.List;

/** The words for what is done after a reply; what they mean is the business of the feedback. */
final class ReplyActions {
    static final List<String> WORDS = List.of(
            "none",
            "cut",
            "cut-netblock",
            "cut-domain",
            "cut-stream",
            "slow",
            "slow-netblock",
            "slow-domain",
            "slow-stream",
            "one-connection",
            "fewer-per-connection",
            "suspend",
            "suspend-netblock",
            "hold-recipient",
            "hold-domain",
            "hold-stream");

    private static final String ALARM = "alarm";

    private ReplyActions() {}

    /** One word, {@code alarm}, or both. */
    static String parse(String text) throws Complaint {
        List<String> words = List.of(text.split("\\s*,\\s*", -1));
        boolean alarm = words.get(words.size() - 1).equals(ALARM);
        List<String> actions = alarm ? words.subList(0, words.size() - 1) : words;
        if (actions.size() > 1 || !WORDS.containsAll(actions)) {
            throw new Complaint(Messages.expected(
                            "one of " + String.join(", ", WORDS) + "; or alarm; or both, as in" + " \"suspend, alarm\"")
                    + Nearest.to(actions.get(0), WORDS)
                            .map(near -> "; did you mean \"" + near + "\"?")
                            .orElse(""));
        }
        return String.join(", ", words);
    }
}
