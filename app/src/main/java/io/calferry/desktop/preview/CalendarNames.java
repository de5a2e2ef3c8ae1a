package io.calferry.desktop.preview;

import com.calendarfx.model.Entry;
import com.calendarfx.view.DetailedWeekView;
import com.calendarfx.view.EntryViewBase;
import com.calendarfx.view.MonthView;

import io.calferry.desktop.preview.Occurrences.Occurrence;

import javafx.util.Callback;

/// What a screen reader says of the entries of a calendar; CalendarFX names none of them.
final class CalendarNames {

    private CalendarNames() {}

    static void give(MonthView month) {
        month.setEntryViewFactory(named(month.getEntryViewFactory()));
    }

    static void give(DetailedWeekView week) {
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

    private static <V extends EntryViewBase<?>> Callback<Entry<?>, V> named(
            Callback<Entry<?>, V> making) {
        return entry -> {
            var view = making.call(entry);
            view.setAccessibleText(
                    entry.getUserObject() instanceof Occurrence occurrence
                            ? occurrence.spoken()
                            : entry.getTitle());
            return view;
        };
    }
}
