package io.calferry.shape;

import io.calferry.ical.Property;
import io.calferry.ical.ZoneNames;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Tells whether two RECURRENCE-IDs or EXDATEs name the same occurrence, written in whatever zone.
final class Moments {

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    private Moments() {}

    /// What two properties have in common that name one occurrence. A time whose zone we don't know
    /// is compared as it stands.
    static String of(Property property) {
        return of(property, property.value());
    }

    /// The same for one of several values of a property.
    static String of(Property property, String value) {
        var stripped = value.strip();
        if (stripped.length() == 8) {
            return stripped;
        }
        try {
            if (stripped.endsWith("Z")) {
                return utc(stripped.substring(0, stripped.length() - 1), ZoneOffset.UTC);
            }
            return zone(property).map(zone -> utc(stripped, zone)).orElse(stripped);
        } catch (DateTimeException unreadable) {
            return stripped;
        }
    }

    private static String utc(String local, ZoneId zone) {
        return LocalDateTime.parse(local, LOCAL).atZone(zone).toInstant().toString();
    }

    private static Optional<ZoneId> zone(Property property) {
        return property.parameter("TZID").flatMap(ZoneNames::find);
    }
}
