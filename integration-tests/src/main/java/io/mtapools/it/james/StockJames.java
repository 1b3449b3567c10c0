package io.mtapools.it.james;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * One James on its directory: can be started, stopped, killed and started again there. Its process never outlives this
 * JVM's orderly end. Control it from one thread.
 */
public final class StockJames implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final Path directory;
    private final Flavour flavour;
    private final List<String> jvmOptions;
    private final Map<String, String> environment;
    private final int smtpPort;
    private final int webAdminPort;
    private Process process;
    private Output output = new Output();

    StockJames(
            Path directory,
            Flavour flavour,
            List<String> jvmOptions,
            Map<String, String> environment,
            int smtpPort,
            int webAdminPort) {
        this.directory = directory;
        this.flavour = flavour;
        this.jvmOptions = List.copyOf(jvmOptions);
        this.environment = Map.copyOf(environment);
        this.smtpPort = smtpPort;
        this.webAdminPort = webAdminPort;
    }

    public static JamesSetup configure() {
        return new JamesSetup();
    }

    /**
     * Starts it and waits until it says that it has started.
     *
     * @throws IllegalStateException with what it printed, if it does not start
     */
    public StockJames start() {
        launch();
        if (!await("JAMES server started", START)) {
            kill();
            throw new IllegalStateException("James did not start:\n" + output.text());
        }
        return this;
    }

    /**
     * Starts it and waits until it gives up.
     *
     * @return what it printed
     * @throws IllegalStateException with what it printed, if it does start
     */
    public String expectStartFailure() {
        launch();
        boolean started = await("JAMES server started", START);
        kill();
        if (started) {
            throw new IllegalStateException("James should not have started:\n" + output.text());
        }
        return output.text();
    }

    private void launch() {
        if (isRunning()) {
            throw new IllegalStateException("James runs already, as process " + pid());
        }
        ProcessBuilder builder =
                new ProcessBuilder(command()).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            process = Processes.start(builder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start a JVM", e);
        }
        output = new Output();
        output.follow(process.getInputStream(), "james-output-" + process.pid());
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Paths.get(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("-Dworking.directory=" + directory + File.separator);
        command.add("-Dlogback.configurationFile=" + conf("logback.xml"));
        command.add("-cp");
        command.add(flavour.classPath());
        command.add(flavour.mainClass());
        return command;
    }

    /** Ends it as an admin would (SIGTERM), by force after 30 seconds. */
    public void stop() {
        if (isRunning()) {
            // Process.destroy would close its output, and what it says while it stops would be lost.
            process.toHandle().destroy();
            if (!ended(STOP)) {
                kill();
            }
        }
    }

    /** Ends it at once ({@code kill -9}). */
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            ended(STOP);
        }
    }

    /** Stops it if it runs, and starts it on the same directory and ports. */
    public StockJames restart() {
        stop();
        return start();
    }

    /** As {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }

    /** Changes a file of {@code conf/}, for the next start or reload. */
    public void edit(String name, UnaryOperator<String> change) {
        try {
            JamesSetup.change(conf(name), change);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it prints a line with this text; false if it does not in time, or ends before. */
    public boolean await(String text, Duration atMost) {
        try {
            return output.await(line -> line.contains(text), atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean ended(Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS) && output.awaitEnd(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public Path directory() {
        return directory;
    }

    public Path conf(String name) {
        return directory.resolve("conf").resolve(name);
    }

    /** Where it takes mail. */
    public InetSocketAddress smtp() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), smtpPort);
    }

    public WebAdmin webAdmin() {
        return new WebAdmin(URI.create("http://127.0.0.1:" + webAdminPort));
    }

    /** What it printed since its last start. */
    public Output output() {
        return output;
    }
}
