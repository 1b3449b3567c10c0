package io.mtapools.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The reader and {@code pools.xsd} know the same elements and attributes, in the same places. */
class VocabularyTest {
    private static final String XS = "http://www.w3.org/2001/XMLSchema";

    @Test
    void schemaAndReaderShouldKnowTheSameWords() throws Exception {
        Set<String> reader = new TreeSet<>();
        collect("pools", Grammar.POOLS, reader);

        assertThat(schemaWords()).isEqualTo(reader);
        assertThat(reader).hasSizeGreaterThan(100);
    }

    private static void collect(String path, Shape shape, Set<String> words) {
        words.add(path);
        shape.attributes()
                .forEach(name -> words.add(path + "@" + name + (shape.required().contains(name) ? "!" : "")));
        shape.children().forEach((name, child) -> collect(path + "/" + name, child.shape(), words));
    }

    private static Set<String> schemaWords() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document schema = factory.newDocumentBuilder().parse(Samples.schema().toFile());
        Set<String> words = new TreeSet<>();
        collect("pools", "pools", named(schema, "complexType"), named(schema, "group"), words);
        return words;
    }

    private static void collect(
            String path, String type, Map<String, Element> types, Map<String, Element> groups, Set<String> words) {
        words.add(path);
        Element definition = types.get(type);
        if (definition != null) {
            attributes(definition, path, words);
            elements(definition, path, types, groups, words);
        }
    }

    private static void attributes(Element definition, String path, Set<String> words) {
        list(definition.getElementsByTagNameNS(XS, "attribute"))
                .forEach(attribute -> words.add(path + "@" + attribute.getAttribute("name")
                        + (attribute.getAttribute("use").equals("required") ? "!" : "")));
    }

    private static void elements(
            Element within, String path, Map<String, Element> types, Map<String, Element> groups, Set<String> words) {
        list(within.getElementsByTagNameNS(XS, "element"))
                .forEach(element -> collect(
                        path + "/" + element.getAttribute("name"), element.getAttribute("type"), types, groups, words));
        list(within.getElementsByTagNameNS(XS, "group"))
                .forEach(group -> elements(groups.get(group.getAttribute("ref")), path, types, groups, words));
    }

    private static Map<String, Element> named(Document schema, String kind) {
        return list(schema.getElementsByTagNameNS(XS, kind)).stream()
                .filter(element -> element.hasAttribute("name"))
                .collect(Collectors.toMap(element -> element.getAttribute("name"), element -> element));
    }

    private static List<Element> list(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .collect(Collectors.toList());
    }
}
