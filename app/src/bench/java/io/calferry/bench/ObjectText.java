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
        var text = unfolded(body);
        if (!text.startsWith("BEGIN:VCALENDAR")
                || !text.stripTrailing().endsWith("END:VCALENDAR")) {
            return Optional.empty();
        }
        Set<String> uids = new LinkedHashSet<>();
        var alarm = false;
        for (var from = 0; from < text.length(); ) {
            var end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            if (!alarm && (text.startsWith("UID:", from) || text.startsWith("UID;", from))) {
                uids.add(text.substring(text.indexOf(':', from) + 1, end).strip());
            } else if (text.startsWith("METHOD:", from)) {
                return Optional.empty();
            } else if (text.startsWith("BEGIN:VALARM", from)) {
                alarm = true;
            } else if (text.startsWith("END:VALARM", from)) {
                alarm = false;
            }
            from = end + 1;
        }
        return uids.size() == 1 ? Optional.of(uids.iterator().next()) : Optional.empty();
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
