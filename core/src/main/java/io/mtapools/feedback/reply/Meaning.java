package io.mtapools.feedback.reply;

import io.mtapools.model.ReplyCategory;
import java.util.Objects;

/** What one reply means, what to do about it, and which rule says so. Immutable. */
public final class Meaning {
    private final ReplyCategory category;
    private final Action action;
    private final String rule;
    private final boolean hard;
    private final boolean byRule;

    private Meaning(ReplyCategory category, Action action, String rule, boolean hard, boolean byRule) {
        this.category = Objects.requireNonNull(category);
        this.action = Objects.requireNonNull(action);
        this.rule = Objects.requireNonNull(rule);
        this.hard = hard;
        this.byRule = byRule;
    }

    static Meaning byRule(ReplyRule rule, boolean permanent) {
        boolean hard = permanent && provesRecipientGone(rule.means());
        return new Meaning(rule.means(), rule.then(), rule.id(), hard, true);
    }

    static Meaning byCode(ReplyCategory category, String why, boolean permanent) {
        boolean hard = permanent && provesRecipientGone(category);
        return new Meaning(category, Action.usual(category), why, hard, false);
    }

    /** Whether a permanent failure of this category proves, once, that the address takes no mail. */
    public static boolean provesRecipientGone(ReplyCategory category) {
        return category == ReplyCategory.INVALID_RECIPIENT || category == ReplyCategory.BAD_DOMAIN;
    }

    public ReplyCategory category() {
        return category;
    }

    public Action action() {
        return action;
    }

    /** The rule's id, or {@code enhanced 5.1.1}, {@code code 550}, {@code none}: what the answer rests on. */
    public String rule() {
        return rule;
    }

    /** Whether a rule knew the words, or else only the codes were read. */
    public boolean isByRule() {
        return byRule;
    }

    /**
     * Whether it proves, alone and for good, that this address takes no mail. An inactive recipient does not: that
     * needs repeated proof.
     */
    public boolean hard() {
        return hard;
    }

    @Override
    public String toString() {
        return category.text() + (hard ? " (hard)" : "") + ", " + action + ", by " + rule;
    }
}
