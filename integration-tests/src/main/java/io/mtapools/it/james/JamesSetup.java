package io.mtapools.it.james;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prepares the working directory of a James: the stock configuration, the drop-in and its samples if asked for, what the
 * test changes in it, and last what lets several run beside each other (ports, no JMX, no IMAP, no TLS listeners).
 * Not thread-safe.
 */
public final class JamesSetup {
    private final StockFiles files = StockFiles.fromBuild();
    private final Map<String, List<UnaryOperator<String>>> edits = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> jvmOptions = new ArrayList<>(List.of("-Xmx512m", "-XX:+UseSerialGC"));
    private final int smtpPort = FreePorts.next();
    private final int webAdminPort = FreePorts.next();
    private boolean pack;
    private boolean durable;

    JamesSetup() {}

    /** With {@code mta-pools.jar} and the sample configuration that ships with it. */
    public JamesSetup pack() {
        pack = true;
        return this;
    }

    /** With ActiveMQ queues and file repositories, both kept under {@code var/}. */
    public JamesSetup durable() {
        durable = true;
        return file("mailrepositorystore.xml", StockConf.resource("mailrepositorystore.xml"));
    }

    /** A file of {@code conf/} with this text, instead of what was there. */
    public JamesSetup file(String name, String text) {
        return edit(name, old -> text);
    }

    /** A file of {@code conf/} changed; a file that is not there yet is the empty text. */
    public JamesSetup edit(String name, UnaryOperator<String> change) {
        edits.computeIfAbsent(name, key -> new ArrayList<>()).add(change);
        return this;
    }

    /** Asks only these DNS servers (port 53). */
    public JamesSetup dns(String... servers) {
        return file("dnsservice.xml", StockConf.dnsService(servers));
    }

    /** An option of the JVM, such as {@code -Dx=y}; a later one wins. */
    public JamesSetup jvm(String option) {
        jvmOptions.add(option);
        return this;
    }

    /** An environment variable of the process. */
    public JamesSetup environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Writes the directory. */
    public StockJames build() {
        try {
            Files.createDirectories(files.work());
            Path directory = Files.createTempDirectory(files.work(), "james-");
            write(directory);
            return new StockJames(
                    directory,
                    durable ? files.durable() : files.stock(),
                    jvmOptions,
                    environment,
                    smtpPort,
                    webAdminPort);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare James' directory", e);
        }
    }

    private void write(Path directory) throws IOException {
        Path conf = Files.createDirectories(directory.resolve("conf"));
        Path extensions = Files.createDirectories(directory.resolve("extensions-jars"));
        copyAll(files.conf(), conf);
        if (pack) {
            copyAll(files.samples(), conf);
            Files.copy(files.dropIn(), extensions.resolve("mta-pools.jar"));
        }
        for (Map.Entry<String, List<UnaryOperator<String>>> entry : edits.entrySet()) {
            for (UnaryOperator<String> edit : entry.getValue()) {
                change(conf.resolve(entry.getKey()), edit);
            }
        }
        change(conf.resolve("smtpserver.xml"), text -> StockConf.smtpOnly(text, smtpPort));
        change(conf.resolve("webadmin.properties"), text -> StockConf.webAdmin(text, webAdminPort));
        change(conf.resolve("imapserver.xml"), text -> text.replace("enabled=\"true\"", "enabled=\"false\""));
        change(conf.resolve("jmap.properties"), text -> "enabled=false\n");
        change(conf.resolve("jmx.properties"), text -> "jmx.enabled=false\n");
        change(conf.resolve("logback.xml"), text -> StockConf.resource("logback.xml"));
    }

    private static void copyAll(Path from, Path to) throws IOException {
        List<Path> sources;
        try (Stream<Path> list = Files.list(from)) {
            sources = list.filter(Files::isRegularFile).collect(Collectors.toList());
        }
        for (Path source : sources) {
            try (InputStream in = Files.newInputStream(source)) {
                Files.copy(in, to.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    static void change(Path file, UnaryOperator<String> edit) throws IOException {
        String old = Files.exists(file) ? Files.readString(file) : "";
        Files.writeString(file, edit.apply(old));
    }
}
