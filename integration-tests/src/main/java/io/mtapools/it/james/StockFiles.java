package io.mtapools.it.james;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Where the build has put James, the drop-in, and its sample configuration. Immutable. */
public final class StockFiles {
    private final Path james;
    private final Path dropIn;
    private final Path work;

    private StockFiles(Path james, Path dropIn, Path work) {
        this.james = james;
        this.dropIn = dropIn;
        this.work = work;
    }

    /**
     * Reads the system properties {@code mtapools.stock-james}, {@code mtapools.drop-in} and {@code mtapools.work},
     * which the build sets.
     *
     * @throws IllegalStateException if one is not set, or James is not there
     */
    public static StockFiles fromBuild() {
        StockFiles files =
                new StockFiles(path("mtapools.stock-james"), path("mtapools.drop-in"), path("mtapools.work"));
        if (!Files.isDirectory(files.libs())) {
            throw new IllegalStateException(
                    "No James in " + files.libs() + ": run `mvn package` at the top of the project first");
        }
        return files;
    }

    private static Path path(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException(
                    "System property " + property + " is not set: run this by `mvn verify` or `mvn -Pdemo`");
        }
        return Paths.get(value).toAbsolutePath().normalize();
    }

    /** The jars of a stock James. */
    public Path libs() {
        return james.resolve("libs");
    }

    /** The James that is published. */
    Flavour stock() {
        return new Flavour(libs().resolve("*").toString(), "org.apache.james.MemoryJamesServerMain");
    }

    /** The same with ActiveMQ queues. */
    Flavour durable() {
        Path more = james.resolve("../../durable-james/target/libs").normalize();
        String classPath = libs().resolve("*") + File.pathSeparator + more.resolve("*");
        return new Flavour(classPath, "io.mtapools.it.durable.DurableJames");
    }

    /** The sample configuration of a stock James. */
    public Path conf() {
        return james.resolve("conf");
    }

    /** The built {@code mta-pools.jar}. */
    public Path dropIn() {
        return dropIn;
    }

    /** The sample configuration that ships with the drop-in. */
    public Path samples() {
        return dropIn.resolve("../../conf").normalize();
    }

    /** Where the working directories go. */
    public Path work() {
        return work;
    }
}
