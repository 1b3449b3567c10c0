package io.mtapools.it.sink;

import java.net.InetAddress;
import java.util.Locale;

/** One command as the sink sees it, with what it knows of the session by then. Immutable. */
public final class Step {
    private final Stage stage;
    private final long at;
    private final InetAddress peer;
    private final String sender;
    private final String recipient;
    private final int connections;

    Step(Stage stage, long at, InetAddress peer, String sender, String recipient, int connections) {
        this.stage = stage;
        this.at = at;
        this.peer = peer;
        this.sender = sender;
        this.recipient = recipient;
        this.connections = connections;
    }

    public Stage stage() {
        return stage;
    }

    /** When, on the clock of {@link System#nanoTime()}. */
    public long at() {
        return at;
    }

    public String peer() {
        return peer.getHostAddress();
    }

    /** The envelope's sender, empty for the null sender and before MAIL. */
    public String sender() {
        return sender;
    }

    /** The recipient of this RCPT, at later stages the last one; empty before. */
    public String recipient() {
        return recipient;
    }

    /** The recipient's domain in lower case; empty before RCPT. */
    public String domain() {
        return recipient.substring(recipient.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /** How many connections this peer has open, this one included. */
    public int connections() {
        return connections;
    }
}
