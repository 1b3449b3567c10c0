package io.mtapools.it.sink;

/** The points of an SMTP session at which a sink decides what to answer. */
public enum Stage {
    CONNECT("220 "),
    HELLO("250 "),
    MAIL("250 2.1.0 OK"),
    RCPT("250 2.1.5 OK"),
    DATA("354 Go on"),
    /** After the message. */
    MESSAGE("250 2.0.0 Taken");

    private final String usual;

    Stage(String usual) {
        this.usual = usual;
    }

    /** What a sink answers here if no rule speaks. */
    String usual() {
        return usual;
    }
}
