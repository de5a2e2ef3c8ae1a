package io.calferry.bench.ews;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;

/// Fills calendars.
public final class Seeds {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    private static final String BERLIN = "W. Europe Standard Time";

    private Seeds() {}

    /// Adds that many items, of every kind in turn: singles in several zones, days, series of all
    /// six patterns with modified, moved and deleted occurrences, cancelled and declined meetings,
    /// ... They are called `Item` and their number, from 0, with few exceptions.
    public static void everyKind(Calendar calendar, int count) {
        for (var i = 0; i < count; i++) {
            Kinds.ALL.get(i % Kinds.ALL.size()).add(calendar, i);
        }
    }

    /// How many kinds [#everyKind] knows.
    public static int kinds() {
        return Kinds.ALL.size();
    }

    /// Adds that many items, eight of a hundred of them series with an exception and a deleted
    /// occurrence.
    public static void many(Calendar calendar, int count) {
        for (var i = 0; i < count; i++) {
            var start = FIRST.plusDays(i % 700).atTime(8 + i % 9, i % 4 * 15);
            var draft =
                    Draft.timed("Appointment " + i, start, Duration.ofMinutes(30 + i % 60), BERLIN)
                            .with(Field.LOCATION, "Room " + i % 20)
                            .text("What it is about: " + i)
                            .reminder(i % 60);
            if (i % 25 >= 2) {
                calendar.add(draft);
                continue;
            }
            var day = start.getDayOfWeek();
            var weekly = new Pattern.Weekly(1, Set.of(day), DayOfWeek.MONDAY);
            var series = calendar.add(draft.repeating(weekly, new Recurrence.Range.Numbered(20)));
            var occurrences = series.occurrences(5);
            series.occurrence(occurrences.get(2)).edit(Field.LOCATION, "Elsewhere");
            series.occurrence(occurrences.get(4)).delete();
        }
    }
}
