package io.calferry.ical;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.LocalDateTime;

/// How long an entry lasts: DTEND, DUE or DURATION, one of them, in the way of DTSTART.
final class EndRepair {

    private final String name;
    private final @Nullable When end;
    private final @Nullable Span span;
    private final Times times;
    private boolean given;

    private EndRepair(String name, @Nullable When end, @Nullable Span span, Times times) {
        this.name = name;
        this.end = end;
        this.span = span;
        this.times = times;
    }

    /// The start of an entry. A floating one with an end in a zone is meant in that zone.
    static When agreed(When start, Component entry, Times times) throws UnfitException {
        var property = entry.find(entry.is("VTODO") ? "DUE" : "DTEND");
        if (start instanceof When.Floating && property != null) {
            var end = times.read(property);
            if (end instanceof When.Zoned || end instanceof When.Utc) {
                return end.at(start.local());
            }
        }
        return start;
    }

    static EndRepair of(Component entry, @Nullable When start, Times times) throws UnfitException {
        var name = entry.is("VTODO") ? "DUE" : "DTEND";
        var property = entry.find(name);
        var duration = entry.find("DURATION");
        var span = duration == null ? null : Span.parse(duration.value());
        var end = property == null ? null : times.read(property);
        if (property != null && end == null && span == null && !property.value().isBlank()) {
            throw new UnfitException("its end can't be read");
        }
        if (start == null) {
            return new EndRepair(name, end, null, times);
        }
        if (end != null) {
            return withEnd(entry, name, start, like(end, start), times);
        }
        if (span != null && span.isNegative()) {
            throw new UnfitException("ends before it starts");
        }
        if (span == null || !entry.is("VEVENT")) {
            return new EndRepair(name, least(entry, start, times), span, times);
        }
        boolean none = span.isZero() && !(start instanceof When.Day);
        if (none || start instanceof When.Day && (span.isZero() || span.seconds() != 0)) {
            return new EndRepair(name, rounded(entry, start, span, times), null, times);
        }
        return new EndRepair(name, null, span, times);
    }

    private static EndRepair withEnd(
            Component entry, String name, When start, When end, Times times) throws UnfitException {
        long length = times.second(end) - times.second(start);
        boolean mixed = start instanceof When.Day != end instanceof When.Day;
        if (length < 0 && !mixed) {
            throw new UnfitException("ends before it starts");
        }
        if (length <= 0 && entry.is("VEVENT")) {
            return new EndRepair(name, least(entry, start, times), null, times);
        }
        return new EndRepair(name, length <= 0 && mixed ? null : end, null, times);
    }

    /// The end in the value type of the start; a zone of its own may stay.
    private static When like(When end, When start) {
        if (start instanceof When.Day && !(end instanceof When.Day)) {
            // The end of a whole day is exclusive: a time within a day means that day too.
            var local = end.local();
            boolean midnight = local.equals(When.midnight(local.toLocalDate()));
            return new When.Day(local.toLocalDate().plusDays(midnight ? 0 : 1));
        }
        if (end instanceof When.Day && !(start instanceof When.Day)) {
            return start.at(later(end.local(), start.local()));
        }
        return end instanceof When.Floating && !(start instanceof When.Floating)
                ? start.at(end.local())
                : end;
    }

    private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one.isBefore(other) ? other : one;
    }

    /// The shortest end that all servers take; none where an entry needs none.
    private static @Nullable When least(Component entry, When start, Times times) {
        if (!entry.is("VEVENT") || start instanceof When.Day) {
            return null;
        }
        // By the clock on the wall it may be the same time twice; the second counts from the first.
        var end = start.at(start.local().plusSeconds(1));
        return times.second(end) > times.second(start) ? end : null;
    }

    private static @Nullable When rounded(Component entry, When start, Span span, Times times) {
        if (!(start instanceof When.Day(LocalDate date))) {
            return least(entry, start, times);
        }
        var end = span.after(date.atStartOfDay());
        var day = end.toLocalDate().plusDays(end.equals(When.midnight(end.toLocalDate())) ? 0 : 1);
        return day.isAfter(date) ? new When.Day(day) : null;
    }

    /// What stands in the place of a DTEND, DUE or DURATION; null where nothing does.
    @Nullable Property in(Property property) {
        if (property.is(name) && end != null) {
            given = true;
            times.use(end);
            return end.in(property);
        }
        if (property.is("DURATION") && span != null && end == null) {
            given = true;
            var text = span.text();
            return Span.ZERO.equals(span) || !isReadable(property.value())
                    ? property.withValue(text)
                    : property;
        }
        return null;
    }

    /// Whether others read it as it stands: upper case, no days behind the T.
    private static boolean isReadable(String value) {
        int t = value.indexOf('T');
        boolean late = t >= 0 && (value.indexOf('D', t) > 0 || value.indexOf('W', t) > 0);
        return !late
                && t != value.length() - 1
                && Texts.upper(value).equals(value)
                && value.equals(value.strip());
    }

    /// What has to be added; null where nothing has.
    @Nullable Property missing() {
        if (given || end == null) {
            return null;
        }
        times.use(end);
        return end.in(Property.of(name, end.value()));
    }
}
