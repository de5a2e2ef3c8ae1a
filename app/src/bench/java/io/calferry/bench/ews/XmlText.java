package io.calferry.bench.ews;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/// XML being written. Control characters come out as references such as `&#x1A;`, which XML 1.0
/// forbids and Exchange writes.
final class XmlText {

    private final StringBuilder out = new StringBuilder(16 * 1024);
    private final Deque<String> open = new ArrayDeque<>();

    /// Opens an element.
    ///
    /// @param attributes names and values in turn
    XmlText open(String tag, String... attributes) {
        start(tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    /// Closes the innermost element that is open.
    XmlText close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    XmlText empty(String tag, String... attributes) {
        start(tag, attributes);
        out.append("/>");
        return this;
    }

    XmlText text(String tag, String value, String... attributes) {
        start(tag, attributes);
        out.append('>');
        escape(value);
        out.append("</").append(tag).append('>');
        return this;
    }

    XmlText raw(String markup) {
        out.append(markup);
        return this;
    }

    /// How much is written, as [#cutTo] takes it.
    int mark() {
        return out.length();
    }

    /// Forgets what was written since `mark`, with the elements that were opened since.
    void cutTo(int mark, int depth) {
        out.setLength(mark);
        while (open.size() > depth) {
            open.pop();
        }
    }

    int depth() {
        return open.size();
    }

    byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (var i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    private void escape(String text) {
        for (var i = 0; i < text.length(); i++) {
            var next = text.charAt(i);
            switch (next) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\t', '\n' -> out.append(next);
                case '\r' -> out.append("&#xD;");
                default -> {
                    if (next < ' ') {
                        out.append("&#x")
                                .append(Integer.toHexString(next).toUpperCase(Locale.ROOT));
                        out.append(';');
                    } else {
                        out.append(next);
                    }
                }
            }
        }
    }
}
