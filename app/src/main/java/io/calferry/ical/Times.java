package io.calferry.ical;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Set;

/// Reads the times of one calendar object and turns them into one another. Local times that the
/// clock skips or passes twice are read leniently, as java.time does.
final class Times {

    private final ObjectZones zones;
    private final Set<String> used = new LinkedHashSet<>();

    Times(ObjectZones zones) {
        this.zones = zones;
    }

    ObjectZones zones() {
        return zones;
    }

    /// Notes that the zone of `when` is written, so that it gets its VTIMEZONE.
    void use(When when) {
        if (when instanceof When.Zoned(_, var tzid)) {
            used.add(tzid);
        }
    }

    Set<String> used() {
        return used;
    }

    /// Reads a property's only value, its zone resolved; null where it is none.
    @Nullable When read(Property property) throws UnfitException {
        return read(property.value(), property.find("TZID"));
    }

    @Nullable When read(String value, @Nullable String tzid) throws UnfitException {
        var when = When.of(value, null);
        if (when instanceof When.Floating(var local) && tzid != null && !tzid.isBlank()) {
            return in(local, zones.resolve(tzid));
        }
        return when;
    }

    private static When in(LocalDateTime local, String zone) {
        return zone.equals(ZoneNames.UTC) ? new When.Utc(local) : new When.Zoned(local, zone);
    }

    /// Seconds since 1970, a day and a floating time taken as if they were UTC.
    long second(When when) {
        return switch (when) {
            case When.Day(var date) -> date.toEpochDay() * 86_400;
            case When.Floating(var local) -> local.toEpochSecond(ZoneOffset.UTC);
            case When.Utc(var utc) -> utc.toEpochSecond(ZoneOffset.UTC);
            case When.Zoned(var local, var tzid) -> local.toEpochSecond(offset(local, tzid));
        };
    }

    private ZoneOffset offset(LocalDateTime local, String tzid) {
        return zones.rules(tzid).getOffset(local);
    }

    /// `when` told in the way of `model`.
    When like(When when, When model) {
        if (when.isLike(model)) {
            return when;
        }
        return switch (model) {
            case When.Day _ -> new When.Day(day(when));
            case When.Floating _ -> new When.Floating(when.local());
            case When.Utc _ -> new When.Utc(utc(atTimeOf(when, model)));
            case When.Zoned(_, var tzid) -> zoned(atTimeOf(when, model), tzid);
        };
    }

    /// A day is meant at the model's time of day.
    private static When atTimeOf(When when, When model) {
        return when instanceof When.Day(var date)
                ? model.at(LocalDateTime.of(date, model.local().toLocalTime()))
                : when;
    }

    private When zoned(When when, String tzid) {
        return switch (when) {
            case When.Day _, When.Floating _ -> new When.Zoned(when.local(), tzid);
            case When.Utc _, When.Zoned _ -> {
                if (when instanceof When.Zoned(_, var own) && own.equals(tzid)) {
                    yield when;
                }
                var second = second(when);
                var offset = zones.rules(tzid).getOffset(Instant.ofEpochSecond(second));
                yield new When.Zoned(LocalDateTime.ofEpochSecond(second, 0, offset), tzid);
            }
        };
    }

    /// The time in UTC; a floating one as it stands.
    LocalDateTime utc(When when) {
        return LocalDateTime.ofEpochSecond(second(when), 0, ZoneOffset.UTC);
    }

    /// The day that is meant where a whole day is wanted. A time in UTC is most often midnight
    /// somewhere, or a second before it; half a day up or down leads to the day meant for every
    /// zone within 11 hours.
    static LocalDate day(When when) {
        if (!(when instanceof When.Utc(var utc))) {
            return when.local().toLocalDate();
        }
        return (utc.getSecond() == 59 ? utc.minusHours(12) : utc.plusHours(12)).toLocalDate();
    }
}
