package io.mtapools.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** Host and domain names (RFC 1123) of two labels or more, as lower case. */
final class HostNames {
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*\\.(?![0-9]+$)" + LABEL);
    private static final Pattern ANY_TOP_LEVEL = Pattern.compile(LABEL + "\\.\\*");
    private static final int LONGEST = 253;

    private HostNames() {}

    static String helo(String text) throws Complaint {
        return check(text, "a full host name, the one that this IP's PTR record says, for example mta1.example.com");
    }

    static String domain(String text) throws Complaint {
        return check(text, "a domain of ASCII letters, digits, '-' and '.' (others as xn--…), for example example.com");
    }

    static String mxSuffix(String text) throws Complaint {
        return check(
                text,
                "the end of an MX host's name, two labels or more, without '*' or a dot before it, for example"
                        + " google.com");
    }

    /** A recipient domain, or {@code gmx.*}. */
    static String recipientDomain(String text) throws Complaint {
        String lower = text.toLowerCase(Locale.ROOT);
        if (ANY_TOP_LEVEL.matcher(lower).matches()) {
            return lower;
        }
        return check(text, "a domain, for example gmail.com, or gmx.* for gmx under any top-level domain");
    }

    static boolean isName(String lower) {
        return lower.length() <= LONGEST && NAME.matcher(lower).matches();
    }

    private static String check(String text, String expectation) throws Complaint {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!isName(lower)) {
            throw new Complaint(Messages.expected(expectation));
        }
        return lower;
    }
}
