package io.mtapools.feedback.reply;

import io.mtapools.feedback.reply.Action.Target;
import io.mtapools.feedback.reply.Action.What;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * An action as a rule file says it: a word, {@code -} and a target where the usual one is not meant, and {@code alarm},
 * parted by blanks or commas: {@code suspend}, {@code cut-stream}, {@code hold-domain, alarm}. Stateless.
 */
public final class ActionWords {
    private static final String EXPECTED =
            "expected none, cut, slow, one-connection, fewer-per-connection, suspend, hold-recipient, hold-domain or"
                    + " hold-stream (cut, slow and suspend may name -netblock, cut and slow -domain or -stream), and alarm";

    private ActionWords() {}

    /** @throws IllegalArgumentException with what was expected */
    public static Action parse(String words) {
        Action action = null;
        boolean alarm = false;
        for (String word : words.strip().toLowerCase(Locale.ROOT).split("[\\s,+]+")) {
            if (word.equals("alarm")) {
                alarm = true;
            } else if (action == null) {
                action = one(word).orElseThrow(() -> wrong(words));
            } else {
                throw wrong(words);
            }
        }
        Action said = action == null ? Action.none() : action;
        return alarm ? said.alarming() : said;
    }

    private static Optional<Action> one(String word) {
        if (word.equals("none")) {
            return Optional.of(Action.none());
        }
        return Arrays.stream(What.values())
                .filter(what -> what != What.NONE)
                .filter(what -> word.equals(Action.word(what)) || word.startsWith(Action.word(what) + "-"))
                .findFirst()
                .flatMap(what -> aimed(what, word.substring(Action.word(what).length())));
    }

    private static Optional<Action> aimed(What what, String target) {
        if (target.isEmpty()) {
            return what == What.HOLD ? Optional.empty() : Optional.of(Action.of(what, Target.IP));
        }
        return Arrays.stream(Target.values())
                .filter(known -> target.equals("-" + Action.word(known)))
                .findFirst()
                .map(known -> Action.of(what, known));
    }

    private static IllegalArgumentException wrong(String words) {
        return new IllegalArgumentException("then '" + words + "': " + EXPECTED);
    }
}
