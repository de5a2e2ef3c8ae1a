package io.calferry.desktop.preview;

import io.calferry.ical.Instance;
import io.calferry.ical.Recurrence;
import io.calferry.ical.Repair;
import io.calferry.ical.Repaired;
import io.calferry.sync.CalendarObject;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// When the events of a plan take place in a stretch of time. From any thread.
final class Occurrences {

    /// No week or month is read that has more of one event than this.
    private static final int OF_ONE = 200;

    private final ZoneId zone;
    private final RowWords words;

    /// Of the rows that were looked at, each by itself: in a long plan, few lie in one month.
    private final Map<Row, Stretch> stretches =
            Collections.synchronizedMap(new IdentityHashMap<>());

    /// @param zone in which a person counts the days
    Occurrences(ZoneId zone, RowWords words) {
        this.zone = zone;
        this.words = words;
    }

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
    /// @param spoken all of it, for somebody who hears it
    record Occurrence(
            Row row, Look look, Instant start, Instant end, Extent extent, String spoken) {

        enum Extent {
            HOURS,
            WHOLE_DAYS
        }
    }

    /// How many events of a day can be shown.
    ///
    /// @param whole how many of them that last whole days
    record Room(int most, int whole) {}

    /// What takes place in some days, as far as it is shown.
    ///
    /// @param others that are not shown, by the day on which they begin
    record Drawn(List<Occurrence> shown, Map<LocalDate, Integer> others) {}

    /// Those that lie, in part, between two days.
    ///
    /// @param to the first day after the range
    /// @param room for those that are shown: the first in the order of the rows
    Drawn between(Stream<Row> rows, LocalDate from, LocalDate to, Room room) {
        var begin = from.atStartOfDay(zone).toInstant();
        var end = to.atStartOfDay(zone).toInstant();
        var shown = new ArrayList<Occurrence>();
        var counts = new HashMap<LocalDate, Integer>();
        var wholes = new HashMap<LocalDate, Integer>();
        var others = new HashMap<LocalDate, Integer>();
        rows.filter(it -> stretch(it).touches(from, to))
                .map(it -> of(it, begin, end))
                .forEachOrdered(
                        ofRow -> {
                            for (var one : ofRow) {
                                var start = LocalDate.ofInstant(one.start(), zone);
                                var day = start.isBefore(from) ? from : start;
                                var whole = one.isWhole() ? 1 : 0;
                                if (counts.getOrDefault(day, 0) < room.most()
                                        && wholes.getOrDefault(day, 0) + whole <= room.whole()) {
                                    counts.merge(day, 1, Integer::sum);
                                    wholes.merge(day, whole, Integer::sum);
                                    shown.add(spoken(one));
                                } else {
                                    others.merge(day, 1, Integer::sum);
                                }
                            }
                        });
        return new Drawn(List.copyOf(shown), Map.copyOf(others));
    }

    private Stretch stretch(Row row) {
        var known = stretches.get(row);
        if (known != null) {
            return known;
        }
        var stretch = Stretch.of(row);
        stretches.put(row, stretch);
        return stretch;
    }

    private List<Found> of(Row row, Instant from, Instant to) {
        var found = new ArrayList<Found>();
        var before = instances(row.before(), from, to);
        var after = instances(row.after(), from, to);
        switch (row.deed()) {
            case CREATE -> after.forEach(it -> found.add(new Found(row, Look.NEW, it)));
            case DELETE -> before.forEach(it -> found.add(new Found(row, Look.REMOVED, it)));
            case UNTOUCHED -> before.forEach(it -> found.add(new Found(row, Look.UNTOUCHED, it)));
            case UPDATE, CLASH -> {
                after.forEach(it -> found.add(new Found(row, Look.CHANGED, it)));
                var kept = after.stream().map(Span::of).collect(Collectors.toSet());
                before.stream()
                        .filter(it -> !kept.contains(Span.of(it)))
                        .forEach(it -> found.add(new Found(row, Look.OLD, it)));
            }
            case PARKED -> {}
        }
        return found;
    }

    private record Span(Instant start, Instant end) {
        static Span of(Instance instance) {
            return new Span(instance.start(), instance.end());
        }
    }

    /// What may be shown: of most that is found in a full month, nobody is told anything.
    private record Found(Row row, Look look, Instance instance) {

        Instant start() {
            return instance.start();
        }

        boolean isWhole() {
            return instance.entry()
                    .first("DTSTART")
                    .filter(it -> it.value().length() == 8)
                    .isPresent();
        }
    }

    private Occurrence spoken(Found found) {
        var begins = LocalDateTime.ofInstant(found.start(), zone);
        var moment =
                found.isWhole()
                        ? new Start.Moment.Day(begins.toLocalDate())
                        : new Start.Moment.Hour(begins);
        return new Occurrence(
                found.row(),
                found.look(),
                found.start(),
                found.instance().end(),
                found.isWhole() ? Occurrence.Extent.WHOLE_DAYS : Occurrence.Extent.HOURS,
                words.spoken(found.row(), found.look(), moment));
    }

    private List<Instance> instances(Optional<CalendarObject> object, Instant from, Instant to) {
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
