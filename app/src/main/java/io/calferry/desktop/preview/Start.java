package io.calferry.desktop.preview;

import io.calferry.ical.Component;
import io.calferry.ical.Rule;
import io.calferry.ical.When;
import io.calferry.ical.ZoneNames;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.StoreException;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/// When an event begins, as the person who looks at it counts the hours, and whether it comes
/// again.
record Start(Moment moment, Series series) {

    /// The first time.
    sealed interface Moment {
        record Day(LocalDate date) implements Moment {}

        record Hour(LocalDateTime local) implements Moment {}
    }

    /// How often it comes.
    sealed interface Series {
        record Once() implements Series {}

        record Often() implements Series {}

        record Times(int count) implements Series {}
    }

    /// The day on which it begins.
    LocalDate day() {
        return switch (moment) {
            case Moment.Day(var date) -> date;
            case Moment.Hour(var local) -> local.toLocalDate();
        };
    }

    /// Of the first component that says when it begins; empty where none does.
    ///
    /// @param zone in which the person lives
    static Optional<Start> of(CalendarObject object, ZoneId zone) {
        try {
            var entries = Component.parse(object).entries();
            var master =
                    entries.stream()
                            .filter(it -> !it.has("RECURRENCE-ID"))
                            .findFirst()
                            .or(() -> entries.stream().findFirst());
            return master.flatMap(it -> moment(it, zone).map(m -> new Start(m, series(it))));
        } catch (StoreException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Moment> moment(Component entry, ZoneId zone) {
        return entry.first("DTSTART")
                .flatMap(it -> Optional.ofNullable(When.of(it)))
                .map(
                        when ->
                                switch (when) {
                                    case When.Day(var date) -> new Moment.Day(date);
                                    case When.Floating(var local) -> new Moment.Hour(local);
                                    case When.Utc(var utc) ->
                                            new Moment.Hour(at(utc, ZoneOffset.UTC, zone));
                                    case When.Zoned(var local, var name) ->
                                            new Moment.Hour(
                                                    ZoneNames.find(name)
                                                            .map(from -> at(local, from, zone))
                                                            .orElse(local));
                                });
    }

    private static LocalDateTime at(LocalDateTime local, ZoneId from, ZoneId to) {
        return local.atZone(from).withZoneSameInstant(to).toLocalDateTime();
    }

    private static Series series(Component entry) {
        var rule = entry.first("RRULE");
        if (rule.isEmpty()) {
            return entry.has("RDATE") ? new Series.Often() : new Series.Once();
        }
        var parsed = Rule.parse(rule.get().value());
        return parsed != null && parsed.count() > 0
                ? new Series.Times(parsed.count())
                : new Series.Often();
    }
}
