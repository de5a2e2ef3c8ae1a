package io.calferry.outlook;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Tags and text of an HTML document, from left to right, forgiving of everything.
final class HtmlTokens {

    private final String html;
    private int at;

    /// Elements that were opened and never end: looked for once.
    private final Set<String> endless = new HashSet<>();

    HtmlTokens(String html) {
        this.html = html;
    }

    sealed interface Token {}

    /// Text with its entities resolved.
    record Text(String text) implements Token {}

    /// @param name in lower case
    /// @param tag all that stands between the brackets
    record Open(String name, String tag) implements Token {}

    /// @param name in lower case
    record Close(String name) implements Token {}

    /// The next one; null at the end.
    @Nullable Token next() {
        while (at < html.length()) {
            if (html.charAt(at) != '<' || !beginsTag(at + 1)) {
                int to = html.indexOf('<', at + 1);
                var text = html.substring(at, to < 0 ? html.length() : to);
                at += text.length();
                return new Text(Entities.resolve(text));
            }
            if (html.startsWith("<!--", at)) {
                int end = html.indexOf("-->", at + 4);
                at = end < 0 ? html.length() : end + 3;
                continue;
            }
            int end = endOfTag(at + 1);
            var tag = html.substring(at + 1, end);
            at = Math.min(html.length(), end + 1);
            char first = tag.charAt(0);
            if (first == '/') {
                return new Close(name(tag, 1));
            }
            if (first != '!' && first != '?') {
                return new Open(name(tag, 0), tag);
            }
        }
        return null;
    }

    private boolean beginsTag(int from) {
        char c = from < html.length() ? html.charAt(from) : ' ';
        return c == '/' || c == '!' || c == '?' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /// A bracket within quotes does not end it.
    private int endOfTag(int from) {
        char quote = 0;
        for (int i = from; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>') {
                return i;
            } else if ((c == '"' || c == '\'') && html.charAt(i - 1) == '=') {
                quote = c;
            }
        }
        return html.length();
    }

    private static String name(String tag, int from) {
        int to = from;
        while (to < tag.length() && " \t\r\n\f/>".indexOf(tag.charAt(to)) < 0) {
            to++;
        }
        return tag.substring(from, to).toLowerCase(Locale.ROOT);
    }

    /// Passes over all up to the end of the element that was opened last; over nothing where it has
    /// none.
    void skipTo(String name) {
        if (endless.contains(name)) {
            return;
        }
        for (int i = html.indexOf("</", at); i >= 0; i = html.indexOf("</", i + 2)) {
            if (html.regionMatches(true, i + 2, name, 0, name.length())) {
                int end = html.indexOf('>', i);
                at = end < 0 ? html.length() : end + 1;
                return;
            }
        }
        endless.add(name);
    }

    /// The value of an attribute; empty where the tag has none of that name.
    static String attribute(String tag, String name) {
        int from = 0;
        while (true) {
            from = indexOf(tag, name, from);
            if (from < 0) {
                return "";
            }
            int at = from + name.length();
            boolean begins = from > 0 && Character.isWhitespace(tag.charAt(from - 1));
            while (at < tag.length() && Character.isWhitespace(tag.charAt(at))) {
                at++;
            }
            if (begins && at < tag.length() && tag.charAt(at) == '=') {
                return Entities.resolve(value(tag, at + 1));
            }
            from++;
        }
    }

    private static int indexOf(String tag, String name, int from) {
        for (int i = from; i + name.length() <= tag.length(); i++) {
            if (tag.regionMatches(true, i, name, 0, name.length())) {
                return i;
            }
        }
        return -1;
    }

    private static String value(String tag, int from) {
        int at = from;
        while (at < tag.length() && Character.isWhitespace(tag.charAt(at))) {
            at++;
        }
        if (at == tag.length()) {
            return "";
        }
        char quote = tag.charAt(at);
        if (quote == '"' || quote == '\'') {
            int end = tag.indexOf(quote, at + 1);
            return tag.substring(at + 1, end < 0 ? tag.length() : end);
        }
        int end = at;
        while (end < tag.length() && !Character.isWhitespace(tag.charAt(end))) {
            end++;
        }
        return tag.substring(at, end);
    }
}
