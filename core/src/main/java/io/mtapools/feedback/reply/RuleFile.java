package io.mtapools.feedback.reply;

import io.mtapools.model.ProviderName;
import io.mtapools.model.ReplyCategory;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the built-in rules: {@code <reply id provider matches means then lasts velocity attempt>} with its samples;
 * {@code <matches>} elements inside are more expressions, of which any one is enough. It is our own file, so its first
 * fault ends it, with line and remedy.
 */
final class RuleFile {
    private static final Pattern TIME = Pattern.compile("(\\d{1,6})([smhd])");

    private final XMLStreamReader xml;
    private final List<ReplyRule> rules = new ArrayList<>();

    private RuleFile(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** @throws IllegalArgumentException with the line of the first fault */
    static List<ReplyRule> read(InputStream file) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            return new RuleFile(factory.createXMLStreamReader(file)).all();
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("reply rules: " + e.getMessage(), e);
        }
    }

    private List<ReplyRule> all() throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT
                    && xml.getLocalName().equals("reply")) {
                rules.add(located());
            }
        }
        return rules;
    }

    private ReplyRule located() throws XMLStreamException {
        int line = xml.getLocation().getLineNumber();
        try {
            return reply();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("reply rules, line " + line + ": " + e.getMessage(), e);
        }
    }

    private ReplyRule reply() throws XMLStreamException {
        String id = needed("id");
        String providers = attribute("provider").orElse("");
        ReplyCategory means = category(needed("means"));
        Action then = action(means);
        boolean firstOnly = attribute("attempt").isPresent();
        List<String> expressions = new ArrayList<>();
        attribute("matches").ifPresent(expressions::add);
        List<String> samples = new ArrayList<>();
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            (xml.getLocalName().equals("sample") ? samples : expressions).add(xml.getElementText());
        }
        ReplyRule.Builder rule =
                ReplyRule.of(id, String.join("|", expressions)).means(means).then(then);
        for (String provider : providers.split("[\\s,]+")) {
            if (!provider.isEmpty()) {
                rule.provider(ProviderName.of(provider));
            }
        }
        samples.forEach(rule::sample);
        return firstOnly ? rule.firstAttemptOnly().build() : rule.build();
    }

    private static ReplyCategory category(String means) {
        return ReplyCategory.parse(means)
                .orElseThrow(() -> new IllegalArgumentException("means '" + means + "': no such category"));
    }

    private Action action(ReplyCategory category) {
        Action action = attribute("then").map(ActionWords::parse).orElse(Action.usual(category));
        Action timed =
                attribute("lasts").map(RuleFile::time).map(action::lasting).orElse(action);
        return attribute("velocity")
                .map(share -> timed.thenAt(Integer.parseInt(share.replace("%", "")) / 100.0))
                .orElse(timed);
    }

    private static Duration time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new IllegalArgumentException("lasts '" + text + "': expected a time such as 30m or 2h");
        }
        return Duration.parse(
                time.group(2).equals("d") ? "P" + time.group(1) + "D" : "PT" + time.group(1) + time.group(2));
    }

    private String needed(String name) {
        return attribute(name).orElseThrow(() -> new IllegalArgumentException(name + ": expected, but not there"));
    }

    private Optional<String> attribute(String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name));
    }
}
