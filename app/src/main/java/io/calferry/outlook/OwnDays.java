package io.calferry.outlook;

import io.calferry.ical.ZoneNames;
import io.calferry.outlook.EventTime.AllDay;
import io.calferry.outlook.EventTime.Timed;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/// Whole days of a written item, told in the zone in which the item that is written over has them:
/// there the server counts its occurrences.
///
/// @param from in which they are told
/// @param to in which they are to be told
/// @param name of that zone
record OwnDays(ZoneId from, ZoneId to, WindowsZone name) {

    /// Empty where either is no event of whole days, or has no zone that is known and fits.
    static Optional<OwnDays> of(EventTime held, EventTime written) {
        if (!(held instanceof AllDay(var own, _)) || !(written instanceof AllDay(var start, _))) {
            return Optional.empty();
        }
        var to =
                ZoneNames.find(own.zone().id())
                        .filter(z -> own.at().atZone(z).toLocalTime().equals(LocalTime.MIDNIGHT));
        return ZoneNames.find(start.zone().id())
                .flatMap(from -> to.map(zone -> new OwnDays(from, zone, own.zone())));
    }

    EventTime tell(EventTime time) {
        return switch (time) {
            case AllDay(var start, var end) -> new AllDay(tell(start), tell(end));
            case Timed _ -> time;
        };
    }

    private Moment tell(Moment midnight) {
        return new Moment(tell(midnight.at()), name);
    }

    Instant tell(Instant midnight) {
        return midnight.atZone(from).toLocalDate().atStartOfDay(to).toInstant();
    }
}
