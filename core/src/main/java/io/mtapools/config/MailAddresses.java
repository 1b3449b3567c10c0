package io.mtapools.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** Mail addresses in the plain form of RFC 5321: a dot-string and a domain. */
final class MailAddresses {
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final int LONGEST_LOCAL = 64;

    private MailAddresses() {}

    static String address(String text) throws Complaint {
        if (!isAddress(text)) {
            throw new Complaint(Messages.expected("a mail address, for example fbl@bounces.example.com"));
        }
        return text;
    }

    static String domainOrAddress(String text) throws Complaint {
        if (isAddress(text)) {
            return text;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (!HostNames.isName(lower)) {
            throw new Complaint(Messages.expected(
                    "a domain or a mail address of yours that bounces come to, for example bounces.example.com"));
        }
        return lower;
    }

    private static boolean isAddress(String text) {
        int at = text.lastIndexOf('@');
        return at > 0
                && at <= LONGEST_LOCAL
                && LOCAL.matcher(text.substring(0, at)).matches()
                && HostNames.isName(text.substring(at + 1).toLowerCase(Locale.ROOT));
    }
}
