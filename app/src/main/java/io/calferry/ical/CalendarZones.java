package io.calferry.ical;

import java.time.zone.ZoneRules;
import java.util.Optional;

/// What the names of time zones in one calendar text mean: by their name where that is known, else
/// by the VTIMEZONE that stands there under it.
public final class CalendarZones {

    private final ObjectZones zones;

    /// Of a VCALENDAR, with what VTIMEZONEs it has.
    ///
    /// @param fromYear the first year that matters: a VTIMEZONE is matched by its clock from then
    ///     on
    public CalendarZones(Component calendar, int fromYear) {
        zones = new ObjectZones(calendar, fromYear, ZoneText.OPEN);
    }

    /// A zone and how its clock moves.
    ///
    /// @param id of the IANA database; of the text's own where nobody else has the zone
    public record Zone(String id, ZoneRules rules) {}

    /// The zone that a name means; empty where nobody can tell.
    public Optional<Zone> find(String name) {
        try {
            var id = zones.resolve(name);
            return Optional.of(new Zone(id, zones.rules(id)));
        } catch (UnfitException unknown) {
            return Optional.empty();
        }
    }
}
