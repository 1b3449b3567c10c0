package io.mtapools.model;

import java.util.regex.Pattern;

/** The one rule for names that appear in configuration, queue names, metrics and URLs. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");

    private Names() {}

    static boolean isValid(String name) {
        return name != null && NAME.matcher(name).matches();
    }

    static String check(String what, String name) {
        if (!isValid(name)) {
            throw new IllegalArgumentException(
                    what + " '" + name
                            + "': expected 1 to 40 characters of a-z, 0-9 and '-', beginning and ending with a letter or digit");
        }
        return name;
    }
}
