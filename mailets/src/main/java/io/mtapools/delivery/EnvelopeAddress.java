package io.mtapools.delivery;

import org.apache.james.core.Domain;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;

/** Addresses as SMTP writes them (RFC 5321, 4.1.2): domain literals in brackets. */
final class EnvelopeAddress {
    private EnvelopeAddress() {}

    /** Whether a command can carry it. */
    static boolean isUsable(MailAddress address) {
        return address != null
                && !address.isNullSender()
                && address.getLocalPart().chars().noneMatch(Character::isISOControl);
    }

    static String of(MailAddress address) {
        return address.getLocalPart() + "@" + domain(address.getDomain());
    }

    /** The null sender is {@code <>}. */
    static String sender(MaybeSender sender) {
        return sender.asOptional()
                .filter(EnvelopeAddress::isUsable)
                .map(EnvelopeAddress::of)
                .orElse(MailAddress.NULL_SENDER_AS_STRING);
    }

    private static String domain(Domain domain) {
        String name = domain.name();
        // James takes the brackets off a literal; a last label of digits alone is no host's (RFC 1123, 2.1).
        return name.matches("(\\d{1,3}\\.){3}\\d{1,3}") ? "[" + name + "]" : name;
    }
}
