package io.mtapools.config;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bytes of an XML file as text, by its byte order mark, its declaration, or else UTF-8. */
final class Decoder {
    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml[^>]{0,100}?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final int DECLARATION_LENGTH = 200;

    private Decoder() {}

    /** Empty where the bytes are not what they claim to be, which is then reported. */
    static Optional<String> decode(byte[] bytes, Problems problems) {
        try {
            Charset charset = charset(bytes);
            CharBuffer chars = CharBuffer.allocate(bytes.length + 1);
            CoderResult result = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes), chars, true);
            String text = chars.flip().toString();
            if (result.isError()) {
                problems.error(new SourceText(text).place(text.length()), Messages.notEncodedAs(charset.name()));
                return Optional.empty();
            }
            return Optional.of(text);
        } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
            problems.error(Place.START, Messages.unknownEncoding());
            return Optional.empty();
        }
    }

    private static Charset charset(byte[] bytes) {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16;
        }
        String head = new String(bytes, 0, Math.min(bytes.length, DECLARATION_LENGTH), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(head);
        return declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }
}
