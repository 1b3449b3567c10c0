package io.mtapools.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedStoreTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void recordsShouldSurviveClosing() {
        try (EmbeddedStore store = open()) {
            store.table("days").keep(Map.of("a", Optional.of("1"), "b", Optional.of("2")));
        }

        try (EmbeddedStore store = open()) {
            assertThat(store.table("days").recall()).containsOnly(Map.entry("a", "1"), Map.entry("b", "2"));
        }
    }

    @Test
    void keptRecordsShouldSurviveTheProcessesSuddenEnd() throws IOException {
        try (EmbeddedStore store = open();
                EmbeddedStore survivor = openAfterKeeping(store)) {
            assertThat(survivor.table("days").recall()).containsOnly(Map.entry("a", "1"));
        }
    }

    @Test
    void anEmptyValueShouldRemoveARecord() {
        try (EmbeddedStore store = open()) {
            store.table("days").keep(Map.of("a", Optional.of("1")));

            store.table("days").keep(Map.of("a", Optional.empty()));

            assertThat(store.table("days").recall()).isEmpty();
        }
    }

    @Test
    void tablesShouldBeApart() {
        try (EmbeddedStore store = open()) {
            store.table("days").keep(Map.of("a", Optional.of("1")));

            assertThat(store.table("states").recall()).isEmpty();
        }
    }

    @Test
    void aBrokenFileShouldBeSetAsideAndSaid() throws IOException {
        Files.write(
                file(),
                "this is no store, and long enough to be read as one"
                        .repeat(400)
                        .getBytes(StandardCharsets.US_ASCII));

        try (EmbeddedStore store = open()) {
            assertThat(store.trouble())
                    .hasValueSatisfying(text -> assertThat(text).contains("state.db.broken-20261124-100000"));
            store.table("days").keep(Map.of("a", Optional.of("1")));
        }

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()).collect(Collectors.toList()))
                    .containsExactlyInAnyOrder("state.db", "state.db.broken-20261124-100000");
        }
    }

    @Test
    void aFileThatIsOpenElsewhereShouldBeRefusedAndStay() {
        try (EmbeddedStore store = open()) {
            store.table("days").keep(Map.of("a", Optional.of("1")));

            assertThatThrownBy(this::open)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("another process");
            assertThat(file()).exists();
        }
    }

    /** A copy of the file, made while the store is open, is what a killed process would leave. */
    private EmbeddedStore openAfterKeeping(EmbeddedStore store) throws IOException {
        store.table("days").keep(Map.of("a", Optional.of("1")));
        Path copy = folder.resolve("copy.db");
        Files.copy(file(), copy, StandardCopyOption.REPLACE_EXISTING);
        return EmbeddedStore.open(copy, CLOCK);
    }

    private EmbeddedStore open() {
        return EmbeddedStore.open(file(), CLOCK);
    }

    private Path file() {
        return folder.resolve("state.db");
    }
}
