package io.mtapools.mail;

import java.util.concurrent.atomic.LongAdder;
import javax.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts mails whose type header named no type. Thread-safe. */
@Singleton
public class UnknownTypes {
    private static final Logger LOGGER = LoggerFactory.getLogger(UnknownTypes.class);

    private final LongAdder count = new LongAdder();

    void seen(String mail, String value) {
        count.increment();
        LOGGER.debug("Mail {} names the traffic type '{}', which is not set: its conditions decide", mail, value);
    }

    /** Since the start. */
    public long count() {
        return count.sum();
    }
}
