package io.mtapools.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text from outside, made fit for a log line. */
final class Texts {
    private Texts() {}

    /** On one line, without control characters. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\s]+", " ").strip();
    }

    /** A reply as JavaMail reads it, byte by byte: as UTF-8 where it is, its lines without other control characters. */
    static String reply(String bytes) {
        return decoded(bytes).replaceAll("[\\p{Cc}&&[^\\r\\n\\t]]", " ");
    }

    private static String decoded(String bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException latin) {
            return bytes;
        }
    }
}
