package io.calferry.outlook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the mapping adds at the end of a description, because it does not cross in another way: the
/// link of an online meeting, and which files hang at the item.
final class Footer {

    private static final long KB = 1024;

    private Footer() {}

    /// `text` with the lines that it does not have yet.
    static String with(String text, Details details, List<String> links) {
        var lines = new ArrayList<String>();
        for (var link : links) {
            if (!text.contains(link)) {
                lines.add("Join online: " + link);
            }
        }
        for (var line : attachments(details.attachments())) {
            if (!lines(text).contains(line)) {
                lines.add(line);
            }
        }
        var added = String.join("\n", lines);
        if (added.isEmpty()) {
            return text;
        }
        return text.isBlank() ? added : text + "\n\n" + added;
    }

    /// `text` without what [#with] put at the end of `own`.
    static String without(String text, String own, Details details, List<String> links) {
        var added = with(own, details, links).substring(own.length()).strip();
        var rest = text.stripTrailing();
        return !added.isEmpty() && rest.endsWith(added)
                ? rest.substring(0, rest.length() - added.length()).stripTrailing()
                : text;
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    private static List<String> attachments(List<Attachment> attachments) {
        return attachments.stream()
                .filter(attachment -> !attachment.name().isBlank())
                .map(one -> "Attachment: " + Plain.line(one.name()) + " (" + size(one.size()) + ")")
                .distinct()
                .toList();
    }

    private static String size(long bytes) {
        if (bytes < KB) {
            return bytes + " bytes";
        }
        return bytes < KB * KB
                ? Math.round((double) bytes / KB) + " KB"
                : String.format(Locale.ROOT, "%.1f MB", (double) bytes / KB / KB);
    }
}
