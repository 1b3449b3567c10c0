package io.mtapools.delivery;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.util.Optional;
import javax.mail.MessagingException;
import javax.net.ssl.SSLException;

/** Reads exceptions. */
final class Causes {
    private static final int DEEPEST = 20;

    private Causes() {}

    /** The first of this type in the chain of causes, JavaMail's own chain included. */
    static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
            at = next(at);
        }
        return Optional.empty();
    }

    /** Whether the network failed, and not the message that was to be read. */
    static boolean isNetwork(Throwable failure) {
        return find(failure, IOException.class)
                .filter(io -> io instanceof SocketException
                        || io instanceof InterruptedIOException
                        || io instanceof SSLException
                        || io instanceof EOFException)
                .isPresent();
    }

    /** What the innermost said, on one line. */
    static String text(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; next(at) != null && depth < DEEPEST; depth++) {
            at = next(at);
        }
        String message = at.getMessage();
        return message == null || message.isBlank() ? at.getClass().getSimpleName() : Texts.line(message);
    }

    private static Throwable next(Throwable failure) {
        return failure instanceof MessagingException
                ? ((MessagingException) failure).getNextException()
                : failure.getCause();
    }
}
