package io.mtapools.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Copies a message byte by byte, but for the header fields of some names. Where a line ends and what a field is called
 * is read as JavaMail reads it, a lone CR included, so that what James takes for a field is one here too.
 */
final class HeaderFilter {
    private static final int LOOK_AHEAD = 2;

    private final PushbackInputStream in;
    private final Set<String> dropped;

    /** @param dropped names in lower case */
    HeaderFilter(InputStream in, Set<String> dropped) {
        this.in = new PushbackInputStream(in, LOOK_AHEAD);
        this.dropped = dropped;
    }

    void copyTo(OutputStream out) throws IOException {
        boolean dropping = false;
        for (byte[] line = nextLine(); line.length > 0; line = nextLine()) {
            if (isLineEnd(line[0])) {
                out.write(line);
                break;
            }
            dropping = isContinuation(line) ? dropping : dropped.contains(name(line));
            if (!dropping) {
                out.write(line);
            }
        }
        in.transferTo(out);
    }

    /** With its end; empty at the end of the stream. */
    private byte[] nextLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                break;
            }
            if (next == '\r') {
                takeRestOfLineEnd(line);
                break;
            }
        }
        return line.toByteArray();
    }

    /** After CR: LF, or CR LF, or nothing. */
    private void takeRestOfLineEnd(ByteArrayOutputStream line) throws IOException {
        byte[] ahead = in.readNBytes(LOOK_AHEAD);
        int end = 0;
        if (ahead.length > 0 && ahead[0] == '\n') {
            end = 1;
        } else if (ahead.length == LOOK_AHEAD && ahead[0] == '\r' && ahead[1] == '\n') {
            end = LOOK_AHEAD;
        }
        line.write(ahead, 0, end);
        in.unread(ahead, end, ahead.length - end);
    }

    private static boolean isLineEnd(byte b) {
        return b == '\r' || b == '\n';
    }

    private static boolean isContinuation(byte[] line) {
        return line[0] == ' ' || line[0] == '\t';
    }

    private static String name(byte[] line) {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        int colon = text.indexOf(':');
        return (colon < 0 ? text : text.substring(0, colon)).trim().toLowerCase(Locale.ROOT);
    }
}
