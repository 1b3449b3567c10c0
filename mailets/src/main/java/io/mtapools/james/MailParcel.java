package io.mtapools.james;

import io.mtapools.dispatch.Facts;
import io.mtapools.dispatch.Parcel;
import io.mtapools.mail.DeliveryTags;
import java.util.Objects;
import java.util.UUID;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.mailet.Mail;

/** A delivery whose mail is a James mail with one recipient. */
public final class MailParcel implements Parcel {
    private final String id;
    private final Mail mail;
    private final Facts facts;

    private MailParcel(String id, Mail mail, Facts facts) {
        this.id = Objects.requireNonNull(id);
        this.mail = Objects.requireNonNull(mail);
        this.facts = Objects.requireNonNull(facts);
    }

    /** A new delivery. */
    public static MailParcel create(Mail mail, Facts facts) {
        return new MailParcel(UUID.randomUUID().toString().replace("-", ""), mail, facts);
    }

    /**
     * A delivery that James kept for us.
     *
     * @throws IllegalArgumentException where its attributes are missing or unreadable
     */
    static MailParcel read(Mail mail) {
        String id = DeliveryTags.id(mail)
                .orElseThrow(
                        () -> new IllegalArgumentException("mail " + mail.getName() + " is none of our deliveries"));
        return new MailParcel(id, mail, DeliveryTags.read(mail));
    }

    /** The mail with the facts as its attributes. */
    Mail tagged() {
        DeliveryTags.write(mail, id, facts);
        return mail;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public void release() {
        LifecycleUtil.dispose(mail);
    }

    @Override
    public Parcel with(Facts changed) {
        return new MailParcel(id, mail, changed);
    }
}
