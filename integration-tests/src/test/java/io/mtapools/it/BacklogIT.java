package io.mtapools.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mtapools.it.client.Mail;
import io.mtapools.it.client.Submission;
import io.mtapools.it.james.StockJames;
import io.mtapools.it.sink.Sink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A backlog costs nothing while it waits, and a large file no more than a small one. */
class BacklogIT extends JamesStory {
    private static final int BACKLOG = 10_000;
    /** Two are sent; what James' memory queue has taken and not handed out yet is in none of its counts. */
    private static final int JUST_TAKEN = 20;

    private static final double TICKS_PER_SECOND = 100;

    @Test
    void tenThousandWaitingMailsShouldCostNoCpuAndNoObjectEach() throws Exception {
        Sink sink = open(Sink.named("gateway.example").listen("127.0.0.1", 0).start());
        StockJames james = open(StockJames.configure()
                        .pack()
                        .jvm("-Xmx1g")
                        .file(
                                "pools.xml",
                                "<pools><traffic otherwise='promotional'><type name='promotional' pool='promotional'/></traffic>"
                                        + "<providers><provider name='slow'><domain>slow.example</domain>"
                                        + "<limit messages='1' per='1h'/></provider></providers>"
                                        + "<pool name='promotional'><ip address='127.0.41.1' helo='mta1.example.com'/>"
                                        + "<ip address='127.0.41.2' helo='mta2.example.com'/></pool></pools>")
                        .edit("mailetcontainer.xml", text -> gateway(VelocityIT.onePool(text), sink))
                        .build())
                .start();
        Submission.send(james.smtp(), mails(100), 4);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(waiting(james)).isGreaterThan(100 - JUST_TAKEN));
        long before = ourObjects(james);

        Submission.send(james.smtp(), mails(BACKLOG), 8);
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(waiting(james)).isGreaterThan(100 + BACKLOG - JUST_TAKEN));

        assertThat(sink.ledger().count()).isEqualTo(2);
        double busy = await().atMost(Duration.ofMinutes(1)).until(() -> cpuShare(james), share -> share < 0.05);
        assertThat(busy).as("share of one core while all wait").isLessThan(0.05);
        assertThat(ourObjects(james) - before)
                .as("objects of the pack that came with the backlog")
                .isLessThan(200);
        assertThat(threads(james)).isLessThan(300);
    }

    @Test
    void fiftyPoolsWithFourteenProvidersShouldNotMeanHundredsOfThreads() throws Exception {
        Sink sink = open(Sink.named("gateway.example").listen("127.0.0.1", 0).start());
        List<Integer> pools = IntStream.range(0, 50).boxed().collect(Collectors.toList());
        StockJames james = open(StockJames.configure()
                        .pack()
                        .jvm("-Xmx1g")
                        .file("pools.xml", fiftyPools(pools))
                        .edit("mailetcontainer.xml", text -> fiftyProcessors(VelocityIT.onePool(text), pools, sink))
                        .build())
                .start();
        assertThat(threads(james)).as("at rest").isLessThan(300);

        List<Mail> mails = pools.stream()
                .flatMap(pool -> IntStream.range(0, 14).mapToObj(provider -> Mail.from("news@shop.example")
                        .header("X-Traffic-Type", "t" + pool)
                        .to("a@p" + provider + ".example")))
                .collect(Collectors.toList());
        Submission.send(james.smtp(), mails, 8);

        assertThat(sink.ledger().await(700, Duration.ofMinutes(1))).isTrue();
        assertThat(threads(james)).as("with mail for every pool and provider").isLessThan(400);
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(threads(james))
                .as("when the attempts are over")
                .isLessThan(300));
    }

    private static List<Mail> mails(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Mail.from("news@shop.example").to("r" + i + "@slow.example"))
                .collect(Collectors.toList());
    }

    private static String gateway(String mailetContainer, Sink sink) {
        return mailetContainer.replace(
                "<pool>promotional</pool>",
                "<pool>promotional</pool><gateway>127.0.0.1:" + sink.address().getPort() + "</gateway>");
    }

    private static String fiftyPools(List<Integer> pools) {
        return "<pools><traffic typeHeader='X-Traffic-Type' otherwise='t0'>"
                + each(pools, "<type name='t%1$d' pool='p%1$d'/>") + "</traffic><providers builtIn='false'>"
                + each(
                        IntStream.range(0, 14).boxed().collect(Collectors.toList()),
                        "<provider name='v%1$d'><domain>p%1$d.example</domain></provider>")
                + "</providers>"
                + each(
                        pools,
                        "<pool name='p%1$d'><ip address='127.0.42.%1$d' helo='mta%1$d.example.com'/>"
                                + "<ip address='127.0.43.%1$d' helo='mtb%1$d.example.com'/></pool>")
                + "</pools>";
    }

    private static String fiftyProcessors(String mailetContainer, List<Integer> pools, Sink sink) {
        String processors = each(
                pools,
                "<processor state='pool-p%1$d'><mailet match='All'"
                        + " class='io.mtapools.mailets.PoolRemoteDelivery'><pool>p%1$d</pool><gateway>127.0.0.1:"
                        + sink.address().getPort()
                        + "</gateway><bounceProcessor>bounces</bounceProcessor></mailet></processor>");
        return mailetContainer
                .replaceAll("(?s)<processor state=\"pool-promotional\".*?</processor>", "")
                .replace("</processors>", processors + "</processors>");
    }

    private static String each(List<Integer> numbers, String form) {
        return numbers.stream().map(number -> String.format(form, number)).collect(Collectors.joining());
    }

    private static long waiting(StockJames james) {
        return Stream.of(james.webAdmin().get("/pools/promotional").json().get("lanes"))
                .flatMap(lanes -> IntStream.range(0, lanes.size()).mapToObj(lanes::get))
                .mapToLong(
                        lane -> lane.get("waiting").asLong() + lane.get("held").asLong())
                .sum();
    }

    /** Instances of the pack's own classes after a collection, of those that a backlog could multiply. */
    private static long ourObjects(StockJames james) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Paths.get(System.getProperty("java.home"), "bin", "jcmd")
                                .toString(),
                        String.valueOf(james.pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jcmd.waitFor(1, TimeUnit.MINUTES)).isTrue();
        Map<String, Long> counts = new TreeMap<>();
        histogram
                .lines()
                .map(String::trim)
                .filter(line -> line.contains("io.mtapools."))
                .forEach(line -> {
                    String[] columns = line.split("\\s+");
                    counts.put(columns[3], Long.parseLong(columns[1]));
                });
        assertThat(counts).isNotEmpty();
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static double cpuShare(StockJames james) throws IOException, InterruptedException {
        long before = cpuTicks(james);
        TimeUnit.SECONDS.sleep(5);
        return (cpuTicks(james) - before) / TICKS_PER_SECOND / 5;
    }

    private static long cpuTicks(StockJames james) throws IOException {
        String stat = Files.readString(Path.of("/proc", String.valueOf(james.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static long threads(StockJames james) throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", String.valueOf(james.pid()), "task"))) {
            return tasks.count();
        }
    }
}
