package io.mtapools.matchers;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.mail.MessagingException;

/** The names in a matcher's condition, for example {@code TrafficTypeIs=promotional,acquisition}. */
final class NamedCondition {
    private NamedCondition() {}

    /**
     * @param what what the names are of, for the message
     * @param valid all that {@code pools.xml} knows
     * @throws MessagingException where there is no name, or one that is not valid, with the nearest that is
     */
    static Set<String> parse(String matcher, String condition, String what, Collection<String> valid)
            throws MessagingException {
        Set<String> names = Arrays.stream((condition == null ? "" : condition).split(",", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.toSet());
        if (names.isEmpty()) {
            throw new MessagingException(matcher + " needs a " + what + ", for example " + matcher + "="
                    + valid.stream().findFirst().orElse("name") + ". " + known(what, valid));
        }
        for (String name : new TreeSet<>(names)) {
            if (!valid.contains(name)) {
                throw new MessagingException(matcher + "=" + condition + ": pools.xml has no " + what + " '" + name
                        + "'." + nearest(name, valid) + " " + known(what, valid));
            }
        }
        return names;
    }

    private static String nearest(String name, Collection<String> valid) {
        return NearestName.to(name, valid)
                .map(near -> " Did you mean '" + near + "'?")
                .orElse("");
    }

    private static String known(String what, Collection<String> valid) {
        return "Each " + what + " there: " + String.join(", ", new TreeSet<>(valid));
    }
}
