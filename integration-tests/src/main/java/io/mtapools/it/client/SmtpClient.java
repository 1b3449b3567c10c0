package io.mtapools.it.client;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection to an SMTP server, for any number of mails. Not thread-safe. */
public final class SmtpClient implements AutoCloseable {
    private static final int TIMEOUT = 60_000;

    private final Socket socket = new Socket();
    private final BufferedReader in;
    private final BufferedWriter out;

    /**
     * Connects and says hello.
     *
     * @throws IOException if nobody greets there
     */
    public SmtpClient(InetSocketAddress server) throws IOException {
        this(server, null, "client.example.org");
    }

    /**
     * Connects from a local address, and says hello under a name.
     *
     * @param local null for any
     * @throws IOException if nobody greets there
     */
    public SmtpClient(InetSocketAddress server, InetAddress local, String helo) throws IOException {
        if (local != null) {
            socket.bind(new InetSocketAddress(local, 0));
        }
        socket.setSoTimeout(TIMEOUT);
        socket.setTcpNoDelay(true);
        socket.connect(server, TIMEOUT);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        out = new BufferedWriter(new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.ISO_8859_1));
        greet(helo);
    }

    private void greet(String helo) throws IOException {
        try {
            expect("220", reply());
            expect("250", command("EHLO " + helo));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Sends one mail.
     *
     * @throws IOException with the reply, if the server does not take it
     */
    public void send(Mail mail) throws IOException {
        expect("250", command("MAIL FROM:<" + mail.sender() + ">"));
        for (String recipient : mail.recipients()) {
            expect("250", command("RCPT TO:<" + recipient + ">"));
        }
        expect("354", command("DATA"));
        out.write(mail.onTheWire());
        out.flush();
        expect("250", reply());
    }

    /** Sends a command and returns all lines of the reply, separated by {@code \n}. */
    public String command(String line) throws IOException {
        out.write(line);
        out.write("\r\n");
        out.flush();
        return reply();
    }

    private String reply() throws IOException {
        StringBuilder reply = new StringBuilder();
        String line = readLine();
        while (line.length() > 3 && line.charAt(3) == '-') {
            reply.append(line).append('\n');
            line = readLine();
        }
        return reply.append(line).toString();
    }

    private String readLine() throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new EOFException("The server hung up");
        }
        return line;
    }

    private static void expect(String code, String reply) throws IOException {
        if (!reply.startsWith(code)) {
            throw new IOException("Expected " + code + " but was " + reply);
        }
    }

    @Override
    public void close() throws IOException {
        try (socket) {
            command("QUIT");
        }
    }
}
