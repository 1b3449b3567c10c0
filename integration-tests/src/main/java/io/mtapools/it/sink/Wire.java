package io.mtapools.it.sink;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** SMTP's lines and messages over a socket. Not thread-safe. */
final class Wire {
    private static final int LINE = 8_192;

    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[8_192];
    private final byte[] line = new byte[LINE];
    private int position;
    private int limit;

    Wire(Socket socket) throws IOException {
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /** The next line without its end. */
    String readLine() throws IOException {
        return new String(line, 0, nextLine(), StandardCharsets.ISO_8859_1);
    }

    /** A message up to its final dot; keeps its first bytes. */
    Message readMessage(int keep) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(Math.min(keep, 4_096));
        long size = 0;
        for (int length = nextLine(); length != 1 || line[0] != '.'; length = nextLine()) {
            int from = length > 0 && line[0] == '.' ? 1 : 0;
            size += length - from + 2;
            if (size <= keep) {
                kept.write(line, from, length - from);
                kept.write('\r');
                kept.write('\n');
            }
        }
        return new Message(kept.toByteArray(), size);
    }

    private int nextLine() throws IOException {
        int length = 0;
        for (int next = next(); next != '\n'; next = next()) {
            if (length == LINE) {
                throw new IOException("A line over " + LINE + " bytes");
            }
            line[length++] = (byte) next;
        }
        return length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    }

    private int next() throws IOException {
        if (position == limit) {
            limit = in.read(buffer);
            position = 0;
            if (limit <= 0) {
                limit = 0;
                throw new EOFException();
            }
        }
        return buffer[position++];
    }

    /** Sends a reply; its lines are separated by {@code \n}. */
    void write(String reply) throws IOException {
        out.write((reply.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
