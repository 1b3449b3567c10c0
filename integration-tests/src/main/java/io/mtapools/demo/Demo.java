package io.mtapools.demo;

import io.mtapools.it.client.Mail;
import io.mtapools.it.client.Submission;
import io.mtapools.it.james.StockJames;
import io.mtapools.it.sink.Attempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * The main job on a fresh machine, without root and without DNS. {@code -Ddemo.once}: ends when the campaign is through,
 * with exit code 0 only if every mail arrived once, by its own pool, and within the providers' limits.
 */
public final class Demo {
    /** Without a mail for so long, the campaign counts as stuck. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int CONNECTIONS = 4;
    private static final int LINES = 40;

    private final Plan plan = Plan.load();
    private final Table table = new Table(plan);
    private final Screen screen = Screen.standard();
    private final Providers providers = new Providers(plan);
    private final StockJames james = james(providers.address().getPort());

    private Demo() {}

    public static void main(String[] arguments) throws Exception {
        int code = run(isSet("demo.once"));
        System.out.flush();
        // All is closed by now. An orderly exit would let Maven, which this runs in, print after the last line.
        Runtime.getRuntime().halt(code);
    }

    private static boolean isSet(String property) {
        String value = System.getProperty(property, "false");
        return value.isEmpty() || Boolean.parseBoolean(value);
    }

    private static int run(boolean once) throws Exception {
        Demo demo = new Demo();
        try {
            return demo.perform(once);
        } finally {
            demo.james.close();
            demo.providers.close();
        }
    }

    private StockJames james(int gateway) {
        return StockJames.configure()
                .pack()
                .file("pools.xml", plan.xml())
                // Nobody listens there: whatever asks for DNS is told so at once, here as on a machine without a
                // network.
                .dns("127.0.0.254")
                .edit("mailetcontainer.xml", text -> throughGateway(text, gateway))
                .build();
    }

    private static String throughGateway(String mailetContainer, int port) {
        return mailetContainer.replace("</pool>", "</pool><gateway>127.0.0.1:" + port + "</gateway>");
    }

    private int perform(boolean once) throws IOException, InterruptedException {
        if (!canUse(plan.ips().collect(Collectors.toList()))) {
            return 1;
        }
        screen.say("Starting a stock James with the pack in " + james.directory());
        james.start();
        List<Mail> mails = Campaign.mails(plan);
        screen.say("Sending " + mails.size() + " mails of four types to "
                + plan.providers().keySet());
        CompletableFuture<Void> submission = CompletableFuture.runAsync(() -> submit(mails));
        watch(mails.size(), submission);
        if (once) {
            james.stop();
        }
        Verdict verdict = verdict(mails.size());
        screen.say(verdict.toString());
        if (!once) {
            stayUp();
        }
        return verdict.isGood() ? 0 : 1;
    }

    private void submit(List<Mail> mails) {
        try {
            Submission.send(james.smtp(), mails, CONNECTIONS);
        } catch (IOException e) {
            screen.say("James did not take all mails: " + e);
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Linux has all of 127.0.0.0/8; elsewhere only 127.0.0.1 is there at first. */
    private boolean canUse(List<String> ips) {
        for (String ip : ips) {
            try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(ip))) {
                probe.getLocalPort();
            } catch (IOException e) {
                screen.say(
                        "The demo sends from loopback addresses, and " + ip + " is not one here. Linux has them all; on"
                                + " macOS add each of " + ips + " with: sudo ifconfig lo0 alias " + ip);
                return false;
            }
        }
        return true;
    }

    private void watch(int expected, CompletableFuture<Void> submission) throws InterruptedException {
        long start = System.nanoTime();
        long lastNews = start;
        int arrived = 0;
        while (arrived < expected
                && System.nanoTime() - lastNews < PATIENCE.toNanos()
                && james.isRunning()
                && !submission.isCompletedExceptionally()) {
            providers.ledger().await(expected, Duration.ofSeconds(1));
            if (providers.ledger().count() > arrived) {
                arrived = providers.ledger().count();
                lastNews = System.nanoTime();
            }
            draw(Duration.ofNanos(System.nanoTime() - start).toSeconds());
        }
        if (arrived < expected) {
            screen.say("Not all mail came through. James said last:\n"
                    + james.output().tail(LINES));
        }
    }

    private void draw(long second) {
        screen.table(table.draw(second, providers.ledger().mails(), Backlog.ask(james.webAdmin())));
    }

    private Verdict verdict(int sent) {
        List<Attempt> mails = providers.ledger().mails();
        return Verdict.of(plan, sent, mails, providers.overLimit());
    }

    /** Until James ends, or this JVM does and takes James with it. */
    private void stayUp() throws InterruptedException {
        screen.say("");
        screen.say("James stays up. Ctrl-C stops it. Meanwhile:");
        screen.say("  pools    curl " + james.webAdmin().base() + "/pools");
        screen.say(
                "  a mail   printf 'X-Traffic-Type: triggered\\r\\nSubject: Mine\\r\\n\\r\\nHello\\r\\n' | curl smtp://127.0.0.1:"
                        + james.smtp().getPort() + " --mail-from me@shop.example --mail-rcpt you@gmail.com -T -");
        screen.say("  files    " + james.directory().resolve("conf"));
        long start = System.nanoTime();
        while (james.isRunning()) {
            int seen = providers.ledger().count();
            if (providers.ledger().await(seen + 1, Duration.ofSeconds(1))) {
                draw(Duration.ofNanos(System.nanoTime() - start).toSeconds());
            }
        }
    }
}
