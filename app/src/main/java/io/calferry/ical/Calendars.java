package io.calferry.ical;

import io.calferry.sync.Uid;

import java.time.Instant;
import java.util.Optional;

/// What others ask of a calendar object.
public final class Calendars {

    private Calendars() {}

    /// The title of the master, else of the first override; empty where there is none.
    public static String title(Component calendar) {
        var title = "";
        for (var entry : calendar.components()) {
            if (entry.isEntry()) {
                var summary = entry.find("SUMMARY");
                var text = summary == null ? "" : summary.text();
                if (!entry.has("RECURRENCE-ID")) {
                    return text;
                }
                title = title.isEmpty() ? text : title;
            }
        }
        return title;
    }

    /// The UID of the first entry, as it stands in the text.
    public static Optional<Uid> uid(Component calendar) {
        for (var entry : calendar.components()) {
            var uid = entry.isEntry() ? entry.valueOf("UID") : null;
            if (uid != null && !uid.isBlank()) {
                return Optional.of(new Uid(uid.strip()));
            }
        }
        return Optional.empty();
    }

    /// The latest LAST-MODIFIED of the entries.
    public static Optional<Instant> modified(Component calendar) {
        Instant latest = null;
        for (var entry : calendar.components()) {
            var value = entry.isEntry() ? entry.valueOf("LAST-MODIFIED") : null;
            if (value != null && When.of(value, null) instanceof When.Utc utc) {
                latest = latest == null || utc.instant().isAfter(latest) ? utc.instant() : latest;
            }
        }
        return Optional.ofNullable(latest);
    }

    /// The text of an X- property: of the first entry that carries it.
    public static Optional<String> mark(Component calendar, String name) {
        for (var entry : calendar.components()) {
            var property = entry.isEntry() ? entry.find(name) : null;
            if (property != null) {
                return Optional.of(property.text());
            }
        }
        return Optional.empty();
    }

    /// With an X- property on every entry, in place of any of its name.
    public static Component withMark(Component calendar, String name, String plain) {
        var mark = Property.ofText(name, plain);
        return calendar.mapEntries(entry -> entry.with(mark));
    }

    /// Without an X- property on any entry.
    public static Component withoutMark(Component calendar, String name) {
        return calendar.mapEntries(entry -> entry.without(name));
    }
}
