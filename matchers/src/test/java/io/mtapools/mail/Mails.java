package io.mtapools.mail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.mail.MessagingException;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageSource;
import org.apache.james.server.core.MimeMessageWrapper;

/** Mails as James makes them of the bytes that came in. One character here is one byte there. */
public final class Mails {
    private Mails() {}

    public static MailImpl of(String raw) throws MessagingException {
        MailImpl mail = withoutMessage();
        mail.setMessageNoCopy(new MimeMessageWrapper(new Bytes(raw.getBytes(StandardCharsets.ISO_8859_1))));
        return mail;
    }

    public static MailImpl withoutMessage() throws MessagingException {
        return MailImpl.builder()
                .name("mail-1")
                .sender("bounce@news.example.com")
                .addRecipient("rcpt@example.org")
                .build();
    }

    /** The bytes that James would store. */
    public static String raw(MailImpl mail) throws MessagingException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ((MimeMessageWrapper) mail.getMessage()).getMessageInputStream().transferTo(out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static final class Bytes implements MimeMessageSource {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public String getSourceId() {
            return "bytes";
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long getMessageSize() {
            return bytes.length;
        }
    }
}
