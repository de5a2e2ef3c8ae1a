package io.calferry.ical;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One entry in words.
final class Words {

    /// Properties and what people call them, in the order in which one reads an event.
    private static final Map<String, String> NAMES = names();

    private final Component entry;

    Words(Component entry) {
        this.entry = entry;
    }

    private static Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        names.put("SUMMARY", "title");
        names.put("LOCATION", "place");
        names.put("DTSTART", "starts");
        names.put("DTEND", "ends");
        names.put("DUE", "due");
        names.put("RRULE", "repeats");
        names.put("RDATE", "also on");
        names.put("EXDATE", "not on");
        names.put("DESCRIPTION", "description");
        names.put("STATUS", "status");
        names.put("TRANSP", "shown as");
        names.put("CLASS", "privacy");
        names.put("CATEGORIES", "categories");
        names.put("PRIORITY", "priority");
        names.put("ORGANIZER", "organizer");
        names.put("ATTENDEE", "attendees");
        names.put("URL", "link");
        names.put("CONFERENCE", "conference");
        names.put("ATTACH", "attachments");
        names.put("GEO", "position");
        names.put("CONTACT", "contact");
        names.put("COMMENT", "comment");
        names.put("PERCENT-COMPLETE", "percent done");
        names.put("COMPLETED", "done on");
        names.put("RESOURCES", "resources");
        return names;
    }

    /// Puts every field under its name, behind `prefix`.
    void into(Map<String, String> fields, String prefix) {
        NAMES.forEach(
                (property, name) -> {
                    var words = words(property);
                    if (!words.isEmpty()) {
                        fields.put(prefix + name, words);
                    }
                });
        alarms(fields, prefix);
        for (var property : entry.properties()) {
            if (!NAMES.containsKey(property.name()) && !isSilent(property.name())) {
                fields.merge(
                        prefix + property.name(), property.text(), (one, two) -> one + ", " + two);
            }
        }
    }

    private String words(String name) {
        if (name.equals("DTEND") || name.equals("DUE")) {
            boolean due = name.equals("DUE");
            var end = due == entry.is("VTODO") ? End.of(entry) : null;
            return end == null ? "" : when(due ? end : lastDay(end));
        }
        var values = new ArrayList<String>();
        for (var property : entry.all(name)) {
            add(property, values);
        }
        values.sort(null);
        return String.join(", ", values);
    }

    /// People name the last day, iCalendar the one behind it.
    private static When lastDay(When end) {
        return end instanceof When.Day(var date) ? new When.Day(date.minusDays(1)) : end;
    }

    /// What the fingerprint does not count, or what tells which entry this is.
    private static boolean isSilent(String name) {
        return Canonical.isPassing(name)
                || name.equals("UID")
                || name.equals("RECURRENCE-ID")
                || name.equals("DURATION");
    }

    private void alarms(Map<String, String> fields, String prefix) {
        var alarms = new ArrayList<String>();
        for (var inner : entry.components()) {
            if (inner.is("VALARM")) {
                inner.first("TRIGGER").ifPresent(trigger -> alarms.add(alarm(trigger)));
            }
        }
        if (!alarms.isEmpty()) {
            alarms.sort(null);
            fields.put(prefix + "reminder", String.join(", ", alarms));
        }
    }

    private static String alarm(Property trigger) {
        var span = Span.parse(trigger.value());
        if (span == null) {
            return when(trigger);
        }
        var whence = trigger.has("RELATED", "END") ? "end" : "start";
        if (span.isZero()) {
            return "at the " + whence;
        }
        return length(span) + (span.isNegative() ? " before the " : " after the ") + whence;
    }

    private static void add(Property property, List<String> values) {
        switch (property.name()) {
            case "DTSTART", "DTEND", "DUE", "COMPLETED" -> values.add(when(property));
            case "EXDATE", "RDATE" -> {
                for (var value : Rule.split(property.value(), ',')) {
                    values.add(when(property.withValue(value)));
                }
            }
            case "RRULE" -> {
                var rule = Rule.parse(property.value());
                values.add(rule == null ? property.value() : RuleWords.of(rule));
            }
            case "ORGANIZER", "ATTENDEE" -> values.add(person(property));
            case "TRANSP" -> {
                if (property.value().equalsIgnoreCase("TRANSPARENT")) {
                    values.add("free");
                }
            }
            case "CLASS", "STATUS" -> {
                var said = property.value().toLowerCase(Locale.ROOT);
                if (!said.equals("public")) {
                    values.add(said);
                }
            }
            case "PRIORITY", "PERCENT-COMPLETE" -> {
                if (!property.value().equals("0")) {
                    values.add(property.value());
                }
            }
            case "CATEGORIES", "RESOURCES" -> values.addAll(Canonical.list(property.value()));
            default -> values.add(property.text());
        }
    }

    private static String person(Property property) {
        var name = property.parameter("CN").orElse("");
        var address = property.value();
        if (address.regionMatches(true, 0, "mailto:", 0, 7)) {
            address = address.substring(7);
        }
        return name.isEmpty() || name.equals(address) ? address : name + " <" + address + ">";
    }

    /// A date or time as one reads it, with its zone.
    static String when(Property property) {
        var when = When.of(property);
        return when == null ? property.value() : when(when);
    }

    private static String when(When when) {
        return switch (when) {
            case When.Day(var date) -> date.toString();
            case When.Floating(var local) -> clock(local);
            case When.Utc(var utc) -> clock(utc) + " UTC";
            case When.Zoned(var local, var zone) -> clock(local) + " " + zone;
        };
    }

    private static String clock(LocalDateTime local) {
        return local.toLocalDate() + " " + local.toLocalTime();
    }

    private static String length(Span span) {
        var parts = new ArrayList<String>();
        long seconds = Math.abs(span.length());
        part(parts, seconds / 86_400, "day");
        part(parts, seconds / 3600 % 24, "hour");
        part(parts, seconds / 60 % 60, "minute");
        part(parts, seconds % 60, "second");
        return parts.isEmpty() ? "no time" : String.join(" ", parts);
    }

    private static void part(List<String> parts, long number, String unit) {
        if (number > 0) {
            parts.add(number + " " + unit + (number == 1 ? "" : "s"));
        }
    }
}
