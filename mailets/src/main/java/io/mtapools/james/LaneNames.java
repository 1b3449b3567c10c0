package io.mtapools.james;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The names of all lanes ever made, one a line in a file under James' {@code var/}: a queue factory does not list queues
 * that another process made. Thread-safe within this process.
 */
final class LaneNames {
    private final Path file;
    private final Set<String> names;

    /** @throws UncheckedIOException where the file is there and can't be read */
    LaneNames(Path file) {
        this.file = file;
        this.names = read(file);
    }

    synchronized Set<String> all() {
        return new LinkedHashSet<>(names);
    }

    /** @throws UncheckedIOException where the name could not be written: a lane that is not remembered could lose mail */
    synchronized void add(String name) {
        if (!names.contains(name)) {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(
                        file,
                        name + "\n",
                        StandardCharsets.US_ASCII,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND,
                        StandardOpenOption.SYNC);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "lane " + name + " can't be noted in " + file + ": " + e.getMessage(), e);
            }
            names.add(name);
        }
    }

    private static Set<String> read(Path file) {
        try {
            Set<String> names = new LinkedHashSet<>();
            Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                    .filter(line -> !line.isBlank())
                    .forEach(names::add);
            return names;
        } catch (NoSuchFileException e) {
            return new LinkedHashSet<>();
        } catch (IOException e) {
            throw new UncheckedIOException("the lanes' names can't be read from " + file + ": " + e.getMessage(), e);
        }
    }
}
