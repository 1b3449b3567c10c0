package io.mtapools.feedback.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * Takes a mail apart within bounds: {@value #MAX_BYTES} bytes read, {@value #MAX_PARTS} parts, {@value #MAX_DEPTH}
 * multiparts one in another, {@value #MAX_TEXT} bytes of each part. What is beyond a bound is left out. A returned mail
 * is a leaf: it is not taken apart. Not thread-safe; one is used for one mail.
 */
final class MailParser {
    static final int MAX_BYTES = 2 << 20;
    static final int MAX_PARTS = 50;
    static final int MAX_DEPTH = 10;
    static final int MAX_TEXT = 128 << 10;

    private static final MimeConfig CONFIG = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxContentLen(-1)
            .build();

    private final MimeTokenStream tokens = new MimeTokenStream(CONFIG);
    private final HeaderFields header = new HeaderFields();
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder beside = new StringBuilder();
    private boolean headerRead;
    private int depth;

    private MailParser() {}

    static ParsedMail parse(InputStream raw) throws IOException, MimeException {
        return new MailParser().read(new BoundedInput(raw, MAX_BYTES));
    }

    private ParsedMail read(InputStream raw) throws IOException, MimeException {
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parse(raw);
        while (tokens.getState() != EntityState.T_END_OF_STREAM && parts.size() < MAX_PARTS && depth <= MAX_DEPTH) {
            read(tokens.getState());
            tokens.next();
        }
        if (parts.stream().allMatch(part -> part.text().isBlank())) {
            parts.add(new Part("text/plain", beside.toString()));
        }
        return new ParsedMail(header, parts);
    }

    private void read(EntityState state) throws IOException {
        switch (state) {
            case T_FIELD:
                field(tokens.getField());
                break;
            case T_END_HEADER:
                headerRead = true;
                break;
            case T_START_MULTIPART:
                depth++;
                break;
            case T_END_MULTIPART:
                depth--;
                break;
            case T_PREAMBLE:
            case T_EPILOGUE:
                beside(tokens.getInputStream());
                break;
            case T_BODY:
                body(tokens.getBodyDescriptor());
                break;
            default:
                break;
        }
    }

    private void field(Field field) {
        if (!headerRead) {
            header.add(field.getName(), field.getBody().replaceAll("\\r?\\n[ \\t]*", " "));
        }
    }

    private void body(BodyDescriptor descriptor) throws IOException {
        String type = String.valueOf(descriptor.getMimeType()).toLowerCase(Locale.ROOT);
        boolean readable = type.startsWith("text/")
                || type.startsWith("message/")
                || type.startsWith("multipart/")
                || type.endsWith("/delivery-status")
                || type.endsWith("/feedback-report")
                || type.endsWith("json");
        if (readable) {
            byte[] bytes = tokens.getDecodedInputStream().readNBytes(MAX_TEXT);
            parts.add(new Part(type, new String(bytes, charset(descriptor.getCharset()))));
        }
    }

    /** Where a mail names a boundary that it does not use, all of it lies outside of the parts. */
    private void beside(InputStream text) throws IOException {
        if (beside.length() < MAX_TEXT) {
            beside.append(new String(text.readNBytes(MAX_TEXT), StandardCharsets.UTF_8));
        }
    }

    private static Charset charset(String name) {
        try {
            return name == null || name.equalsIgnoreCase("us-ascii") ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
