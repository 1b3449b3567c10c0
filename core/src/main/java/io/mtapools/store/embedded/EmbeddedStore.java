package io.mtapools.store.embedded;

import io.mtapools.velocity.Memory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file with tables of records (H2's MVStore). What was kept survives {@code kill -9}. A file that can't be read is set
 * aside under another name, said in the log and by {@link #trouble}, and a new one is begun. Thread-safe.
 */
public final class EmbeddedStore implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(EmbeddedStore.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final MVStore store;
    private final String trouble;

    private EmbeddedStore(MVStore store, String trouble) {
        this.store = store;
        this.trouble = trouble;
    }

    /**
     * Opens the file, or begins it.
     *
     * @throws UncheckedIOException where its folder can't be written, or another process has it open
     */
    public static EmbeddedStore open(Path file, Clock clock) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new EmbeddedStore(opened(file), null);
        } catch (MVStoreException e) {
            if (e.getErrorCode() == org.h2.mvstore.DataUtils.ERROR_FILE_LOCKED) {
                throw new UncheckedIOException(
                        "the store " + file + " is open in another process: stop that one first", new IOException(e));
            }
            return openInsteadOfBroken(file, clock, e);
        } catch (IOException e) {
            throw new UncheckedIOException("the store " + file + " can't be opened: " + e.getMessage(), e);
        }
    }

    private static EmbeddedStore openInsteadOfBroken(Path file, Clock clock, MVStoreException cause) {
        Path aside = file.resolveSibling(file.getFileName() + ".broken-" + STAMP.format(clock.instant()));
        try {
            Files.move(file, aside);
        } catch (IOException e) {
            e.addSuppressed(cause);
            throw new UncheckedIOException("the store " + file + " is broken and can't be set aside as " + aside, e);
        }
        String trouble = "the store was broken and is kept as " + aside.getFileName()
                + "; counts and states begin anew: check today's volume of warming IPs";
        LOGGER.error("{} can't be read: {}", file, trouble, cause);
        return new EmbeddedStore(opened(file), trouble);
    }

    private static MVStore opened(Path file) {
        return new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .open();
    }

    /** The records of one table. */
    public Memory table(String name) {
        return new Table(store.openMap(name));
    }

    /** What an admin should know of the file; empty where all is well. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Writes what is left and closes the file. Nothing can be kept afterwards. */
    @Override
    public void close() {
        store.close();
    }

    private final class Table implements Memory {
        private final MVMap<String, String> records;

        private Table(MVMap<String, String> records) {
            this.records = records;
        }

        @Override
        public Map<String, String> recall() {
            return new HashMap<>(records);
        }

        @Override
        public void keep(Map<String, Optional<String>> changes) {
            // One commit at a time, so that a table's changes are in it whole.
            synchronized (store) {
                changes.forEach((key, value) ->
                        value.ifPresentOrElse(text -> records.put(key, text), () -> records.remove(key)));
                store.commit();
                store.sync();
            }
        }
    }
}
