package io.mtapools.traffic;

import java.util.List;
import java.util.Optional;

/** What classification asks of a mail. Nothing here throws: what can't be read is not there. */
public interface MailFacts {
    /** The envelope sender's address; empty for the null sender. */
    Optional<String> sender();

    /** The domain of the From header, in the form of {@link io.mtapools.model.DomainNames}. */
    Optional<String> fromDomain();

    /** The user that handed the mail in over authenticated SMTP. */
    Optional<String> authUser();

    /** The values of a header, unfolded and decoded, from the top; the name in any case. */
    List<String> header(String name);
}
