package io.mtapools.it.sink;

import java.time.Duration;
import java.util.Objects;

/**
 * What a sink answers instead of its usual reply: a reply of one or more lines, a pause, a silent end. Immutable.
 */
public final class Answer {
    private final String reply;
    private final Duration pause;
    private final boolean hangUp;

    private Answer(String reply, Duration pause, boolean hangUp) {
        this.reply = reply;
        this.pause = pause;
        this.hangUp = hangUp;
    }

    /**
     * A reply. A 421 also ends the session.
     *
     * @param reply whole lines without CRLF, separated by {@code \n}, as they go over the wire
     */
    public static Answer reply(String reply) {
        return new Answer(Objects.requireNonNull(reply), Duration.ZERO, reply.startsWith("421"));
    }

    /** The usual reply, later. */
    public static Answer late(Duration pause) {
        return new Answer("", pause, false);
    }

    /** No reply: the connection is closed. */
    public static Answer hangUp() {
        return new Answer("", Duration.ZERO, true);
    }

    /** The same after a pause. */
    public Answer after(Duration wait) {
        return new Answer(reply, wait, hangUp);
    }

    /** The same, and the session ends with it. */
    public Answer andClose() {
        return new Answer(reply, pause, true);
    }

    /** Empty: none of its own. */
    String text() {
        return reply;
    }

    Duration pause() {
        return pause;
    }

    boolean endsSession() {
        return hangUp;
    }

    boolean isUsual() {
        return reply.isEmpty() && !hangUp;
    }
}
