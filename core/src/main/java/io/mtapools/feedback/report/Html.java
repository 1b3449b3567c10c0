package io.mtapools.feedback.report;

import java.util.regex.Pattern;

/** Makes text of HTML, as far as a notice needs it: tags go, blocks become lines, the few common entities are read. */
final class Html {
    private static final Pattern HIDDEN =
            Pattern.compile("(?is)<(style|script|head)\\b[^>]{0,500}>.{0,20000}?</\\1>|<!--.{0,20000}?-->");
    private static final Pattern BLOCK =
            Pattern.compile("(?i)<(?:br|/?p|/?div|/?tr|/?li|/?h\\d|/?table)\\b[^>]{0,2000}>");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z!][^>]{0,2000}>");

    private Html() {}

    static String toText(String html) {
        String visible = HIDDEN.matcher(html).replaceAll(" ");
        String lines = BLOCK.matcher(visible).replaceAll("\n");
        return TAG.matcher(lines)
                .replaceAll("")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#64;", "@")
                .replace("&amp;", "&");
    }
}
