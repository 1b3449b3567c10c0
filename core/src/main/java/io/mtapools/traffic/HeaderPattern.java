package io.mtapools.traffic;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pattern that is looked for in a header that anybody may have written: at most the first {@value HeaderText#LONGEST}
 * characters of a value are searched, and all values of one mail together for a bounded number of steps, so that no
 * mail can hold up a thread. Beyond the bound the answer is no. Thread-safe.
 */
final class HeaderPattern implements Predicate<MailFacts> {
    private static final Logger LOGGER = LoggerFactory.getLogger(HeaderPattern.class);

    private final String header;
    private final Pattern pattern;
    private final AtomicBoolean warned = new AtomicBoolean();

    HeaderPattern(String header, Pattern pattern) {
        this.header = header;
        this.pattern = pattern;
    }

    @Override
    public boolean test(MailFacts facts) {
        Steps steps = new Steps();
        try {
            return facts.header(header).stream()
                    .anyMatch(value -> pattern.matcher(new CountedText(HeaderText.bounded(value), steps))
                            .find());
        } catch (Steps.UsedUp | StackOverflowError e) {
            // A repeated group costs java.util.regex stack, so a long value may end either way.
            warnOnce();
            return false;
        }
    }

    private void warnOnce() {
        if (warned.compareAndSet(false, true)) {
            LOGGER.warn(
                    "Looking for '{}' in a header {} took too long and was given up: that condition did not match."
                            + " Write the pattern without repeated groups inside repetitions",
                    pattern,
                    header);
        }
    }
}
