package io.calferry.ical;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The time zones of one calendar object: what its TZIDs mean, and the VTIMEZONEs that go with
/// them. The name of a zone decides before its VTIMEZONE does, since programs write broken ones; a
/// VTIMEZONE under another name is matched by its rules, and kept where nothing matches.
final class ObjectZones {

    private final Map<String, Component> given = new HashMap<>();
    private final Map<String, String> resolved = new HashMap<>();
    private final Map<String, Component> custom = new LinkedHashMap<>();
    private final int from;
    private final int to;
    private final @Nullable String fallback;

    /// @param from the first year that matters
    /// @param to the last year that matters
    ObjectZones(Component calendar, int from, int to) {
        this.from = from;
        this.to = to;
        for (var timezone : calendar.components()) {
            var id = timezone.is("VTIMEZONE") ? timezone.valueOf("TZID") : null;
            if (id != null) {
                given.putIfAbsent(clean(id), timezone);
            }
        }
        var named = calendar.valueOf("X-WR-TIMEZONE");
        fallback = named == null ? null : ZoneNames.idOf(named);
    }

    private static String clean(String tzid) {
        if (tzid.indexOf('"') < 0 && tzid.indexOf('\\') < 0) {
            return tzid.strip();
        }
        return Texts.unescape(tzid).replace("\"", "").strip();
    }

    /// The id under which a zone goes out: of the IANA database, or its own where it is a zone that
    /// nobody else has. Throws where nobody can tell what zone is meant.
    String resolve(String tzid) throws UnfitException {
        var known = resolved.get(tzid);
        if (known != null) {
            return known;
        }
        var found = search(tzid);
        resolved.put(tzid, found);
        return found;
    }

    private String search(String tzid) throws UnfitException {
        var name = clean(tzid);
        var byName = ZoneNames.idOf(name);
        if (byName != null) {
            return byName;
        }
        var timezone = given.get(name);
        var rules = timezone == null ? null : ZoneMatch.rules(timezone);
        if (timezone != null && rules != null) {
            var location = timezone.valueOf("X-LIC-LOCATION");
            var byLocation = location == null ? null : ZoneNames.idOf(location);
            if (byLocation != null) {
                return byLocation;
            }
            var matched = ZoneMatch.find(timezone, from, Math.min(to, from + 3));
            if (matched != null) {
                return matched;
            }
            custom.put(name, cleaned(timezone, name));
            return name;
        }
        if (fallback != null) {
            return fallback;
        }
        throw new UnfitException("unknown time zone \"" + name + "\"");
    }

    /// The VTIMEZONE in a form that servers take: observances with all that they need.
    private static Component cleaned(Component timezone, String name) {
        var observances = new ArrayList<Component>();
        for (var inner : timezone.components()) {
            var to = ObservedZone.offset(inner.valueOf("TZOFFSETTO"));
            if (to != null) {
                var from = ObservedZone.offset(inner.valueOf("TZOFFSETFROM"));
                observances.add(
                        inner.with(Property.of("TZOFFSETTO", ZoneText.offset(to)))
                                .with(
                                        Property.of(
                                                "TZOFFSETFROM",
                                                ZoneText.offset(from == null ? to : from)))
                                .with(Property.of("DTSTART", start(inner))));
            }
        }
        return timezone.with(Property.of("TZID", name)).withComponents(observances);
    }

    private static String start(Component observance) {
        var value = observance.valueOf("DTSTART");
        var when = value == null ? null : When.of(value, null);
        return when == null ? "19700101T000000" : Stamp.dateTime(when.local());
    }

    /// The rules of a zone by the id that [#resolve] gave.
    ZoneRules rules(String id) {
        var own = custom.get(id);
        var rules = own == null ? null : ZoneMatch.rules(own);
        return rules == null ? ZoneId.of(id).getRules() : rules;
    }

    /// One VTIMEZONE for each of these ids, in their order, good for the years given.
    List<Component> timezones(Iterable<String> ids, Years years) {
        var all = new ArrayList<Component>();
        for (var id : ids) {
            var own = custom.get(id);
            all.add(own == null ? ZoneText.of(id, years.from(), years.to()) : own);
        }
        return all;
    }
}
