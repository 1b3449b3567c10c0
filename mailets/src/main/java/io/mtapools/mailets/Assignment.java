package io.mtapools.mailets;

import io.mtapools.config.CurrentSettings;
import io.mtapools.config.PoolSettings;
import io.mtapools.config.Settings;
import io.mtapools.config.TypeSettings;
import io.mtapools.mail.MailTags;
import io.mtapools.mail.Tagger;
import io.mtapools.mail.TaggingHeaders;
import io.mtapools.model.PoolName;
import io.mtapools.model.Stream;
import io.mtapools.pool.PoolChoice;
import io.mtapools.pool.PoolChooser;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Singleton;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;

/** What a mail is and which pool it belongs to, the same for every mailet that asks. Thread-safe for different mails. */
@Singleton
public class Assignment {
    private final CurrentSettings settings;
    private final Tagger tagger;
    private final Supplier<PoolChooser> chooser;

    @Inject
    Assignment(CurrentSettings settings, Tagger tagger) {
        this.settings = settings;
        this.tagger = tagger;
        this.chooser = settings.derive(PoolChooser::new);
    }

    /**
     * Tags the mail where it is not tagged yet, and takes out the headers that told us: they must never leave, and must be
     * gone before anything is signed.
     *
     * @throws MessagingException where James can't load the message
     */
    Stream tag(Mail mail) throws MessagingException {
        Stream stream = tagger.tag(mail).stream();
        TaggingHeaders.strip(mail, settings.get().traffic());
        return stream;
    }

    /** The pool of a tagged mail: the one that it was assigned to, as long as there is one of that name; else its type's. */
    PoolChoice poolOf(Mail mail, Stream stream) {
        return MailTags.of(mail)
                .pool()
                .flatMap(assigned -> chooser.get().assigned(assigned))
                .orElseGet(() -> chooser.get().choose(stream.type()));
    }

    /** The pool that a mail's type asks for. */
    PoolChoice poolFor(Stream stream) {
        return chooser.get().choose(stream.type());
    }

    /** The pool of a mailet's parameter; empty where the settings have none of that name. */
    Optional<PoolChoice> forced(PoolName pool) {
        return chooser.get().forced(pool);
    }

    /** The processors of all pools that a type may lead to. */
    Set<String> processors() {
        Settings now = settings.get();
        return now.traffic().types().stream()
                .map(TypeSettings::pool)
                .flatMap(pool -> now.pool(pool).stream())
                .map(PoolSettings::processor)
                .collect(Collectors.toSet());
    }

    Settings settings() {
        return settings.get();
    }
}
