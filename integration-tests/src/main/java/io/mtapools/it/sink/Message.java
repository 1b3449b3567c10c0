package io.mtapools.it.sink;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A message as it came over the wire, dots unstuffed; of a long one its beginning only. Immutable. */
public final class Message {
    private final byte[] kept;
    private final long size;

    Message(byte[] kept, long size) {
        this.kept = kept;
        this.size = size;
    }

    /** Its size in bytes, all of it. */
    public long size() {
        return size;
    }

    /** What was kept of it, a char for each byte. */
    public String text() {
        return new String(kept, StandardCharsets.ISO_8859_1);
    }

    /** The header's lines, unfolded. */
    public List<String> headers() {
        String text = text();
        int end = text.indexOf("\r\n\r\n");
        String header = end < 0 ? text : text.substring(0, end);
        return Arrays.asList(header.replaceAll("\r\n(?=[ \t])", "").split("\r\n"));
    }

    /** All values of a header. */
    public List<String> headers(String name) {
        String prefix = name + ":";
        return headers().stream()
                .filter(line -> line.regionMatches(true, 0, prefix, 0, prefix.length()))
                .map(line -> line.substring(prefix.length()).trim())
                .collect(Collectors.toList());
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }
}
