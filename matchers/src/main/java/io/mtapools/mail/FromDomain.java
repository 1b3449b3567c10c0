package io.mtapools.mail;

import io.mtapools.model.DomainNames;
import java.util.Arrays;
import java.util.Optional;
import javax.mail.MessagingException;
import javax.mail.internet.AddressException;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;

/** The domain of the author that a reader sees. */
final class FromDomain {
    private FromDomain() {}

    /** Of the first address in the first From that has a domain. */
    static Optional<String> of(MimeMessage message) throws MessagingException {
        return HeaderValues.raw(message, "From").stream().findFirst().flatMap(FromDomain::parse);
    }

    private static Optional<String> parse(String from) {
        try {
            return Arrays.stream(InternetAddress.parseHeader(from, false))
                    .map(address -> DomainNames.ofAddress(address.getAddress()))
                    .flatMap(Optional::stream)
                    .findFirst();
        } catch (AddressException | RuntimeException e) {
            // JavaMail's parser is known to run off the end of crooked text.
            return Optional.empty();
        }
    }
}
