package io.mtapools.james;

import io.mtapools.dispatch.Held;
import io.mtapools.dispatch.HeldName;
import io.mtapools.dispatch.Parcel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.api.MailRepositoryStore.MailRepositoryStoreException;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.mailet.Mail;

/** Held mail in one of James' mail repositories, where webadmin shows it and a person can release it. Thread-safe. */
final class JamesHeld implements Held {
    private final MailRepositoryStore store;
    private final MailRepositoryUrl url;
    private volatile MailRepository opened;

    /** The repository is opened when first used: James sets its store up after our first objects are made. */
    JamesHeld(MailRepositoryStore store, MailRepositoryUrl url) {
        this.store = store;
        this.url = url;
    }

    @Override
    public void put(HeldName name, Parcel parcel) {
        Mail mail = ((MailParcel) parcel).tagged();
        String before = mail.getName();
        mail.setName(name.toString());
        try {
            repository().store(mail);
        } catch (MessagingException e) {
            throw unavailable("store", name, e);
        } finally {
            // The same object may still stand in a queue under its own name.
            mail.setName(before);
        }
    }

    @Override
    public List<HeldName> list() {
        try {
            List<HeldName> names = new ArrayList<>();
            for (Iterator<MailKey> keys = repository().list(); keys.hasNext(); ) {
                HeldName.parse(keys.next().asString()).ifPresent(names::add);
            }
            return names;
        } catch (MessagingException e) {
            throw new IllegalStateException("held mail can't be listed: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<Parcel> load(HeldName name) {
        try {
            return Optional.ofNullable(repository().retrieve(key(name))).map(MailParcel::read);
        } catch (MessagingException e) {
            throw unavailable("load", name, e);
        }
    }

    @Override
    public void remove(HeldName name) {
        try {
            repository().remove(key(name));
        } catch (MessagingException e) {
            throw unavailable("remove", name, e);
        }
    }

    private MailRepository repository() {
        MailRepository known = opened;
        if (known == null) {
            try {
                known = store.select(url);
            } catch (MailRepositoryStoreException e) {
                throw new IllegalStateException(
                        "the repository of held mail, " + url.asString() + ", can't be opened: " + e.getMessage(), e);
            }
            opened = known;
        }
        return known;
    }

    private static MailKey key(HeldName name) {
        return new MailKey(name.toString());
    }

    private static IllegalStateException unavailable(String action, HeldName name, MessagingException cause) {
        return new IllegalStateException(
                "the repository of held mail did not " + action + " " + name + ": " + cause.getMessage(), cause);
    }
}
