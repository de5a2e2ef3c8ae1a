package io.calferry.ical;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// The form of a calendar object in which two that say the same are the same: sorted lines of what
/// counts, in one way of writing.
final class Canonical {

    private final Component calendar;
    private final StringBuilder out = new StringBuilder(1024);

    Canonical(Component calendar) {
        this.calendar = calendar;
    }

    byte[] bytes() {
        var parts = new ArrayList<String>();
        for (var component : calendar.components()) {
            if (!component.is("VTIMEZONE")) {
                parts.add(component(component));
                continue;
            }
            var name = component.valueOf("TZID");
            if (name != null && ZoneNames.idOf(name) == null) {
                parts.add(zone(name, component));
            }
        }
        for (var property : calendar.properties()) {
            if (!isPassing(property.name()) && !property.value().isBlank()) {
                parts.add(property(property));
            }
        }
        parts.sort(null);
        return String.join("\n\n", parts).getBytes(StandardCharsets.UTF_8);
    }

    /// A zone that nobody else has: how its clock moves in the years after the object's first. How
    /// that is told differs from server to server.
    private String zone(String name, Component timezone) {
        var out = new StringBuilder("ZONE:").append(name.strip());
        var rules = ZoneMatch.rules(timezone);
        if (rules != null) {
            var from = LocalDate.of(Years.of(calendar).from(), 1, 1).atStartOfDay();
            var at = from.toInstant(ZoneOffset.UTC);
            var end = from.plusYears(3).toInstant(ZoneOffset.UTC);
            out.append(' ').append(rules.getOffset(at));
            var next = rules.nextTransition(at);
            while (next != null && next.getInstant().isBefore(end)) {
                out.append(' ').append(next.getInstant()).append(next.getOffsetAfter());
                next = rules.nextTransition(next.getInstant());
            }
        }
        return out.toString();
    }

    private String component(Component component) {
        var lines =
                new ArrayList<String>(
                        component.properties().size() + component.components().size());
        boolean ends = component.isEntry();
        for (var property : component.properties()) {
            if (!isPassing(property.name())) {
                line(component, property, lines);
            }
        }
        if (ends) {
            var end = end(component);
            if (end != null) {
                lines.add(end);
            }
        }
        for (var inner : component.components()) {
            lines.add(component(inner));
        }
        lines.sort(null);
        out.setLength(0);
        out.append("BEGIN:").append(component.name()).append('\n');
        var before = "";
        for (var line : lines) {
            // Said twice is said once.
            if (!line.equals(before)) {
                out.append(line).append('\n');
            }
            before = line;
        }
        return out.append("END:").append(component.name()).toString();
    }

    /// What changes without a person's doing, or is ours or a server's own.
    static boolean isPassing(String name) {
        return switch (name) {
            case "REQUEST-STATUS",
                    "DTSTAMP",
                    "CREATED",
                    "LAST-MODIFIED",
                    "SEQUENCE",
                    "PRODID",
                    "VERSION",
                    "CALSCALE",
                    "METHOD",
                    "X-MICROSOFT-CDO-OWNERAPPTID",
                    "X-MICROSOFT-CDO-APPT-SEQUENCE",
                    "X-MOZ-GENERATION",
                    "X-MOZ-LASTACK",
                    "X-RADICALE-NAME" ->
                    true;
            default ->
                    name.startsWith("X-CALFERRY-")
                            || name.startsWith("X-LIC-")
                            || name.startsWith("X-WR-")
                            || name.startsWith("X-VOBJ-");
        };
    }

    private void line(Component component, Property property, List<String> lines) {
        var value = property.value();
        if (value.isBlank()) {
            return;
        }
        switch (property.name()) {
            case "DTEND", "DURATION", "DUE" -> {
                if (!component.isEntry()) {
                    lines.add(property(property));
                }
            }
            case "CLASS", "TRANSP", "STATUS", "ACTION" -> {
                var upper = Texts.upper(value.strip());
                if (!upper.equals("PUBLIC") && !upper.equals("OPAQUE")) {
                    lines.add(written(property, upper));
                }
            }
            case "PRIORITY", "PERCENT-COMPLETE" -> {
                var number = value.strip();
                if (!number.equals("0")) {
                    lines.add(written(property, number));
                }
            }
            case "GEO" -> lines.add(written(property, position(value)));
            case "EXDATE", "RDATE" -> {
                for (var one : Rule.split(value, ',')) {
                    lines.add(written(property, one.strip()));
                }
            }
            case "RRULE", "EXRULE" -> {
                var rule = Rule.parse(value);
                lines.add(written(property, rule == null ? sorted(value) : rule.text()));
            }
            case "TRIGGER" -> {
                var span = Span.parse(value);
                // Two days and 48 hours; servers write one for the other.
                lines.add(written(property, span == null ? value : span.length() + "s"));
            }
            case "CATEGORIES", "RESOURCES" -> {
                // Several lines and one with several values say the same.
                for (var one : list(value)) {
                    lines.add(written(property, one));
                }
            }
            default -> lines.add(property(property));
        }
    }

    /// Both numbers to six places: as many as Cyrus writes.
    private static String position(String value) {
        try {
            var numbers = new ArrayList<String>();
            for (var number : Rule.split(plain(value), ';')) {
                var exact = new BigDecimal(number.strip());
                numbers.add(exact.setScale(6, RoundingMode.HALF_UP).toString());
            }
            return String.join(";", numbers);
        } catch (NumberFormatException e) {
            return value;
        }
    }

    /// The parts of a rule that can't be understood.
    private static String sorted(String rule) {
        var parts = Rule.split(Texts.upper(rule), ';');
        parts.sort(null);
        return String.join(";", parts);
    }

    /// The values of a list of TEXT, each escaped in one way.
    static List<String> list(String value) {
        var values = new ArrayList<String>();
        int from = 0;
        for (int i = 0; i <= value.length(); i++) {
            if (i == value.length() || value.charAt(i) == ',') {
                var one = value.substring(from, i).strip();
                if (!one.isEmpty()) {
                    // An escaped comma too: Cyrus and Xandikos make two values of it.
                    for (var part : Rule.split(plain(one), ',')) {
                        values.add(part.strip());
                    }
                }
                from = i + 1;
            } else if (value.charAt(i) == '\\') {
                i++;
            }
        }
        return values;
    }

    private String property(Property property) {
        return written(property, plain(property.value()));
    }

    /// Without the escapes that some programs write and others don't.
    private static String plain(String value) {
        if (value.indexOf('\\') < 0) {
            return value.strip();
        }
        var text = Texts.unescape(value).strip();
        return text.indexOf('\n') < 0 ? text : text.replace("\n", "\\n");
    }

    private String written(Property property, String value) {
        if (property.parameters().isEmpty()) {
            return property.name() + ":" + value;
        }
        var parameters = new ArrayList<String>(property.parameters().size());
        for (var parameter : property.parameters()) {
            if (!goesWithoutSaying(property, parameter)) {
                parameters.add(parameter(parameter));
            }
        }
        parameters.sort(null);
        var line = new StringBuilder(property.name());
        for (var parameter : parameters) {
            line.append(';').append(parameter);
        }
        return line.append(':').append(value).toString();
    }

    private static String parameter(Parameter parameter) {
        var value = parameter.value().replace("\n", "\\n");
        return switch (parameter.name()) {
            // Their values are tokens, the same in any case.
            case "ROLE",
                    "PARTSTAT",
                    "CUTYPE",
                    "RSVP",
                    "RELATED",
                    "RELTYPE",
                    "VALUE",
                    "ENCODING",
                    "FBTYPE",
                    "RANGE",
                    "SCHEDULE-AGENT" ->
                    parameter.name() + "=" + Texts.upper(value);
            default -> parameter.name() + "=" + value;
        };
    }

    private static boolean goesWithoutSaying(Property property, Parameter parameter) {
        var value = Texts.upper(parameter.value());
        if (value.isEmpty()) {
            return true;
        }
        return switch (parameter.name()) {
            case "SCHEDULE-STATUS" -> true;
            case "VALUE" ->
                    switch (value) {
                        case "DATE-TIME" -> !property.is("TRIGGER");
                        case "DURATION" -> property.is("TRIGGER");
                        case "TEXT", "RECUR", "CAL-ADDRESS", "INTEGER" -> true;
                        case "URI" -> property.is("URL") || property.is("ATTACH");
                        default -> false;
                    };
            case "ROLE" -> value.equals("REQ-PARTICIPANT");
            case "PARTSTAT" -> value.equals("NEEDS-ACTION");
            case "CUTYPE" -> value.equals("INDIVIDUAL");
            case "RSVP" -> value.equals("FALSE");
            case "RELATED" -> value.equals("START");
            case "RELTYPE" -> value.equals("PARENT");
            case "X-VOBJ-ORIGINAL-TZID", "X-VOBJ-FLOATINGTIME-ALLOWED" -> true;
            default -> parameter.name().startsWith("X-CALFERRY-");
        };
    }

    /// The end of an entry, however it is told; null where there is none.
    private static @Nullable String end(Component entry) {
        var end = End.of(entry);
        if (end == null) {
            return null;
        }
        return end instanceof When.Zoned(_, var zone)
                ? "END;" + zone + ":" + end.value()
                : "END:" + end.value();
    }
}
