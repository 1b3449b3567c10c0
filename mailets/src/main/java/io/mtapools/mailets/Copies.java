package io.mtapools.mailets;

import io.mtapools.model.Outcome;
import io.mtapools.model.ReplyCategory;
import io.mtapools.model.SmtpReply;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;

/** How much a mail becomes when every recipient gets a delivery of its own. */
final class Copies {
    private Copies() {}

    /**
     * Why a mail can't be taken, if its size times its recipients is more than {@code most} bytes.
     *
     * @throws MessagingException where James can't tell the size
     */
    static Optional<Outcome> refusal(Mail mail, long most) throws MessagingException {
        long recipients = mail.getRecipients().size();
        long size = recipients > 1 ? Math.max(0, mail.getMessageSize()) : 0;
        if (size <= most / Math.max(1, recipients)) {
            return Optional.empty();
        }
        String text = "Message too large for so many recipients: " + recipients + " times " + size + " bytes, at most "
                + most + " in all; send it in parts";
        return Optional.of(Outcome.bounced(SmtpReply.of(552, "5.3.4", text)).meaning(ReplyCategory.TOO_BIG));
    }
}
