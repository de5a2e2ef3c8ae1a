package io.calferry.shape;

import io.calferry.ical.Component;
import io.calferry.ical.Recurrence;

import java.time.LocalDate;
import java.time.ZoneId;

/// The days of a [Window], settled: whole days in one zone, so that what lies in them changes once
/// a day.
///
/// @param last inclusive
record Days(LocalDate first, LocalDate last, ZoneId zone) {

    static Days of(Window window, LocalDate today, ZoneId zone) {
        return new Days(today.minus(window.past()), today.plus(window.future()), zone);
    }

    /// Whether any instance of a repaired calendar object takes place, in part, on one of them.
    boolean hold(Component repaired) {
        return Recurrence.of(repaired, zone)
                .anyBetween(
                        first.atStartOfDay(zone).toInstant(),
                        last.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
