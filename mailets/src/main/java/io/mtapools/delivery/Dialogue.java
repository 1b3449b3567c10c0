package io.mtapools.delivery;

import com.sun.mail.smtp.SMTPTransport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.mail.AuthenticationFailedException;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.URLName;

/**
 * JavaMail's SMTP client, which also remembers how far it got and what the server said last, in full: the exceptions
 * alone lose it to the next failure. For one connection and one thread.
 */
final class Dialogue extends SMTPTransport {
    private final Target target;
    private final NamedTls tls;
    private final boolean clearAllowed;
    private final byte[] header;

    private Stage stage = Stage.CONNECT;
    private Stage repliedAt = Stage.CONNECT;
    private boolean aside;
    private boolean answered;
    private int code;
    private String reply = "";
    private String agreed;
    private String tlsTrouble;
    private String clearBecause;

    /**
     * Not connected yet.
     *
     * @param header complete header fields to put before the message's own, or nothing
     */
    Dialogue(Session session, Target target, NamedTls tls, boolean clearAllowed, String header) {
        super(
                session,
                new URLName(target.protocol(), target.address(), target.port(), null, null, null),
                target.protocol(),
                target.smtps());
        this.target = target;
        this.tls = tls;
        this.clearAllowed = clearAllowed;
        this.header = header.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Connects, says hello, secures the connection and authenticates, as far as the session's properties ask for it.
     * In place of {@code connect}, which notes each host in the session for ever.
     */
    synchronized void open(String user, String password) throws MessagingException {
        if (!protocolConnect(target.address(), target.port(), user, password)) {
            throw new AuthenticationFailedException("gatewayUsername and gatewayPassword are needed, both");
        }
        setConnected(true);
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        aside = command.equals("QUIT");
        if (!aside) {
            stage = stage.after(command);
            answered = false;
        }
        super.sendCommand(command);
    }

    /** No RSET after a refusal, as JavaMail wants it: the connection ends, and a server may take its time to answer. */
    @Override
    public synchronized void issueCommand(String command, int expected) throws MessagingException {
        if (!command.equals("RSET")) {
            super.issueCommand(command, expected);
        }
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        if (isSSL() && agreed == null) {
            agreed = tls.agreed().orElse("TLS");
        }
        int read = super.readServerResponse();
        if (read > 0 && !aside) {
            answered = true;
            code = read;
            reply = getLastServerResponse();
            repliedAt = stage;
        }
        return read;
    }

    @Override
    protected void startTLS() throws MessagingException {
        try {
            super.startTLS();
        } catch (MessagingException e) {
            boolean refused = answered && code != 220;
            if (refused && code == 421) {
                throw e;
            }
            if (refused && clearAllowed) {
                clearBecause = "STARTTLS was answered " + code;
                return;
            }
            if (answered) {
                tlsTrouble = refused ? "STARTTLS was answered " + Texts.line(Texts.reply(reply)) : Causes.text(e);
            }
            throw e;
        }
    }

    @Override
    protected OutputStream data() throws MessagingException {
        return begin(super.data());
    }

    @Override
    protected OutputStream bdat() throws MessagingException {
        return begin(super.bdat());
    }

    private OutputStream begin(OutputStream message) throws MessagingException {
        stage = Stage.BODY;
        try {
            message.write(header);
        } catch (IOException e) {
            throw new MessagingException("Can't send the header", e);
        }
        return message;
    }

    /** What the last thing said was. */
    Stage stage() {
        return stage;
    }

    /** What the last reply answered. */
    Stage repliedAt() {
        return repliedAt;
    }

    /** Whether the last thing said was answered. */
    boolean answered() {
        return answered;
    }

    /** The code of the last reply, 0 before the first. */
    int code() {
        return code;
    }

    /** The last reply, all its lines. */
    String reply() {
        return reply;
    }

    /** What came last, a reply or not. */
    String lastLine() {
        String last = getLastServerResponse();
        return last == null || last.isBlank() || last.equals("[EOF]") ? "the connection was closed" : last;
    }

    /** Whether the server took responsibility for the message. */
    boolean accepted() {
        return repliedAt == Stage.END && code >= 200 && code < 300;
    }

    /** Protocol and cipher suite, where the connection is secured. */
    Optional<String> agreed() {
        return Optional.ofNullable(agreed);
    }

    /** Why the conversation went on in clear although TLS was offered. */
    Optional<String> clearBecause() {
        return Optional.ofNullable(clearBecause);
    }

    /** Why the conversation ended for want of TLS. */
    Optional<String> tlsTrouble() {
        boolean missing = getRequireStartTLS()
                && agreed == null
                && answered
                && repliedAt == Stage.HELLO
                && code == 250
                && !supportsExtension("STARTTLS");
        return missing ? Optional.of("STARTTLS is not offered") : Optional.ofNullable(tlsTrouble);
    }
}
