package io.mtapools.delivery;

import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.mail.Session;

/**
 * JavaMail sessions to use again: making one reads files of the class path. As many as there were conversations at once
 * at the busiest moment. Thread-safe.
 */
final class Sessions {
    private final ConcurrentLinkedQueue<Session> idle = new ConcurrentLinkedQueue<>();
    private final Properties first;

    /** {@code first} is what a session reads when it is made: whether it is to trace. */
    Sessions(Properties first) {
        this.first = first;
    }

    /** A session that has these properties and no others, nobody else's until it is given back. */
    Session borrow(Properties properties) {
        Session session = idle.poll();
        if (session == null) {
            Properties own = new Properties();
            own.putAll(first);
            session = Session.getInstance(own);
        }
        session.getProperties().clear();
        session.getProperties().putAll(properties);
        return session;
    }

    void giveBack(Session session) {
        session.getProperties().clear();
        idle.add(session);
    }
}
