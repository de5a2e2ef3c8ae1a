package io.calferry.desktop.preview;

import io.calferry.ical.Component;
import io.calferry.ical.When;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.StoreException;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The days on which an event of a plan may take place: never too few of them, often more than it
/// does. Quickly told, so that only those are looked at closely that may lie in a week or a month.
///
/// @param from the first
/// @param to the last
record Stretch(LocalDate from, LocalDate to) {

    /// Of what comes again, and of what is not understood at once.
    private static final Stretch ALWAYS = new Stretch(LocalDate.MIN, LocalDate.MAX);

    private static final Stretch NEVER = new Stretch(LocalDate.MAX, LocalDate.MIN);

    /// What would have to be reckoned with to know when it ends.
    private static final List<String> OPEN =
            List.of("RRULE", "RDATE", "RECURRENCE-ID", "DURATION", "DUE");

    /// Days that a date in one zone of the world may be away from that in another, and what a
    /// repair may add.
    private static final int SLACK = 2;

    /// Of what is there and what would be there.
    static Stretch of(Row row) {
        return Stream.of(row.before(), row.after())
                .flatMap(Optional::stream)
                .map(Stretch::of)
                .reduce(NEVER, Stretch::and);
    }

    private static Stretch of(CalendarObject object) {
        try {
            var entries = Component.parse(object).entries();
            return entries.size() == 1 ? of(entries.getFirst()) : ALWAYS;
        } catch (StoreException | DateTimeException _) {
            return ALWAYS;
        }
    }

    private static Stretch of(Component entry) {
        if (OPEN.stream().anyMatch(entry::has) || !isOnce(entry, "DTSTART")) {
            return ALWAYS;
        }
        var start = day(entry, "DTSTART");
        var end = entry.has("DTEND") ? day(entry, "DTEND") : start;
        if (start.isEmpty() || end.isEmpty()) {
            return ALWAYS;
        }
        var last = end.get().isBefore(start.get()) ? start.get() : end.get();
        return new Stretch(start.get().minusDays(SLACK), last.plusDays(SLACK));
    }

    private static boolean isOnce(Component entry, String property) {
        return entry.properties().stream().filter(it -> it.name().equals(property)).count() == 1;
    }

    private static Optional<LocalDate> day(Component entry, String property) {
        return entry.first(property)
                .flatMap(it -> Optional.ofNullable(When.of(it)))
                .map(it -> it.local().toLocalDate());
    }

    private Stretch and(Stretch other) {
        return new Stretch(
                from.isBefore(other.from) ? from : other.from,
                to.isAfter(other.to) ? to : other.to);
    }

    /// @param end the first day after the others
    boolean touches(LocalDate begin, LocalDate end) {
        return from.isBefore(end) && !to.isBefore(begin);
    }
}
