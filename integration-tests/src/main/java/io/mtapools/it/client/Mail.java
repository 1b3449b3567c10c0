package io.mtapools.it.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A mail to submit. Immutable; the methods return changed copies. */
public final class Mail {
    private final String sender;
    private final List<String> recipients;
    private final Map<String, String> headers;
    private final String body;

    private Mail(String sender, List<String> recipients, Map<String, String> headers, String body) {
        this.sender = sender;
        this.recipients = recipients;
        this.headers = headers;
        this.body = body;
    }

    /** Starts a mail with its envelope's sender; empty for the null sender. */
    public static Mail from(String sender) {
        return new Mail(sender, List.of(), Map.of(), "Hello.\r\n");
    }

    public Mail to(String... addresses) {
        return new Mail(sender, List.of(addresses), headers, body);
    }

    /** In place of an earlier value. */
    public Mail header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Mail(sender, recipients, more, body);
    }

    /** Lines end with CRLF. */
    public Mail body(String text) {
        return new Mail(sender, recipients, headers, text);
    }

    String sender() {
        return sender;
    }

    List<String> recipients() {
        return recipients;
    }

    /** The message with dots stuffed and its final dot. */
    String onTheWire() {
        StringBuilder text = new StringBuilder();
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        text.append("\r\n").append(body);
        if (!body.endsWith("\r\n")) {
            text.append("\r\n");
        }
        return text.toString().replace("\r\n.", "\r\n..") + ".\r\n";
    }
}
