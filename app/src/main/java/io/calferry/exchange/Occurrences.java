package io.calferry.exchange;

import io.calferry.ical.ZoneNames;
import io.calferry.outlook.Appointment;
import io.calferry.outlook.Series;
import io.calferry.outlook.WindowsZone;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/// Which occurrence of a series begins when: what Exchange calls its index.
final class Occurrences {

    private static final int MOST = 50_000;

    private final Series series;
    private final ZoneId zone;
    private final LocalTime time;

    /// @param otherwise the zone where the series names none
    Occurrences(Appointment item, ZoneId otherwise) {
        this.series = item.series().orElseThrow();
        var start = item.details().time().start();
        this.zone = zone(start.zone(), otherwise);
        this.time = start.at().atZone(zone).toLocalTime();
    }

    private static ZoneId zone(WindowsZone zone, ZoneId otherwise) {
        return ZoneNames.find(zone.id()).orElse(otherwise);
    }

    /// The index, from 1, of the slot at this time; empty where the pattern has none.
    OptionalInt index(Instant slot) {
        var day = slot.atZone(zone).toLocalDate();
        var days = Dates.of(series.pattern(), series.range().first());
        for (int index = 1; index <= MOST && days.hasNext(); index++) {
            var next = days.next();
            if (next.isAfter(day)) {
                break;
            }
            if (next.equals(day)) {
                return next.atTime(time).atZone(zone).toInstant().equals(slot)
                        ? OptionalInt.of(index)
                        : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    /// The slots round a time with their indexes: up to `most` before it, and as many behind.
    Map<Integer, Instant> near(Instant at, int most) {
        var near = new LinkedHashMap<Integer, Instant>();
        var days = Dates.of(series.pattern(), series.range().first());
        int behind = 0;
        for (int index = 1; index <= MOST && days.hasNext() && behind < most; index++) {
            var slot = days.next().atTime(time).atZone(zone).toInstant();
            near.put(index, slot);
            if (slot.isAfter(at)) {
                behind++;
            } else {
                near.remove(index - most);
            }
        }
        return near;
    }
}
