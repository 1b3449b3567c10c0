package io.mtapools.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that says what a test wants it to say, and remembers what it was told. */
final class ScriptedSmtpServer implements AutoCloseable {
    /** Ends the connection in place of an answer. */
    static final String DROP = "DROP";
    /** Never answers. */
    static final String STALL = "STALL";
    /** Answers without an end. */
    static final String FLOOD = "FLOOD";

    /** One connection. */
    static final class Visit {
        final String peer;
        final List<String> commands = new CopyOnWriteArrayList<>();
        volatile String helo;
        volatile String data;
        volatile boolean encrypted;
        volatile String sni;

        Visit(String peer) {
            this.peer = peer;
        }

        String command(String verb) {
            return commands.stream()
                    .filter(line -> line.startsWith(verb))
                    .findFirst()
                    .orElse(null);
        }
    }

    private final ServerSocket server;
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private final List<String> extensions = new CopyOnWriteArrayList<>(List.of("8BITMIME", "ENHANCEDSTATUSCODES"));
    private final List<Visit> visits = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch stalled = new CountDownLatch(1);
    private volatile SSLContext tls;
    private volatile boolean tlsAtOnce;
    private volatile Runnable onStall = () -> {};

    private ScriptedSmtpServer(InetAddress address, int port) throws IOException {
        server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(address, port));
        Map<String, String> usual = new HashMap<>();
        usual.put("BANNER", "220 mx.test ESMTP");
        usual.put("HELO", "250 mx.test");
        usual.put("STARTTLS", "220 2.0.0 Go ahead");
        usual.put("AUTH", "235 2.7.0 Welcome");
        usual.put("MAIL", "250 2.1.0 Ok");
        usual.put("RCPT", "250 2.1.5 Ok");
        usual.put("DATA", "354 Go on");
        usual.put("BDAT", "250 2.0.0 Ok: taken as TEST");
        usual.put(".", "250 2.0.0 Ok: queued as TEST");
        usual.put("RSET", "250 2.0.0 Ok");
        usual.put("QUIT", "221 2.0.0 Bye");
        replies.putAll(usual);
    }

    static ScriptedSmtpServer on(String address) throws IOException {
        return on(address, 0);
    }

    static ScriptedSmtpServer on(String address, int port) throws IOException {
        ScriptedSmtpServer scripted = new ScriptedSmtpServer(InetAddress.getByName(address), port);
        Thread acceptor = new Thread(scripted::accept, "scripted-smtp");
        acceptor.setDaemon(true);
        acceptor.start();
        return scripted;
    }

    /** What it says to a verb; {@code BANNER} and {@code .} are verbs too; lines separated by line feeds. */
    ScriptedSmtpServer says(String verb, String reply) {
        replies.put(verb, reply);
        return this;
    }

    ScriptedSmtpServer offers(String... names) {
        extensions.clear();
        extensions.addAll(List.of(names));
        return this;
    }

    ScriptedSmtpServer withTls(SSLContext context) {
        tls = context;
        return this;
    }

    ScriptedSmtpServer tlsAtOnce(SSLContext context) {
        tls = context;
        tlsAtOnce = true;
        return this;
    }

    ScriptedSmtpServer onStall(Runnable action) {
        onStall = action;
        return this;
    }

    int port() {
        return server.getLocalPort();
    }

    String gateway() {
        return server.getInetAddress().getHostAddress() + ":" + port();
    }

    List<Visit> visits() {
        return visits;
    }

    Visit onlyVisit() {
        if (visits.size() != 1) {
            throw new AssertionError("Expected one connection, got " + visits.size());
        }
        return visits.get(0);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                Thread thread = new Thread(() -> serve(socket), "scripted-smtp-visit");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket first) {
        Visit visit = new Visit(first.getInetAddress().getHostAddress());
        visits.add(visit);
        try (Socket plain = first) {
            Socket socket = tlsAtOnce ? secured(plain, visit) : plain;
            converse(socket, visit);
        } catch (IOException over) {
            // The client left, or the script ends here.
        }
    }

    private void converse(Socket first, Visit visit) throws IOException {
        Socket socket = first;
        BufferedReader in = reader(socket);
        if (!answer(socket, "BANNER")) {
            return;
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            visit.commands.add(line);
            if (line.startsWith("BDAT ")) {
                visit.data = (visit.data == null ? "" : visit.data) + chunk(in, line);
            }
            String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            if (verb.equals("EHLO") || verb.equals("HELO")) {
                visit.helo = line.substring(5);
            }
            if (!answer(socket, verb)) {
                return;
            }
            String said = replies.getOrDefault(verb, "");
            if (verb.equals("STARTTLS") && said.startsWith("220")) {
                socket = secured(socket, visit);
                in = reader(socket);
            } else if (verb.equals("DATA") && said.startsWith("354")) {
                visit.data = data(in);
                if (!answer(socket, ".")) {
                    return;
                }
            } else if (verb.equals("QUIT") || said.startsWith("421")) {
                return;
            }
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private Socket secured(Socket socket, Visit visit) throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        visit.encrypted = true;
        visit.sni = ((ExtendedSSLSession) secured.getSession())
                .getRequestedServerNames()
                .toString();
        return secured;
    }

    private static String chunk(BufferedReader in, String command) throws IOException {
        char[] chunk = new char[Integer.parseInt(command.split(" ", 3)[1])];
        for (int read = 0; read < chunk.length; ) {
            int more = in.read(chunk, read, chunk.length - read);
            if (more < 0) {
                throw new IOException("The client left");
            }
            read += more;
        }
        return new String(chunk);
    }

    private static String data(BufferedReader in) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            lines.add(line);
        }
        return String.join("\r\n", lines);
    }

    private boolean answer(Socket socket, String verb) throws IOException {
        String reply = verb.equals("EHLO") && !replies.containsKey("EHLO") ? ehlo(socket) : replies.get(verb);
        if (reply == null) {
            reply = "500 5.5.1 What?";
        }
        switch (reply) {
            case DROP:
                return false;
            case STALL:
                onStall.run();
                await();
                return false;
            case FLOOD:
                flood(socket.getOutputStream());
                return false;
            default:
                write(socket.getOutputStream(), reply.replace("\n", "\r\n") + "\r\n");
                return true;
        }
    }

    private String ehlo(Socket socket) {
        List<String> lines = new ArrayList<>(List.of("mx.test"));
        lines.addAll(extensions);
        if (tls != null && !(socket instanceof SSLSocket)) {
            lines.add("STARTTLS");
        }
        StringBuilder reply = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            reply.append(i == 0 ? "" : "\n")
                    .append("250")
                    .append(i == lines.size() - 1 ? " " : "-")
                    .append(lines.get(i));
        }
        return reply.toString();
    }

    private void await() {
        try {
            stalled.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void flood(OutputStream out) throws IOException {
        byte[] line = "250-and another line of the same\r\n".repeat(100).getBytes(StandardCharsets.US_ASCII);
        while (true) {
            out.write(line);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        stalled.countDown();
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
