package io.mtapools.it.james;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What the stock configuration needs so that a James runs unprivileged, and beside others. */
final class StockConf {
    private StockConf() {}

    /** The plain SMTP listener on a port of loopback; those that need a keystore are off. */
    static String smtpOnly(String smtpServer, int port) {
        String moved = replace(smtpServer, "<bind>0.0.0.0:25</bind>", "<bind>127.0.0.1:" + port + "</bind>");
        return moved.replaceAll(
                "enabled=\"true\"(>\\s*<jmxName>smtpserver-(?:TLS|authenticated)<)", "enabled=\"false\"$1");
    }

    static String webAdmin(String properties, int port) {
        return replace(properties, "port=8000", "port=" + port);
    }

    static String dnsService(String... servers) {
        String list = Arrays.stream(servers)
                .map(server -> "<server>" + server + "</server>")
                .collect(Collectors.joining());
        return "<dnsservice><servers>" + list + "</servers><autodiscover>false</autodiscover></dnsservice>\n";
    }

    /** A text beside this class. */
    static String resource(String name) {
        try (InputStream in = StockConf.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("No resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String replace(String text, String old, String with) {
        if (!text.contains(old)) {
            throw new IllegalArgumentException("Expected " + old + " in:\n" + text);
        }
        return text.replace(old, with);
    }
}
