package io.mtapools.config;

import io.mtapools.model.Limit;
import io.mtapools.model.PoolName;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the smaller kinds of value from their text. */
final class Parsers {
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,5}[kmg]");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-~]{1,76}");
    private static final Pattern PROCESSOR = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,29}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int SHORTEST_SECRET = 16;
    private static final int LONGEST_TEXT = 200;

    private Parsers() {}

    static String name(String text) throws Complaint {
        // One rule holds for all names: see PoolName.
        if (!PoolName.isValid(text)) {
            throw new Complaint(Messages.expected(
                    "a name of 1 to 40 characters of a-z, 0-9 and '-', beginning and ending with a letter or digit"));
        }
        return text;
    }

    static Parser<Long> count(long least, long most) {
        return text -> {
            long number = DIGITS.matcher(text).matches() ? Long.parseLong(text) : -1;
            if (number < least || number > most) {
                throw new Complaint(Messages.expected("a whole number from " + least + " to " + most));
            }
            return number;
        };
    }

    /** A size in bytes: {@code 64k}, {@code 10m}, {@code 1g}. */
    static Long bytes(String text) throws Complaint {
        if (!SIZE.matcher(text).matches()) {
            throw new Complaint(Messages.expected("a size of 1k to 999999g, for example 1g"));
        }
        int end = text.length() - 1;
        return Long.parseLong(text.substring(0, end)) << (10 * (1 + "kmg".indexOf(text.charAt(end))));
    }

    /** @param values what is allowed, by its text */
    static Parser<String> oneOf(Collection<String> values) {
        return text -> {
            if (!values.contains(text)) {
                throw new Complaint(Messages.expectedOneOf(values)
                        + Nearest.to(text, values)
                                .map(near -> "; did you mean \"" + near + "\"?")
                                .orElse(""));
            }
            return text;
        };
    }

    static Boolean bool(String text) throws Complaint {
        return oneOf(List.of("true", "false")).parse(text).equals("true");
    }

    static LocalDate date(String text) throws Complaint {
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // the same complaint as for what has no such form
        }
        throw new Complaint(Messages.expected("a date as year-month-day, for example 2026-11-01"));
    }

    static ZoneId zone(String text) throws Complaint {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new Complaint(Messages.expected("a time zone, for example UTC or Europe/Berlin"));
        }
    }

    static String headerName(String text) throws Complaint {
        if (!HEADER_NAME.matcher(text).matches()) {
            throw new Complaint(Messages.expected(
                    "the name of a header (RFC 5322: visible ASCII without ':'), for example X-Campaign"));
        }
        return text;
    }

    static String processor(String text) throws Complaint {
        if (!PROCESSOR.matcher(text).matches()) {
            throw new Complaint(Messages.expected(
                    "the state of a processor in mailetcontainer.xml: 1 to 30 letters, digits, '.', '_' and '-'"));
        }
        return text;
    }

    static String shortText(String text) throws Complaint {
        if (text.isBlank() || text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw new Complaint(Messages.expected("1 to " + LONGEST_TEXT + " characters in one line"));
        }
        return text;
    }

    static String secret(String text) throws Complaint {
        if (text.length() < SHORTEST_SECRET || text.length() > 1024) {
            throw new Complaint(Messages.expected(
                    SHORTEST_SECRET + " to 1024 characters, for example what \"openssl rand -base64 32\" prints"));
        }
        return text;
    }

    static URI redis(String text) throws Complaint {
        try {
            URI uri = new URI(text);
            boolean known = "redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme());
            if (known && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Its message quotes the text, which may hold a password.
        }
        throw new Complaint(Messages.expected("redis://host:port or rediss://host:port"));
    }

    /** A limit in one value: {@code 100/1m}. */
    static Limit rate(String text) throws Complaint {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new Complaint(Messages.expected("messages per period, for example 100/1m"));
        }
        return Limit.of(
                count(1, 1_000_000_000).parse(text.substring(0, slash)), Durations.parse(text.substring(slash + 1)));
    }

    /** Values between commas, one at least. */
    static <T> Parser<List<T>> list(Parser<T> each) {
        return text -> {
            List<T> values = new ArrayList<>();
            for (String part : text.split(",", -1)) {
                try {
                    values.add(each.parse(part.strip()));
                } catch (Complaint complaint) {
                    throw new Complaint(Messages.inList(complaint.getMessage(), values.size() + 1));
                }
            }
            return values;
        };
    }
}
