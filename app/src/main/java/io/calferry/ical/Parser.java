package io.calferry.ical;

import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Builds components from content lines. Never fails over a line: what can't be understood is
/// joined to the line before, or dropped.
final class Parser {

    private final Lines lines;
    private final ArrayDeque<Open> open = new ArrayDeque<>();
    private final List<Component> bare = new ArrayList<>();
    private @Nullable Component calendar;

    Parser(byte[] text) {
        this.lines = new Lines(text);
    }

    /// A component whose END has not been read.
    private record Open(String name, List<Property> properties, List<Component> components) {
        Open(String name) {
            this(name, new ArrayList<>(), new ArrayList<>());
        }

        Component close() {
            return new Component(name, List.copyOf(properties), List.copyOf(components));
        }
    }

    Component calendar() throws StoreException {
        try {
            while (lines.next()) {
                line();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (!open.isEmpty()) {
            end();
        }
        var whole = calendar;
        if (whole == null && bare.isEmpty()) {
            throw new StoreException(
                    new Fault.Unreadable(Fault.Unreadable.Why.BAD_OBJECT, "not a calendar object"));
        }
        if (whole == null) {
            return new Component("VCALENDAR", List.of(), List.copyOf(bare));
        }
        if (bare.isEmpty()) {
            return whole;
        }
        var all = new ArrayList<>(whole.components());
        all.addAll(bare);
        return whole.withComponents(all);
    }

    private void line() {
        byte[] line = lines.bytes();
        int length = lines.length();
        int name = nameEnd(line, length);
        if (name <= 0) {
            stray(lines.decode(0, length));
            return;
        }
        String called = lines.name(0, name);
        if (called.equals("BEGIN") && line[name] == ':') {
            begin(lines.name(name + 1, length));
        } else if (called.equals("END") && line[name] == ':') {
            end(lines.name(name + 1, length));
        } else if (isProse(called, line, name)) {
            stray(lines.decode(0, length));
        } else if (!open.isEmpty()) {
            property(called, name, length);
        }
    }

    /// Whether what looks like a name is a word with a colon behind it, in the midst of a text that
    /// somebody forgot to fold: "Passcode: 123", "https://…".
    private boolean isProse(String called, byte[] line, int name) {
        if (Names.isKnown(called) || called.startsWith("X-") || open.isEmpty()) {
            return false;
        }
        boolean small = false;
        for (int i = 0; i < name; i++) {
            small |= line[i] >= 'a' && line[i] <= 'z';
        }
        var properties = open.element().properties();
        return small && !properties.isEmpty() && isText(properties.getLast().name());
    }

    private static boolean isText(String name) {
        return switch (name) {
            case "DESCRIPTION", "SUMMARY", "LOCATION", "COMMENT", "CONTACT" -> true;
            default -> false;
        };
    }

    /// Where the name ends and its colon or semicolon stands; 0 where there is no such thing.
    static int nameEnd(byte[] line, int length) {
        for (int i = 0; i < length; i++) {
            byte c = line[i];
            if (c == ':' || c == ';') {
                return i;
            }
            boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (!letter && c != '-' && c != '_' && c != '.') {
                return 0;
            }
        }
        return 0;
    }

    private void begin(String name) {
        if (name.equals("VCALENDAR")) {
            while (!open.isEmpty()) {
                end();
            }
        } else if (startsWithV(name)) {
            while (!open.isEmpty() && !mayHold(open.peek().name(), name)) {
                end();
            }
        }
        if (open.size() < Limits.DEPTH) {
            open.push(new Open(name));
        }
    }

    private static boolean startsWithV(String name) {
        return switch (name) {
            case "VEVENT", "VTODO", "VJOURNAL", "VTIMEZONE", "VFREEBUSY", "VALARM" -> true;
            default -> false;
        };
    }

    /// Whether a well-known component may stand in another; where not, an END is missing.
    private static boolean mayHold(String outer, String inner) {
        return switch (outer) {
            case "VEVENT", "VTODO", "VJOURNAL", "VTIMEZONE", "VFREEBUSY", "STANDARD", "DAYLIGHT" ->
                    inner.equals("VALARM") && (outer.equals("VEVENT") || outer.equals("VTODO"));
            // RFC 9074 knows alarms with a location in them, but none with an alarm.
            case "VALARM" -> false;
            default -> true;
        };
    }

    private void end(String name) {
        for (var candidate : open) {
            if (candidate.name().equals(name)) {
                while (!open.peek().name().equals(name)) {
                    end();
                }
                end();
                return;
            }
        }
    }

    private void end() {
        var done = open.pop().close();
        var outer = open.peek();
        if (outer != null) {
            outer.components().add(done);
        } else if (!done.is("VCALENDAR")) {
            bare.add(done);
        } else if (calendar == null) {
            calendar = done;
        } else {
            bare.addAll(done.components());
        }
    }

    /// A line that is none: most often the rest of a text with an unescaped line break in it.
    private void stray(String text) {
        var inside = open.peek();
        if (inside == null || inside.properties().isEmpty() || text.isBlank()) {
            return;
        }
        var before = inside.properties().getLast();
        // Elsewhere a line break has no meaning, and half a value would be worse than none.
        if (isText(before.name())) {
            boolean soft =
                    before.value().endsWith("=") && before.has("ENCODING", "QUOTED-PRINTABLE");
            var start = before.value();
            inside.properties()
                    .set(
                            inside.properties().size() - 1,
                            before.withValue(
                                    soft
                                            ? start.substring(0, start.length() - 1) + text
                                            : start + "\\n" + text));
        }
    }

    private void property(String name, int from, int length) {
        byte[] line = lines.bytes();
        List<Parameter> parameters = List.of();
        int at = from;
        if (line[at] == ';') {
            var found = new ArrayList<Parameter>(2);
            while (at < length && line[at] == ';') {
                at = ParameterReader.read(lines, at + 1, found);
            }
            parameters = List.copyOf(found);
        }
        String value = at < length ? lines.decode(at + 1, length) : "";
        open.element().properties().add(new Property(name, parameters, value));
    }
}
