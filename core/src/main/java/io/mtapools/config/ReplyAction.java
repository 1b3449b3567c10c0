package io.mtapools.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is done after a reply, besides retrying or bouncing that one delivery. */
public enum ReplyAction {
    /** Nothing. */
    NONE,
    /** The IP's velocity at the provider is cut as {@code <backOff>} says. */
    SLOW,
    /** One message a minute from the IP to the provider. */
    TRICKLE,
    /** One delivery at once from the IP to the provider. */
    ONE_CONNECTION,
    /** Nothing from the IP to the provider. */
    SUSPEND,
    /** Nothing of the stream to the provider. */
    SUSPEND_STREAM,
    /** Nothing of the authenticated domain to the provider. */
    SUSPEND_DOMAIN,
    /** Nothing more to the recipient, ever. */
    SUPPRESS,
    /** A person is told. */
    ALARM;

    /** The name in configuration, for example {@code one-connection}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> names() {
        return Arrays.stream(values()).map(ReplyAction::text).collect(Collectors.toList());
    }
}
