package io.mtapools.traffic;

import io.mtapools.config.TrafficSettings;
import io.mtapools.config.TypeSettings;
import io.mtapools.model.TrafficType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * When a mail is no longer worth sending: what its own header says (a date of RFC 5322 or of ISO 8601), else what its
 * type says. A header that can't be read counts as none. Immutable and thread-safe.
 */
public final class Expiry {
    private final TrafficSettings settings;

    public Expiry(TrafficSettings settings) {
        this.settings = settings;
    }

    public Optional<Instant> of(TrafficType type, MailFacts facts, Instant accepted) {
        return settings.expiresHeader()
                .flatMap(name -> facts.header(name).stream().findFirst())
                .flatMap(Expiry::parse)
                .or(() -> settings.type(type).flatMap(TypeSettings::expires).map(accepted::plus));
    }

    private static Optional<Instant> parse(String header) {
        String value = HeaderText.bounded(header).strip();
        int comment = value.indexOf('(');
        String date = comment < 0 ? value : value.substring(0, comment).strip();
        return parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                .or(() -> parse(date, DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }

    private static Optional<Instant> parse(String date, DateTimeFormatter format) {
        try {
            return Optional.of(format.parse(date, OffsetDateTime::from).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
