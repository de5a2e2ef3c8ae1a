package io.calferry.desktop.preview;

import com.calendarfx.model.Entry;
import com.calendarfx.view.DetailedWeekView;
import com.calendarfx.view.EntryViewBase;
import com.calendarfx.view.MonthView;

import io.calferry.desktop.preview.Occurrences.Occurrence;

import javafx.util.Callback;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// What a screen reader says of the entries of a calendar; CalendarFX names none of them.
final class CalendarNames {

    private final RowWords words;

    /// Of the rows that are shown, each by itself.
    private Map<Row, String> known = Map.of();

    CalendarNames(RowWords words) {
        this.words = words;
    }

    /// The names of what is to be shown. Each row is read from its text for that, which takes too
    /// long for hundreds of them on the JavaFX thread. From any thread.
    Map<Row, String> of(List<Occurrence> shown) {
        var names = new IdentityHashMap<Row, String>();
        shown.forEach(it -> names.computeIfAbsent(it.row(), words::spoken));
        return names;
    }

    /// These are shown from now on. On the JavaFX thread.
    void take(Map<Row, String> names) {
        known = names;
    }

    void give(MonthView month) {
        month.setEntryViewFactory(named(month.getEntryViewFactory()));
    }

    void give(DetailedWeekView week) {
        var allDay = week.getAllDayView();
        allDay.setEntryViewFactory(named(allDay.getEntryViewFactory()));
        var days = week.getWeekView().getWeekDayViewFactory();
        week.getWeekView()
                .setWeekDayViewFactory(
                        it -> {
                            var day = days.call(it);
                            day.setEntryViewFactory(named(day.getEntryViewFactory()));
                            return day;
                        });
    }

    private <V extends EntryViewBase<?>> Callback<Entry<?>, V> named(Callback<Entry<?>, V> making) {
        return entry -> {
            var view = making.call(entry);
            view.setAccessibleText(
                    entry.getUserObject() instanceof Occurrence occurrence
                            ? name(occurrence.row())
                            : entry.getTitle());
            return view;
        };
    }

    /// CalendarFX may still draw what was shown before.
    private String name(Row row) {
        var name = known.get(row);
        return name == null ? words.spoken(row) : name;
    }
}
