package io.mtapools.feedback.reply;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tells, in one pass over a text, which expressions can match it at all: those of whose needles it contains one, and
 * those that have none. So the work for a reply hardly grows with their number. Immutable.
 */
final class RuleIndex {
    private static final int GRAM = 3;

    private final BitSet always = new BitSet();
    private final BitSet grams = new BitSet(1 << 16);
    private final Map<String, List<Needle>> byStart = new HashMap<>();

    RuleIndex(List<Pattern> patterns) {
        for (int place = 0; place < patterns.size(); place++) {
            List<String> needles = Needles.of(patterns.get(place).pattern());
            if (needles.isEmpty()) {
                always.set(place);
            }
            for (String needle : needles) {
                grams.set(gram(needle, 0));
                byStart.computeIfAbsent(needle.substring(0, GRAM), start -> new ArrayList<>())
                        .add(new Needle(needle, place));
            }
        }
    }

    /** What is worth trying, by its place. */
    BitSet candidates(String text) {
        BitSet candidates = (BitSet) always.clone();
        String lower = text.toLowerCase(Locale.ROOT);
        for (int at = 0; at + GRAM <= lower.length(); at++) {
            if (grams.get(gram(lower, at))) {
                addStartingAt(lower, at, candidates);
            }
        }
        return candidates;
    }

    private void addStartingAt(String text, int at, BitSet candidates) {
        for (Needle needle : byStart.getOrDefault(text.substring(at, at + GRAM), List.of())) {
            if (text.startsWith(needle.text, at)) {
                candidates.set(needle.place);
            }
        }
    }

    private static int gram(String text, int at) {
        return (text.charAt(at) * 961 + text.charAt(at + 1) * 31 + text.charAt(at + 2)) & 0xFFFF;
    }

    private static final class Needle {
        final String text;
        final int place;

        Needle(String text, int place) {
            this.text = text;
            this.place = place;
        }
    }
}
