package io.calferry.desktop.preview;

import static java.util.stream.Collectors.groupingBy;

import com.calendarfx.model.Calendar;
import com.calendarfx.model.CalendarSource;
import com.calendarfx.model.Entry;

import io.calferry.desktop.Keys;
import io.calferry.desktop.preview.Occurrences.Look;
import io.calferry.desktop.preview.Occurrences.Occurrence;

import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The events of a plan as CalendarFX takes them: a calendar for each look, with a style of its
/// own. Nothing can be changed in it. On the JavaFX thread alone.
final class PlanEntries {

    /// What is shorter would not be seen.
    private static final int LEAST_MINUTES = 15;

    private final RowWords words;
    private final ZoneId zone;
    private final CalendarSource source = new CalendarSource("plan");
    private final Map<Look, Calendar<Occurrence>> calendars = new EnumMap<>(Look.class);
    private Map<Look, List<Occurrence>> shown = Map.of();

    PlanEntries(RowWords words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
        for (var look : Look.values()) {
            var calendar = new Calendar<Occurrence>(look.name());
            calendar.setReadOnly(true);
            calendar.setStyle("look-" + Keys.of(look));
            calendars.put(look, calendar);
            source.getCalendars().add(calendar);
        }
    }

    CalendarSource source() {
        return source;
    }

    /// Whether it is these that it has already.
    boolean has(List<Occurrence> occurrences) {
        return byLook(occurrences).equals(shown);
    }

    /// Takes these in place of those before.
    void show(List<Occurrence> occurrences) {
        var wanted = byLook(occurrences);
        calendars.forEach(
                (look, calendar) -> {
                    var now = wanted.getOrDefault(look, List.of());
                    if (!now.equals(shown.getOrDefault(look, List.of()))) {
                        fill(calendar, now);
                    }
                });
        shown = wanted;
    }

    private static Map<Look, List<Occurrence>> byLook(List<Occurrence> occurrences) {
        return occurrences.stream().collect(groupingBy(Occurrence::look));
    }

    /// Told as one change: CalendarFX draws everything anew after each.
    private void fill(Calendar<Occurrence> calendar, List<Occurrence> occurrences) {
        calendar.setReadOnly(false);
        calendar.startBatchUpdates();
        calendar.clear();
        var entries = new ArrayList<Entry<?>>();
        occurrences.forEach(it -> entries.add(entry(it)));
        calendar.addEntries(entries);
        calendar.stopBatchUpdates();
        calendar.setReadOnly(true);
    }

    private Entry<Occurrence> entry(Occurrence it) {
        var entry = new Entry<Occurrence>(sign(it.look()) + words.title(it.row()));
        entry.setUserObject(it);
        var start = it.start().atZone(zone);
        var end = it.end().atZone(zone);
        switch (it.extent()) {
            case HOURS -> {
                var least = start.plusMinutes(LEAST_MINUTES);
                entry.setInterval(start, end.isBefore(least) ? least : end);
            }
            case WHOLE_DAYS -> {
                var lastDay = end.minus(1, ChronoUnit.MILLIS).toLocalDate();
                entry.setInterval(
                        start.toLocalDate(),
                        lastDay.isBefore(start.toLocalDate()) ? start.toLocalDate() : lastDay);
                entry.setFullDay(true);
            }
        }
        return entry;
    }

    private static String sign(Look look) {
        return switch (look) {
            case NEW -> "+ ";
            case CHANGED -> "~ ";
            case REMOVED -> "\u2212 ";
            case OLD -> "\u2190 ";
            case UNTOUCHED -> "";
        };
    }
}
