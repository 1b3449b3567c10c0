package io.mtapools.mail;

import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeUtility;

/** The values of a header as a person would read them: unfolded, encoded words (RFC 2047) and raw UTF-8 decoded. */
final class HeaderValues {
    /** How many values of one name are read. */
    private static final int MOST = 100;
    /** How much of a value is read, in characters. */
    private static final int LONGEST = 8192;

    private HeaderValues() {}

    static List<String> decoded(MimeMessage message, String name) throws MessagingException {
        return raw(message, name).stream().map(HeaderValues::decode).collect(Collectors.toList());
    }

    /** With encoded words as they were sent. */
    static List<String> raw(MimeMessage message, String name) throws MessagingException {
        String[] values = message == null ? null : message.getHeader(name);
        return values == null
                ? List.of()
                : Arrays.stream(values)
                        .limit(MOST)
                        .map(HeaderValues::unfold)
                        .map(HeaderValues::utf8)
                        .collect(Collectors.toList());
    }

    private static String unfold(String value) {
        String text = value == null ? "" : value;
        return MimeUtility.unfold(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }

    private static String decode(String value) {
        try {
            return MimeUtility.decodeText(value);
        } catch (UnsupportedEncodingException | RuntimeException e) {
            return value;
        }
    }

    /** JavaMail hands each byte on as one character. */
    private static String utf8(String value) {
        if (value.chars().allMatch(c -> c < 128) || value.chars().anyMatch(c -> c > 255)) {
            return value;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            return value;
        }
    }
}
