package io.mtapools.delivery;

import java.util.Locale;

/** How far a conversation got: what the last thing said to the server was (RFC 5321, 3). */
enum Stage {
    CONNECT("the connection"),
    HELLO("EHLO"),
    STARTTLS("STARTTLS"),
    AUTH("AUTH"),
    MAIL("MAIL"),
    RCPT("RCPT"),
    DATA("DATA"),
    BODY("the message"),
    END("the end of the message");

    private final String text;

    Stage(String text) {
        this.text = text;
    }

    /** For a sentence such as "no answer to RCPT". */
    String text() {
        return text;
    }

    /** Whether a refusal here is about this mail and not about who brings it. */
    boolean isTransaction() {
        return compareTo(MAIL) >= 0;
    }

    /** The stage that a command begins; one that begins none leaves it as it is. */
    Stage after(String command) {
        String verb = command.toUpperCase(Locale.ROOT);
        if (verb.equals(".") || (verb.startsWith("BDAT ") && verb.endsWith(" LAST"))) {
            return END;
        }
        switch (verb.split("[ :]", 2)[0]) {
            case "EHLO":
            case "HELO":
                return HELLO;
            case "STARTTLS":
                return STARTTLS;
            case "AUTH":
                return AUTH;
            case "MAIL":
                return MAIL;
            case "RCPT":
                return RCPT;
            case "DATA":
            case "BDAT":
                return DATA;
            default:
                return this;
        }
    }
}
