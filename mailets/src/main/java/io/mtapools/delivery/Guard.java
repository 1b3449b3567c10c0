package io.mtapools.delivery;

import io.mtapools.model.Outcome;
import io.mtapools.model.ReplyCategory;
import io.mtapools.model.SmtpReply;
import io.mtapools.velocity.Timer;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Holds one attempt to its time: whoever drips a byte a minute, or takes none of ours, is cut off, which no socket
 * time-out does. Thread-safe.
 */
final class Guard implements AutoCloseable {
    private final Set<Guard> open;
    private final Timer.Handle deadline;
    private Socket socket;
    private Outcome cut;

    /** Begins to count; adds itself to {@code open} until it is closed. */
    Guard(Timer timer, Duration atMost, Set<Guard> open) {
        this.open = open;
        this.deadline = timer.after(
                atMost.toNanos(), () -> cut("Given up after " + atMost.toSeconds() + " s", ReplyCategory.CONNECTION));
        open.add(this);
    }

    /** From now on this is the socket to close. */
    synchronized void watch(Socket connecting) {
        socket = connecting;
        if (cut != null) {
            closeSocket();
        }
    }

    /** Ends the attempt, from any thread: whatever it reads or writes fails. */
    synchronized void cut(String why, ReplyCategory meaning) {
        if (cut == null) {
            cut = Outcome.deferred(SmtpReply.withoutCode(why)).meaning(meaning);
            closeSocket();
        }
    }

    /** What the attempt came to, where it was cut off. */
    synchronized Optional<Outcome> cut() {
        return Optional.ofNullable(cut);
    }

    /** Drops the connection without a word. */
    synchronized void drop() {
        closeSocket();
    }

    private void closeSocket() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException alreadyGone) {
            // It is of no use to anybody either way.
        }
    }

    @Override
    public void close() {
        deadline.cancel();
        open.remove(this);
        drop();
    }
}
