package io.calferry.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a server looks at in a calendar object that it is sent.
final class ObjectText {

    private ObjectText() {}

    /// The one UID of a calendar object that keeps RFC 4791 section 4.1; empty for any other text.
    static Optional<String> uid(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        if (!text.startsWith("BEGIN:VCALENDAR")
                || !text.stripTrailing().endsWith("END:VCALENDAR")) {
            return Optional.empty();
        }
        Set<String> uids = new LinkedHashSet<>();
        var alarm = false;
        for (var from = 0; from < text.length(); from = endOfLine(text, from) + 1) {
            // An alarm may have a UID of its own (RFC 9074 section 4).
            switch (text.charAt(from)) {
                case 'B' -> alarm |= text.startsWith("BEGIN:VALARM", from);
                case 'E' -> alarm &= !text.startsWith("END:VALARM", from);
                case 'M' -> {
                    if (text.startsWith("METHOD:", from)) {
                        return Optional.empty();
                    }
                }
                case 'U' -> {
                    if (!alarm
                            && (text.startsWith("UID:", from) || text.startsWith("UID;", from))) {
                        uids.add(value(text, from));
                    }
                }
                default -> {}
            }
        }
        return uids.size() == 1 ? Optional.of(uids.iterator().next()) : Optional.empty();
    }

    /// The value of the property that starts at `from`, folded lines joined.
    private static String value(String text, int from) {
        var end = endOfLine(text, from);
        while (end + 1 < text.length() && text.charAt(end + 1) == ' ') {
            end = endOfLine(text, end + 1);
        }
        var line = text.substring(from, end).replaceAll("\r?\n ", "");
        return line.substring(line.indexOf(':') + 1).strip();
    }

    private static int endOfLine(String text, int from) {
        var end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /// The same calendar object as a server stores it that parses and writes anew: its own PRODID
    /// and DTSTAMP, no folds, and the plain properties of each component sorted.
    static byte[] rewritten(byte[] body) {
        var text = new StringBuilder();
        List<String> plain = new ArrayList<>();
        for (var line : unfolded(body).split("\r?\n")) {
            var name = line.replaceFirst("[:;].*", "").toUpperCase(Locale.ROOT);
            switch (name) {
                case "BEGIN", "END" -> {
                    plain.stream().sorted().forEach(p -> text.append(p).append("\r\n"));
                    plain.clear();
                    text.append(line).append("\r\n");
                }
                case "PRODID" -> plain.add("PRODID:-//memory//rewritten//EN");
                case "DTSTAMP" -> plain.add("DTSTAMP:20000101T000000Z");
                default -> plain.add(line);
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String unfolded(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        return text.contains("\n ") || text.contains("\n\t")
                ? text.replaceAll("\r?\n[ \t]", "")
                : text;
    }
}
