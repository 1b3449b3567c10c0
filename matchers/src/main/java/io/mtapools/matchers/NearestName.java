package io.mtapools.matchers;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The valid name that a mistyped one was most likely meant to be. */
final class NearestName {
    private static final int MOST_EDITS = 3;
    private static final int LONGEST = 60;

    private NearestName() {}

    static Optional<String> to(String typed, Collection<String> valid) {
        return valid.stream()
                .filter(name -> typed.length() <= LONGEST && distance(typed, name) <= MOST_EDITS)
                .min(Comparator.comparingInt((String name) -> distance(typed, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : step(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int step(int[][] edits, String a, String b, int i, int j) {
        int change = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        return Math.min(change, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
    }
}
