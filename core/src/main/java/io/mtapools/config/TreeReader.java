package io.mtapools.config;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML into {@link Node}s with places. Knows nothing of what they mean. Of a file that is not well-formed it gives
 * what stood before the break, with {@link Node#isComplete} false for what was still open. DTDs and external entities
 * are refused. Not thread-safe.
 */
final class TreeReader {
    private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final int MAX_DEPTH = 32;

    private final SourceText source;
    private final StartTags tags;
    private final Environment environment;
    private final Problems problems;
    private final Deque<Node> open = new ArrayDeque<>();
    private final Deque<StringBuilder> texts = new ArrayDeque<>();
    private final Set<String> namesSeen = new HashSet<>();
    private Node root;
    private Place last = Place.START;

    TreeReader(String text, Environment environment, Problems problems) {
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.source = new SourceText(withoutMark);
        this.tags = new StartTags(withoutMark);
        this.environment = environment;
        this.problems = problems;
    }

    /** The root element; empty where there is none, which is then reported. */
    Optional<Node> read() {
        if (source.text().isBlank()) {
            problems.error(Place.START, Messages.emptyFile());
            return Optional.empty();
        }
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(source.text()));
            while (reader.hasNext() && take(reader, reader.next())) {
                // each step is taken in the condition
            }
        } catch (XMLStreamException e) {
            problems.error(place(e), Messages.notWellFormed(e.getMessage(), namesSeen));
        } catch (RuntimeException e) {
            // The JDK's parser lets some through on input that is far from XML.
            problems.error(last, Messages.notWellFormed(null, namesSeen));
        }
        return Optional.ofNullable(root);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    /** @return whether to read on */
    private boolean take(XMLStreamReader reader, int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT:
                return start(reader);
            case XMLStreamConstants.END_ELEMENT:
                end();
                return true;
            case XMLStreamConstants.CHARACTERS:
            case XMLStreamConstants.CDATA:
                texts.element().append(reader.getText());
                return true;
            case XMLStreamConstants.DTD:
                problems.error(source.place(Math.max(0, source.text().indexOf("<!DOCTYPE"))), Messages.doctype());
                return false;
            case XMLStreamConstants.ENTITY_REFERENCE:
                problems.error(last, Messages.entity());
                return true;
            default:
                return true;
        }
    }

    private boolean start(XMLStreamReader reader) {
        StartTag tag = tags.next();
        last = source.place(tag.offset());
        namesSeen.add(tag.name());
        Node node = new Node(tag.name(), last);
        if (tag.declares("xmlns")) {
            problems.error(source.place(tag.offsetOf("xmlns")), "<" + tag.name() + ">: " + Messages.namespace());
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (!SCHEMA_INSTANCE.equals(reader.getAttributeNamespace(i))) {
                addAttribute(node, tag, qualifiedName(reader, i), reader.getAttributeValue(i));
            }
        }
        if (open.isEmpty()) {
            root = node;
        } else {
            open.element().add(node);
        }
        open.push(node);
        texts.push(new StringBuilder());
        if (open.size() > MAX_DEPTH) {
            problems.error(node, Messages.tooDeep(MAX_DEPTH));
            return false;
        }
        return true;
    }

    private static String qualifiedName(XMLStreamReader reader, int index) {
        String prefix = reader.getAttributePrefix(index);
        String name = reader.getAttributeLocalName(index);
        return prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
    }

    private void addAttribute(Node node, StartTag tag, String name, String raw) {
        Place place = source.place(tag.offsetOf(name));
        Field unread = Field.attribute(node.name(), name, raw, null, place);
        node.add(name, Field.attribute(node.name(), name, raw, substitute(raw, unread), place));
    }

    private void end() {
        Node node = open.pop();
        String raw = texts.pop().toString();
        Field unread = Field.text(node.name(), raw, null, node.place());
        node.complete(Field.text(node.name(), raw, substitute(raw, unread), node.place()));
    }

    private String substitute(String raw, Field field) {
        try {
            return environment.substitute(raw);
        } catch (Complaint complaint) {
            problems.error(field, complaint.getMessage());
            return null;
        }
    }

    private Place place(XMLStreamException e) {
        boolean known = e.getLocation() != null && e.getLocation().getLineNumber() > 0;
        return known
                ? Place.of(
                        e.getLocation().getLineNumber(),
                        Math.max(1, e.getLocation().getColumnNumber()))
                : last;
    }
}
