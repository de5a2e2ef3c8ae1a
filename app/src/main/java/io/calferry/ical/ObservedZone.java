package io.calferry.ical;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a VTIMEZONE says, as rules of java.time (RFC 5545 section 3.6.5).
final class ObservedZone {

    private static final LocalDateTime EARLIEST = LocalDateTime.of(1900, 1, 1, 0, 0);
    private static final LocalDateTime LATEST = LocalDateTime.of(2100, 1, 1, 0, 0);

    /// More changes of the clock than any zone has had.
    private static final int MOST = 4000;

    private record Onset(long second, ZoneOffset before, ZoneOffset after) {}

    private ObservedZone() {}

    /// The rules from 1900 to 2100; null where there is no observance that can be understood.
    static @Nullable ZoneRules rules(Component timezone) {
        var onsets = new ArrayList<Onset>();
        for (var observance : timezone.components()) {
            if (observance.is("STANDARD") || observance.is("DAYLIGHT")) {
                read(observance, onsets);
            }
        }
        if (onsets.isEmpty() || onsets.size() > MOST) {
            return null;
        }
        onsets.sort(Comparator.comparingLong(Onset::second));
        var current = onsets.getFirst().before();
        var initial = current;
        if (onsets.size() == 1) {
            // A single observance is the whole truth, before its onset too.
            return ZoneRules.of(onsets.getFirst().after());
        }
        var transitions = new ArrayList<ZoneOffsetTransition>();
        for (var onset : onsets) {
            if (!onset.after().equals(current)) {
                var local = LocalDateTime.ofEpochSecond(onset.second(), 0, current);
                transitions.add(ZoneOffsetTransition.of(local, current, onset.after()));
                current = onset.after();
            }
        }
        try {
            return ZoneRules.of(initial, initial, List.of(), transitions, List.of());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void read(Component observance, List<Onset> into) {
        var start = observance.find("DTSTART");
        var from = offset(observance.valueOf("TZOFFSETFROM"));
        var to = offset(observance.valueOf("TZOFFSETTO"));
        var when = start == null ? null : When.of(start.value(), null);
        if (to == null) {
            return;
        }
        if (from == null) {
            from = to;
        }
        if (when == null) {
            when = new When.Floating(LocalDateTime.of(1970, 1, 1, 0, 0));
        }
        var local = when.local();
        add(into, local, from, to);
        for (var property : observance.properties()) {
            if (property.is("RDATE")) {
                for (var value : Rule.split(property.value(), ',')) {
                    var date = When.of(value, null);
                    if (date != null) {
                        add(into, date.local(), from, to);
                    }
                }
            } else if (property.is("RRULE")) {
                expand(property.value(), local, from, to, into);
            }
        }
    }

    private static void expand(
            String text, LocalDateTime start, ZoneOffset from, ZoneOffset to, List<Onset> into) {
        var rule = Rule.parse(text);
        if (rule == null || rule.freq() != Rule.Freq.YEARLY) {
            return;
        }
        if (rule.until() instanceof When.Utc(var utc)) {
            rule = rule.withUntil(new When.Floating(utc.plusSeconds(from.getTotalSeconds())));
        }
        var instances = new Expansion(rule, start);
        instances.skipTo(EARLIEST);
        for (var at = instances.next(); at != null; at = instances.next()) {
            if (at.isAfter(LATEST) || into.size() > MOST) {
                return;
            }
            add(into, at, from, to);
        }
    }

    private static void add(List<Onset> into, LocalDateTime local, ZoneOffset from, ZoneOffset to) {
        into.add(new Onset(local.toEpochSecond(from), from, to));
    }

    /// Reads a UTC-OFFSET (RFC 5545 section 3.3.14); null where it is none. `+5730` is
    /// minutes and seconds, 57:30, of a local mean time whose hours some program left out.
    static @Nullable ZoneOffset offset(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var value = text.strip().replace(":", "");
        if (value.length() < 3 || value.charAt(0) != '+' && value.charAt(0) != '-') {
            return null;
        }
        try {
            var digits = value.substring(1);
            int hours = Integer.parseInt(digits.substring(0, 2));
            int minutes = digits.length() >= 4 ? Integer.parseInt(digits.substring(2, 4)) : 0;
            int seconds = digits.length() >= 6 ? Integer.parseInt(digits.substring(4, 6)) : 0;
            if (hours > 18 && digits.length() == 4) {
                seconds = minutes;
                minutes = hours;
                hours = 0;
            }
            int total = (hours * 60 + minutes) * 60 + seconds;
            return ZoneOffset.ofTotalSeconds(value.charAt(0) == '-' ? -total : total);
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }
}
