package io.mtapools.it.sink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** One SMTP session on the server's side. Runs in one thread. */
final class Dialogue {
    private final Sink sink;
    private Socket socket;
    private Wire wire;
    private Session session;
    private final List<String> recipients = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private String sender;
    private String recipient = "";
    private long startedAt;
    private boolean open = true;

    Dialogue(Sink sink, Socket socket, long number) throws IOException {
        this.sink = sink;
        this.socket = socket;
        this.wire = new Wire(socket);
        InetAddress local = socket.getLocalAddress();
        this.session = new Session(number, System.nanoTime(), socket.getInetAddress(), local, "", "");
    }

    void run() throws IOException, InterruptedException {
        try {
            ask(Stage.CONNECT, Stage.CONNECT.usual() + sink.name() + " ESMTP");
            while (open) {
                obey(wire.readLine());
            }
        } finally {
            end(null);
        }
    }

    private void obey(String line) throws IOException, InterruptedException {
        String upper = line.toUpperCase(Locale.ROOT);
        if (upper.startsWith("EHLO") || upper.startsWith("HELO")) {
            hello(line);
        } else if (upper.startsWith("MAIL FROM:")) {
            mail(line);
        } else if (upper.startsWith("RCPT TO:")) {
            rcpt(line);
        } else if (upper.equals("DATA")) {
            data();
        } else if (upper.equals("RSET")) {
            end(null);
            wire.write("250 2.0.0 OK");
        } else if (upper.equals("STARTTLS") && sink.tls().isPresent() && !session.isEncrypted()) {
            encrypt(sink.tls().get().getSocketFactory());
        } else if (upper.equals("QUIT")) {
            open = false;
            wire.write("221 2.0.0 Bye");
        } else {
            wire.write(upper.equals("NOOP") ? "250 2.0.0 OK" : "502 5.5.2 Unknown here");
        }
    }

    private void hello(String line) throws IOException, InterruptedException {
        end(null);
        session = session.greeted(line.substring(4).trim());
        ask(Stage.HELLO, line.regionMatches(true, 0, "EHLO", 0, 4) ? extensions() : "250 " + sink.name());
    }

    private String extensions() {
        String startTls = sink.tls().isPresent() && !session.isEncrypted() ? "250-STARTTLS\n" : "";
        return "250-" + sink.name() + "\n" + startTls + "250-ENHANCEDSTATUSCODES\n250 8BITMIME";
    }

    private void mail(String line) throws IOException, InterruptedException {
        end(null);
        sender = address(line);
        startedAt = System.nanoTime();
        if (!ask(Stage.MAIL, Stage.MAIL.usual())) {
            end(null);
        }
    }

    private void rcpt(String line) throws IOException, InterruptedException {
        recipient = address(line);
        if (sender == null) {
            wire.write("503 5.5.1 MAIL first");
        } else if (ask(Stage.RCPT, Stage.RCPT.usual())) {
            recipients.add(recipient);
        }
    }

    private void data() throws IOException, InterruptedException {
        if (recipients.isEmpty()) {
            wire.write("503 5.5.1 RCPT first");
        } else if (ask(Stage.DATA, Stage.DATA.usual())) {
            Message message = wire.readMessage(sink.keep());
            finish(message);
        }
    }

    /** What the sink takes is on record before the client hears of it. */
    private void finish(Message message) throws IOException, InterruptedException {
        Step step = step(Stage.MESSAGE);
        Optional<Answer> answer = decide(step);
        boolean taken =
                answer.isEmpty() || answer.get().isUsual() || isYes(answer.get().text());
        if (!taken) {
            refuse(step, answer.get());
        }
        end(taken ? message : null);
        say(answer.map(Answer::text).filter(text -> !text.isEmpty()).orElse(Stage.MESSAGE.usual()), answer);
    }

    private void encrypt(SSLSocketFactory factory) throws IOException {
        wire.write("220 2.0.0 Ready");
        SSLSocket secure = (SSLSocket) factory.createSocket(socket, null, socket.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        socket = secure;
        wire = new Wire(secure);
        session = session.encrypted(secure.getSession().getProtocol());
        end(null);
    }

    /** Asks the rules, answers, and says whether the answer was a yes. */
    private boolean ask(Stage stage, String usual) throws IOException, InterruptedException {
        Step step = step(stage);
        Optional<Answer> answer = decide(step);
        if (answer.isEmpty() || answer.get().isUsual()) {
            say(usual, answer);
            return true;
        }
        boolean yes = isYes(answer.get().text());
        if (!yes) {
            refuse(step, answer.get());
        }
        say(answer.get().text(), answer);
        return yes && open;
    }

    private Optional<Answer> decide(Step step) throws InterruptedException {
        Optional<Answer> answer = sink.decide(step);
        if (answer.isPresent() && !answer.get().pause().isZero()) {
            Thread.sleep(answer.get().pause().toMillis());
        }
        return answer;
    }

    private void say(String reply, Optional<Answer> answer) throws IOException {
        open = open && !answer.map(Answer::endsSession).orElse(false);
        if (!open) {
            end(null);
        }
        if (open || !answer.map(Answer::text).orElse("").isEmpty()) {
            wire.write(reply);
        }
    }

    private void refuse(Step step, Answer answer) {
        Refusal refusal = new Refusal(step, answer.text());
        refusals.add(refusal);
        sink.refused(refusal);
    }

    private Step step(Stage stage) {
        String from = sender == null ? "" : sender;
        return new Step(stage, System.nanoTime(), session.peer(), from, recipient, sink.connections(session.peer()));
    }

    private void end(Message message) {
        if (sender != null) {
            sink.ended(new Attempt(session, startedAt, System.nanoTime(), sender, recipients, refusals, message));
        }
        sender = null;
        recipient = "";
        recipients.clear();
        refusals.clear();
    }

    private static boolean isYes(String reply) {
        return reply.startsWith("2") || reply.startsWith("3");
    }

    private static String address(String line) {
        int from = line.indexOf('<');
        int to = line.indexOf('>', from);
        return from < 0 || to < 0 ? line.substring(line.indexOf(':') + 1).trim() : line.substring(from + 1, to);
    }
}
