package io.calferry.desktop.preview;

import io.calferry.ical.Component;
import io.calferry.ical.Instance;
import io.calferry.ical.Recurrence;
import io.calferry.ical.Repair;
import io.calferry.ical.Repaired;
import io.calferry.sync.CalendarObject;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// When the events of a plan take place in a stretch of time.
final class Occurrences {

    /// No week or month is read that has more of one event than this.
    private static final int OF_ONE = 200;

    /// Nor any with more than this altogether.
    private static final int IN_ALL = 3000;

    private Occurrences() {}

    /// How an occurrence is told apart from others, by shape as well as by colour.
    enum Look {
        NEW,
        CHANGED,
        /// Where something was before it moves.
        OLD,
        REMOVED,
        UNTOUCHED
    }

    /// One time at which an event takes place, or took place.
    ///
    /// @param end the first moment after it
    record Occurrence(Row row, Look look, Instant start, Instant end, Extent extent) {

        enum Extent {
            HOURS,
            WHOLE_DAYS
        }
    }

    /// Those that lie, in part, between two days; of a great many the first.
    ///
    /// @param to the first day after the range
    static List<Occurrence> between(List<Row> rows, LocalDate from, LocalDate to, ZoneId zone) {
        var begin = from.atStartOfDay(zone).toInstant();
        var end = to.atStartOfDay(zone).toInstant();
        var found = new ArrayList<Occurrence>();
        for (var row : rows) {
            if (found.size() >= IN_ALL) {
                break;
            }
            add(row, begin, end, zone, found);
        }
        return List.copyOf(found);
    }

    private static void add(
            Row row, Instant from, Instant to, ZoneId zone, List<Occurrence> found) {
        var before = instances(row.before(), from, to, zone);
        var after = instances(row.after(), from, to, zone);
        switch (row.deed()) {
            case CREATE -> after.forEach(it -> found.add(of(row, Look.NEW, it)));
            case DELETE -> before.forEach(it -> found.add(of(row, Look.REMOVED, it)));
            case UNTOUCHED -> before.forEach(it -> found.add(of(row, Look.UNTOUCHED, it)));
            case UPDATE, CLASH -> {
                after.forEach(it -> found.add(of(row, Look.CHANGED, it)));
                var kept = after.stream().map(Span::of).collect(Collectors.toSet());
                before.stream()
                        .filter(it -> !kept.contains(Span.of(it)))
                        .forEach(it -> found.add(of(row, Look.OLD, it)));
            }
            case PARKED -> {}
        }
    }

    private record Span(Instant start, Instant end) {
        static Span of(Instance instance) {
            return new Span(instance.start(), instance.end());
        }
    }

    private static Occurrence of(Row row, Look look, Instance instance) {
        return new Occurrence(
                row, look, instance.start(), instance.end(), extent(instance.entry()));
    }

    private static Occurrence.Extent extent(Component entry) {
        return entry.first("DTSTART").filter(it -> it.value().length() == 8).isPresent()
                ? Occurrence.Extent.WHOLE_DAYS
                : Occurrence.Extent.HOURS;
    }

    private static List<Instance> instances(
            Optional<CalendarObject> object, Instant from, Instant to, ZoneId zone) {
        return object.map(Repair::of)
                .map(
                        repaired ->
                                switch (repaired) {
                                    case Repaired.Fit(var calendar) ->
                                            Recurrence.of(calendar, zone).between(from, to, OF_ONE);
                                    case Repaired.Unfit _ -> List.<Instance>of();
                                })
                .orElse(List.of());
    }
}
