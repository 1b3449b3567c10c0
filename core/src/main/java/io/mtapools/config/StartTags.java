package io.mtapools.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the start tags of a text one after the other. The parser reports only where a tag ends; a person looks for
 * where it, and each of its attributes, begins. Reads only what the parser has accepted, so it may be simple. Not
 * thread-safe.
 */
final class StartTags {
    private static final Pattern NAME = Pattern.compile("[^\\s/>=]+");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s*([^\\s/>=]+)\\s*=\\s*(?:\"[^\"]*+\"|'[^']*+')");

    private final String text;
    private int position;

    StartTags(String text) {
        this.text = text;
    }

    /** The next start tag; at the text's end, an empty one. */
    StartTag next() {
        skipToStartTag();
        int offset = position;
        Matcher name = NAME.matcher(text).region(Math.min(offset + 1, text.length()), text.length());
        if (!name.lookingAt()) {
            return new StartTag("", Math.min(offset, text.length()), Map.of());
        }
        position = name.end();
        Map<String, Integer> attributes = new LinkedHashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.region(position, text.length()).lookingAt()) {
            attributes.put(attribute.group(1), attribute.start(1));
            position = attribute.end();
        }
        return new StartTag(name.group(), offset, attributes);
    }

    private void skipToStartTag() {
        position = find("<", position);
        while (position < text.length()) {
            if (text.startsWith("<!--", position)) {
                position = find("<", after("-->", position + 4));
            } else if (text.startsWith("<![CDATA[", position)) {
                position = find("<", after("]]>", position));
            } else if (text.startsWith("<?", position)) {
                position = find("<", after("?>", position));
            } else if (text.startsWith("</", position)) {
                position = find("<", position + 1);
            } else {
                return;
            }
        }
    }

    private int after(String end, int from) {
        return Math.min(text.length(), find(end, from) + end.length());
    }

    private int find(String what, int from) {
        int found = text.indexOf(what, from);
        return found < 0 ? text.length() : found;
    }
}
