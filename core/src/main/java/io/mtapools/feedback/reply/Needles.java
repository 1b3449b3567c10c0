package io.mtapools.feedback.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds strings of which every match of a regular expression contains at least one, so that a rule's expression need
 * not be tried on a text without them. Careful rather than clever: what it does not know for certain counts as unknown.
 * Not thread-safe; one is used for one expression.
 */
final class Needles {
    private static final int SHORTEST = 3;

    private final String regex;
    private int at;
    private boolean doubtful;

    private Needles(String regex) {
        this.regex = regex;
    }

    /** Lower case, each of 3 characters or more; empty where nothing is certain. */
    static List<String> of(String regex) {
        Needles needles = new Needles(regex);
        List<String> found = needles.alternatives();
        return needles.doubtful || needles.at < regex.length() ? List.of() : found;
    }

    /** Any one of several may match: without a needle of one, there is none of the whole. */
    private List<String> alternatives() {
        List<String> all = new ArrayList<>();
        boolean known = true;
        while (true) {
            List<String> one = sequence();
            known &= !one.isEmpty();
            all.addAll(one);
            if (at < regex.length() && regex.charAt(at) == '|') {
                at++;
            } else {
                return known ? all : List.of();
            }
        }
    }

    /** All parts must match: the part with the longest needles stands for the whole. */
    private List<String> sequence() {
        List<String> best = List.of();
        StringBuilder run = new StringBuilder();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            char c = regex.charAt(at);
            if (c == '(') {
                best = better(best, ended(run));
                List<String> group = group();
                best = better(best, optional() ? List.of() : group);
            } else if (isLiteral(c)) {
                char literal = c == '\\' ? regex.charAt(at + 1) : c;
                at += c == '\\' ? 2 : 1;
                best = literal(run, literal, best);
            } else {
                best = better(best, ended(run));
                skipOne(c);
                optional();
            }
        }
        return better(best, ended(run));
    }

    private List<String> literal(StringBuilder run, char c, List<String> best) {
        boolean repeated = at < regex.length() && "?*+{".indexOf(regex.charAt(at)) >= 0;
        if (!repeated) {
            run.append(Character.toLowerCase(c));
            return best;
        }
        List<String> before = better(best, ended(run));
        optional();
        return before;
    }

    private boolean isLiteral(char c) {
        if (c == '\\') {
            return at + 1 < regex.length() && !Character.isLetterOrDigit(regex.charAt(at + 1));
        }
        return (c < 128 || isCaseless(c)) && ".[^$?*+{".indexOf(c) < 0;
    }

    /** Beyond ASCII, what lower-casing a text leaves alone; the two small sigmas depend on what follows. */
    private static boolean isCaseless(char c) {
        return Character.isLetter(c) && Character.toLowerCase(c) == c && c != '\u03C2' && c != '\u03C3';
    }

    private List<String> group() {
        at++;
        boolean looks = regex.startsWith("?!", at) || regex.startsWith("?<", at) || regex.startsWith("?=", at);
        if (regex.startsWith("?:", at)) {
            at += 2;
        } else if (looks) {
            at += 2;
        } else if (at < regex.length() && regex.charAt(at) == '?') {
            doubtful = true;
        }
        List<String> inner = alternatives();
        at++;
        return looks ? List.of() : inner;
    }

    private void skipOne(char c) {
        if (c == '[') {
            skipClass();
        } else if (c == '\\') {
            doubtful |= at + 1 < regex.length() && "dDsSwWb".indexOf(regex.charAt(at + 1)) < 0;
            at += 2;
        } else {
            at++;
        }
    }

    private void skipClass() {
        int end = regex.indexOf(']', at + 2);
        doubtful |= end < 0 || regex.substring(at + 1, end).matches(".*(\\[|&&|\\\\).*");
        at = end < 0 ? regex.length() : end + 1;
    }

    /** Reads a quantifier, if one follows. @return whether what it belongs to may be missing */
    private boolean optional() {
        if (at >= regex.length() || "?*+{".indexOf(regex.charAt(at)) < 0) {
            return false;
        }
        boolean optional = regex.charAt(at) != '+';
        at = regex.charAt(at) == '{' ? Math.max(at, regex.indexOf('}', at)) + 1 : at + 1;
        if (at < regex.length() && "?+".indexOf(regex.charAt(at)) >= 0) {
            at++;
        }
        return optional;
    }

    private static List<String> ended(StringBuilder run) {
        String text = run.toString().toLowerCase(Locale.ROOT);
        run.setLength(0);
        return text.length() < SHORTEST ? List.of() : List.of(text);
    }

    private static List<String> better(List<String> one, List<String> other) {
        return shortest(other) > shortest(one) ? other : one;
    }

    private static int shortest(List<String> needles) {
        return needles.stream().mapToInt(String::length).min().orElse(0);
    }
}
