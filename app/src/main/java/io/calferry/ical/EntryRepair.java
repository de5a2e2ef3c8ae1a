package io.calferry.ical;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Repairs one event, to-do or journal.
final class EntryRepair {

    private static final List<String> ONCE =
            List.of(
                    "UID",
                    "DTSTAMP",
                    "DTSTART",
                    "DTEND",
                    "DUE",
                    "DURATION",
                    "CLASS",
                    "CREATED",
                    "DESCRIPTION",
                    "GEO",
                    "LAST-MODIFIED",
                    "LOCATION",
                    "ORGANIZER",
                    "PRIORITY",
                    "SEQUENCE",
                    "STATUS",
                    "SUMMARY",
                    "TRANSP",
                    "URL",
                    "RECURRENCE-ID",
                    "COMPLETED",
                    "PERCENT-COMPLETE");

    /// What may stand once in an entry (RFC 5545 sections 3.6.1 to 3.6.3), and the bit of each.
    private static final Map<String, Integer> SINGLE = single();

    private static Map<String, Integer> single() {
        var bits = new HashMap<String, Integer>();
        for (var name : ONCE) {
            bits.put(name, 1 << bits.size());
        }
        return bits;
    }

    private final Component entry;
    private final Times times;
    private final List<Property> out;
    private final List<DateListRepair.Period> periods = new ArrayList<>();
    private int seen;
    private @Nullable When start;

    EntryRepair(Component entry, Times times) {
        this.entry = entry;
        this.times = times;
        this.out = new ArrayList<>(entry.properties().size() + 2);
    }

    /// A repaired entry, when it starts where it says so, and those of its dates that have an end
    /// of their own.
    record Done(Component entry, @Nullable When start, List<DateListRepair.Period> periods) {}

    Done repair() throws UnfitException {
        start = start();
        return repair(start);
    }

    /// Repairs an override of a series that starts at `series`, or of one that is not there.
    Done repairOverride(@Nullable When series) throws UnfitException {
        start = start();
        return repair(series == null ? start : series);
    }

    private @Nullable When start() throws UnfitException {
        var property = entry.find("DTSTART");
        if (property == null || property.value().isBlank()) {
            if (entry.is("VEVENT")) {
                throw new UnfitException("no start");
            }
            return null;
        }
        var when = times.read(property);
        if (when == null) {
            throw new UnfitException("its start can't be read");
        }
        return EndRepair.agreed(when, entry, times);
    }

    private Done repair(@Nullable When series) throws UnfitException {
        boolean override = entry.has("RECURRENCE-ID");
        var end = EndRepair.of(entry, start, times);
        for (var property : entry.properties()) {
            if (property.value().isBlank() || isSecond(property.name())) {
                continue;
            }
            switch (property.name()) {
                case "DTSTART" -> add(start, property);
                case "DTEND", "DUE", "DURATION" -> {
                    var kept = end.in(property);
                    if (kept != null) {
                        out.add(kept);
                    }
                }
                case "RECURRENCE-ID" -> recurrenceId(property, series);
                case "EXDATE", "RDATE" -> {
                    if (!override && series != null) {
                        DateListRepair.add(property, series, times, out, periods);
                    }
                }
                case "RRULE", "EXRULE" -> {
                    if (!override && series != null) {
                        out.add(RuleRepair.repair(property, series, times));
                    }
                }
                case "DTSTAMP", "CREATED", "LAST-MODIFIED", "COMPLETED" -> stamp(property);
                case "SEQUENCE", "PRIORITY", "PERCENT-COMPLETE" -> number(property);
                case "ATTACH" -> {
                    if (!property.value().regionMatches(true, 0, "CID:", 0, 4)) {
                        out.add(property);
                    }
                }
                case "SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CONTACT" ->
                        out.add(TextRepair.repair(property));
                case "RELATED-TO" -> out.add(TextRepair.repairUnknown(property));
                case "CATEGORIES", "RESOURCES" -> out.add(TextRepair.repairList(property));
                case "GEO" -> position(property);
                default ->
                        out.add(
                                Names.isKnown(property.name())
                                        ? property
                                        : TextRepair.repairUnknown(property));
            }
        }
        var missing = end.missing();
        if (missing != null) {
            out.add(missing);
        }
        if (!has("DTSTAMP")) {
            out.add(Property.of("DTSTAMP", dtstamp()));
        }
        var alarms = AlarmRepair.repair(entry.components());
        return new Done(new Component(entry.name(), List.copyOf(out), alarms), start, periods);
    }

    /// Whether the name may stand once and has been seen; notes it.
    private boolean isSecond(String name) {
        int bit = SINGLE.getOrDefault(name, 0);
        boolean second = (seen & bit) != 0;
        seen |= bit;
        return second;
    }

    private void add(@Nullable When when, Property property) {
        if (when != null) {
            times.use(when);
            out.add(when.in(property));
        }
    }

    private void recurrenceId(Property property, @Nullable When series) throws UnfitException {
        var when = times.read(property);
        if (when == null) {
            throw new UnfitException("its RECURRENCE-ID can't be read");
        }
        add(series == null ? when : times.like(when, series), property);
    }

    /// These are in UTC, whatever a program makes of them (RFC 5545 section 3.8.7).
    private void stamp(Property property) throws UnfitException {
        var when = When.of(property.value(), null);
        if (when instanceof When.Utc && property.parameters().isEmpty()) {
            out.add(canonical(property, when.value()));
        } else if (when instanceof When.Floating && property.find("TZID") != null) {
            try {
                var zoned = times.read(property);
                when = zoned == null ? when : zoned;
            } catch (UnfitException e) {
                // Of so little weight that an unknown zone does not matter.
            }
            stamp(property, when);
        } else if (when != null) {
            stamp(property, when);
        }
    }

    private void stamp(Property property, When when) {
        var plain = property.without("TZID").without("VALUE");
        out.add(canonical(plain, new When.Utc(times.utc(when)).value()));
    }

    private static Property canonical(Property property, String value) {
        return property.value().equals(value) ? property : property.withValue(value);
    }

    private void number(Property property) {
        var digits = property.value().strip();
        if (!digits.isEmpty()
                && digits.length() < 10
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            out.add(canonical(property, digits));
        }
    }

    /// Two numbers, and a semicolon that some programs escape; Cyrus takes nothing else.
    private void position(Property property) {
        var value = property.value().replace("\\", "").strip();
        int semicolon = value.indexOf(';');
        if (semicolon > 0
                && isNumber(value.substring(0, semicolon))
                && isNumber(value.substring(semicolon + 1))) {
            out.add(canonical(property, value));
        }
    }

    private static boolean isNumber(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean sign = i == 0 && (c == '-' || c == '+');
            digits += c >= '0' && c <= '9' ? 1 : 0;
            if (!sign && c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return digits > 0 && text.indexOf('.') == text.lastIndexOf('.');
    }

    private boolean has(String name) {
        for (var property : out) {
            if (property.is(name)) {
                return true;
            }
        }
        return false;
    }

    /// Never the present: an object must look the same each time.
    private String dtstamp() {
        for (var name : List.of("LAST-MODIFIED", "CREATED")) {
            for (var property : out) {
                if (property.is(name)) {
                    return property.value();
                }
            }
        }
        return "19700101T000000Z";
    }
}
