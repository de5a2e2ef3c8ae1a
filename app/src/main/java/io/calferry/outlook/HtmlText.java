package io.calferry.outlook;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/// The text of an HTML body as a person would type it: paragraphs, links with where they lead,
/// lists with their dashes or numbers, a row of a table a line. Any input gives some text; nothing
/// is loaded, and it takes one pass.
final class HtmlText {

    /// What begins a line of its own.
    private static final Set<String> BLOCKS =
            Set.of(
                    "p",
                    "div",
                    "table",
                    "ul",
                    "ol",
                    "dl",
                    "dt",
                    "dd",
                    "blockquote",
                    "pre",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "section",
                    "article",
                    "header",
                    "footer",
                    "address",
                    "center",
                    "form",
                    "fieldset",
                    "figure",
                    "caption",
                    "tbody",
                    "thead",
                    "tfoot");

    /// What stands apart by an empty line. A `div` does not: Outlook has one for each line.
    private static final Set<String> APART =
            Set.of(
                    "p",
                    "table",
                    "ul",
                    "ol",
                    "dl",
                    "blockquote",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6");

    /// What no one sees.
    private static final Set<String> HIDDEN =
            Set.of("head", "style", "script", "title", "xml", "template", "noscript");

    /// What says no more than its text does.
    private static final Set<String> BARE =
            Set.of(
                    "html", "head", "body", "meta", "title", "style", "div", "p", "br", "link",
                    "span", "o:p", "pre");

    /// How far an item of a list within lists is set in.
    private static final int DEEPEST = 8;

    private final HtmlTokens tokens;
    private final StringBuilder out = new StringBuilder();

    /// The next number of each list that is open; -1 where it has dashes.
    private final Deque<Integer> lists = new ArrayDeque<>();

    private final Deque<Link> links = new ArrayDeque<>();
    private int breaks;
    private boolean blank;
    private int preformatted;
    private boolean firstCell;

    /// How long the text was behind the last dash or the last bar of a row: what begins there needs
    /// no line of its own.
    private int fresh = -1;

    /// A link that is open, and where its text begins.
    private record Link(String target, int from) {}

    private HtmlText(String html) {
        this.tokens = new HtmlTokens(html);
    }

    /// The text of a body; empty where there is nothing to read.
    static String of(String html) {
        return new HtmlText(html).text();
    }

    /// Whether its form says something that its text does not: a link, a list, a table, a picture,
    /// emphasis. What Exchange makes of plain text has nothing of it.
    static boolean saysMore(String html) {
        var tokens = new HtmlTokens(html);
        for (var token = tokens.next(); token != null; token = tokens.next()) {
            if (token instanceof HtmlTokens.Open(var name, _) && !BARE.contains(name)) {
                return true;
            }
            if (token instanceof HtmlTokens.Open(var name, _) && HIDDEN.contains(name)) {
                tokens.skipTo(name);
            }
        }
        return false;
    }

    private String text() {
        for (var token = tokens.next(); token != null; token = tokens.next()) {
            switch (token) {
                case HtmlTokens.Text(var text) -> say(text);
                case HtmlTokens.Open(var name, var tag) -> open(name, tag);
                case HtmlTokens.Close(var name) -> close(name);
            }
        }
        while (!links.isEmpty()) {
            closeLink();
        }
        return Plain.text(out.toString()).strip();
    }

    private void say(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (preformatted > 0 && c == '\n') {
                breaks = Math.min(2, breaks + 1);
            } else if (" \t\n\r\f\u00a0".indexOf(c) >= 0) {
                blank = true;
            } else {
                put(c);
            }
        }
    }

    private void put(char c) {
        boolean begins = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
        if (breaks > 0) {
            if (!out.isEmpty()) {
                out.append("\n".repeat(breaks));
            }
            breaks = 0;
        } else if (blank && !begins) {
            out.append(' ');
        }
        blank = false;
        out.append(c);
    }

    private void lineBreak(int wanted) {
        breaks = Math.max(breaks, wanted);
    }

    private void open(String name, String tag) {
        if (HIDDEN.contains(name)) {
            tokens.skipTo(name);
            return;
        }
        if (BLOCKS.contains(name) && out.length() != fresh) {
            lineBreak(APART.contains(name) && lists.isEmpty() ? 2 : 1);
        }
        switch (name) {
            case "br" -> breaks = Math.min(2, breaks + 1);
            case "hr" -> {
                lineBreak(1);
                say("----");
                lineBreak(1);
            }
            case "ul" -> lists.push(-1);
            case "ol" -> lists.push(1);
            case "li" -> item();
            case "tr" -> {
                lineBreak(1);
                firstCell = true;
            }
            case "td", "th" -> cell();
            case "a" -> {
                closeLink();
                links.push(new Link(HtmlTokens.attribute(tag, "href"), out.length()));
            }
            case "img" -> {
                var alt = HtmlTokens.attribute(tag, "alt").strip();
                if (!alt.isEmpty()) {
                    say("[" + alt + "]");
                }
            }
            case "pre" -> preformatted++;
            default -> {
                // Says nothing about where its text goes.
            }
        }
    }

    private void item() {
        lineBreak(1);
        int number = lists.isEmpty() ? -1 : lists.pop();
        lists.push(number < 0 ? number : number + 1);
        var mark =
                "  ".repeat(Math.clamp(lists.size() - 1, 0, DEEPEST))
                        + (number < 0 ? "- " : number + ". ");
        // By itself: an empty item is one too, and blanks at the beginning stay.
        for (int i = 0; i < mark.length(); i++) {
            put(mark.charAt(i));
        }
        blank = false;
        fresh = out.length();
    }

    private void cell() {
        if (firstCell) {
            firstCell = false;
        } else {
            breaks = 0;
            out.append(" | ");
            blank = false;
        }
        fresh = out.length();
    }

    private void close(String name) {
        if (BLOCKS.contains(name) && out.length() != fresh) {
            lineBreak(APART.contains(name) && lists.isEmpty() ? 2 : 1);
        }
        switch (name) {
            case "ul", "ol" -> {
                if (!lists.isEmpty()) {
                    lists.pop();
                }
                lineBreak(lists.isEmpty() ? 2 : 1);
            }
            case "li" -> lineBreak(1);
            case "tr" -> breaks = 1;
            case "a" -> closeLink();
            case "pre" -> preformatted = Math.max(0, preformatted - 1);
            default -> {
                // Nothing to end.
            }
        }
    }

    private void closeLink() {
        if (links.isEmpty()) {
            return;
        }
        var link = links.pop();
        var target = Plain.line(link.target());
        var text = out.substring(Math.min(link.from(), out.length())).strip();
        var lower = target.toLowerCase(Locale.ROOT);
        boolean leads =
                lower.startsWith("http:")
                        || lower.startsWith("https:")
                        || lower.startsWith("mailto:")
                        || lower.startsWith("tel:")
                        || lower.startsWith("file:");
        if (!leads || same(text, target)) {
            return;
        }
        say(text.isEmpty() ? target : " <" + target + ">");
    }

    private static boolean same(String text, String target) {
        int colon = target.indexOf(':');
        return bare(text).equals(bare(target))
                || bare(text).equals(bare(target.substring(colon + 1).replaceFirst("^//", "")));
    }

    private static String bare(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
