package io.mtapools.feedback.report;

import java.util.List;
import java.util.Locale;

/**
 * Makes text of HTML in one pass, as far as a notice needs it: tags go, blocks become lines, the few common entities are
 * read. Not thread-safe; one is used for one text.
 */
final class Html {
    private static final List<String> LINES =
            List.of("br", "p", "/p", "div", "/div", "tr", "/tr", "li", "h1", "h2", "h3", "table", "td");
    private static final List<String> HIDDEN = List.of("style", "script", "head");

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private String hiding = "";

    private Html(String html) {
        this.html = html;
    }

    static String toText(String html) {
        return new Html(html)
                .read()
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#64;", "@")
                .replace("&amp;", "&");
    }

    private String read() {
        int at = 0;
        while (at < html.length()) {
            int end = isTag(at) ? html.indexOf('>', at) : -1;
            if (end > at) {
                tag(name(at, end));
                at = end + 1;
            } else if (isTag(at)) {
                break;
            } else {
                text.append(hiding.isEmpty() ? html.charAt(at) : "");
                at++;
            }
        }
        return text.toString();
    }

    private boolean isTag(int at) {
        return html.charAt(at) == '<'
                && at + 1 < html.length()
                && (Character.isLetter(html.charAt(at + 1)) || "/!".indexOf(html.charAt(at + 1)) >= 0);
    }

    private String name(int at, int end) {
        int stop = at + 1;
        while (stop < end && stop < at + 12 && !Character.isWhitespace(html.charAt(stop))) {
            stop++;
        }
        return html.substring(at + 1, stop).toLowerCase(Locale.ROOT);
    }

    private void tag(String name) {
        if (hiding.isEmpty() && HIDDEN.contains(name)) {
            hiding = "/" + name;
        } else if (name.equals(hiding)) {
            hiding = "";
        } else if (LINES.contains(name) || LINES.contains(name.replace("/", ""))) {
            text.append('\n');
        }
    }
}
