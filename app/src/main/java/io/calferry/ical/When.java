package io.calferry.ical;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// A point in time as iCalendar tells it (RFC 5545 sections 3.3.4 and 3.3.5).
public sealed interface When {

    /// A whole day, the same wherever one is.
    record Day(LocalDate date) implements When {}

    /// A local time that is the same wherever one is.
    record Floating(LocalDateTime local) implements When {}

    /// An instant.
    record Utc(LocalDateTime utc) implements When {
        /// The instant itself.
        public Instant instant() {
            return utc.toInstant(ZoneOffset.UTC);
        }
    }

    /// A local time in a zone.
    record Zoned(LocalDateTime local, String tzid) implements When {}

    /// The date and time as written; midnight for a day.
    default LocalDateTime local() {
        return switch (this) {
            case Day(var date) -> date.atStartOfDay();
            case Floating(var local) -> local;
            case Utc(var utc) -> utc;
            case Zoned(var local, _) -> local;
        };
    }

    /// The same kind of time at another moment.
    default When at(LocalDateTime other) {
        return switch (this) {
            case Day _ -> new Day(other.toLocalDate());
            case Floating _ -> new Floating(other);
            case Utc _ -> new Utc(other);
            case Zoned(_, var tzid) -> new Zoned(other, tzid);
        };
    }

    /// Whether both are told in the same way: value type and zone.
    default boolean isLike(When other) {
        return switch (this) {
            case Day _ -> other instanceof Day;
            case Floating _ -> other instanceof Floating;
            case Utc _ -> other instanceof Utc;
            case Zoned(_, var tzid) ->
                    other instanceof Zoned(_, var otherTzid) && tzid.equals(otherTzid);
        };
    }

    /// The value, without parameters.
    default String value() {
        return switch (this) {
            case Day(var date) -> Stamp.date(date);
            case Floating(var local) -> Stamp.dateTime(local);
            case Utc(var utc) -> Stamp.dateTime(utc) + "Z";
            case Zoned(var local, _) -> Stamp.dateTime(local);
        };
    }

    /// `old` with this as its only value. What it says beside value type and zone stays.
    default Property in(Property old) {
        return in(old, value());
    }

    /// `old` with `value`, one or several told as this is, and the parameters that go with it.
    default Property in(Property old, String value) {
        if (fits(old) && old.value().equals(value)) {
            return old;
        }
        var rest = old.without("VALUE").without("TZID").withValue(value);
        return switch (this) {
            case Day _ -> prepend(rest, Parameter.of("VALUE", "DATE"));
            case Zoned(_, var tzid) -> prepend(rest, Parameter.of("TZID", tzid));
            case Floating _, Utc _ -> rest;
        };
    }

    private boolean fits(Property old) {
        var type = old.find("VALUE");
        var tzid = old.find("TZID");
        return switch (this) {
            case Day _ -> "DATE".equals(type) && tzid == null;
            case Zoned(_, var mine) -> type == null && mine.equals(tzid);
            case Floating _, Utc _ -> type == null && tzid == null;
        };
    }

    private static Property prepend(Property property, Parameter parameter) {
        if (property.parameters().isEmpty()) {
            return new Property(property.name(), List.of(parameter), property.value());
        }
        var all = new ArrayList<Parameter>();
        all.add(parameter);
        all.addAll(property.parameters());
        return new Property(property.name(), List.copyOf(all), property.value());
    }

    /// Reads one value, in the zone `tzid` where that is given; null where it is none.
    static @Nullable When of(String value, @Nullable String tzid) {
        var stamp = Stamp.parse(value);
        if (stamp == null) {
            return null;
        }
        var time = stamp.time();
        if (time == null) {
            return new Day(stamp.date());
        }
        var local = LocalDateTime.of(stamp.date(), time);
        var offset = stamp.offset();
        if (offset != null) {
            return new Utc(local.minusSeconds(offset.getTotalSeconds()));
        }
        return tzid == null || tzid.isEmpty() ? new Floating(local) : new Zoned(local, tzid);
    }

    /// Reads the first value of a property whose zone has been resolved; null where it is none.
    static @Nullable When of(Property property) {
        return of(property.value(), property.find("TZID"));
    }

    /// The date and the time of day at midnight.
    static LocalDateTime midnight(LocalDate date) {
        return LocalDateTime.of(date, LocalTime.MIDNIGHT);
    }
}
