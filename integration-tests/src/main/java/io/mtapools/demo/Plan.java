package io.mtapools.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What the demo's {@code pools.xml} promises, read without the pack's own parser: who judges the pack must not ask it.
 * Immutable.
 */
final class Plan {
    private final String xml;
    private final Map<String, String> providerOfDomain = new LinkedHashMap<>();
    private final Map<String, Integer> limitOfDomain = new LinkedHashMap<>();
    private final Map<String, String> poolOfType = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> heloOfIpOfPool = new LinkedHashMap<>();

    private Plan(String xml, Element root) {
        this.xml = xml;
        elements(root, "type").forEach(type -> poolOfType.put(type.getAttribute("name"), type.getAttribute("pool")));
        elements(root, "provider").forEach(this::addProvider);
        elements(root, "pool").forEach(this::addPool);
    }

    static Plan load() {
        try (InputStream in = Plan.class.getResourceAsStream("pools.xml")) {
            byte[] bytes = in.readAllBytes();
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(bytes))
                    .getDocumentElement();
            return new Plan(new String(bytes, StandardCharsets.UTF_8), root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("The demo's pools.xml cannot be read", e);
        }
    }

    private void addProvider(Element provider) {
        String domain = elements(provider, "domain").findFirst().orElseThrow().getTextContent();
        Element limit = elements(provider, "limit").findFirst().orElseThrow();
        providerOfDomain.put(domain, provider.getAttribute("name"));
        limitOfDomain.put(domain, Integer.valueOf(limit.getAttribute("messages")));
    }

    private void addPool(Element pool) {
        Map<String, String> ips = new LinkedHashMap<>();
        elements(pool, "ip").forEach(ip -> ips.put(ip.getAttribute("address"), ip.getAttribute("helo")));
        heloOfIpOfPool.put(pool.getAttribute("name"), ips);
    }

    private static Stream<Element> elements(Element parent, String name) {
        NodeList list = parent.getElementsByTagName(name);
        return IntStream.range(0, list.getLength()).mapToObj(i -> (Element) list.item(i));
    }

    String xml() {
        return xml;
    }

    /** Recipient domain → provider. */
    Map<String, String> providers() {
        return providerOfDomain;
    }

    /** Messages per second from one IP that the domain's provider takes. */
    int limit(String domain) {
        return limitOfDomain.get(domain);
    }

    Map<String, String> poolOfType() {
        return poolOfType;
    }

    /** Pool → its IPs with their HELO names. */
    Map<String, Map<String, String>> pools() {
        return heloOfIpOfPool;
    }

    Stream<String> ips() {
        return heloOfIpOfPool.values().stream().flatMap(ips -> ips.keySet().stream());
    }
}
