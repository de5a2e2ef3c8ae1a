package io.calferry.desktop.preview;

import com.calendarfx.view.DateControl;

import io.calferry.desktop.preview.Occurrences.Drawn;
import io.calferry.desktop.preview.Occurrences.Room;

import javafx.scene.layout.Region;

import java.time.LocalDate;

/// A stretch of days, as one page of a calendar shows them.
sealed interface Sheet permits WeekSheet, MonthSheet {

    Region node();

    /// The control of CalendarFX that draws it.
    DateControl control();

    /// Makes what the control consists of, once it has been told what to show and before it is in a
    /// window. JavaFX would make that while it works out how the control looks there, and work it
    /// out anew for each part that comes: several times as long.
    void build();

    /// The first day on the sheet that `day` is on.
    LocalDate first(LocalDate day);

    /// How many days are on it.
    int days();

    /// The day to go to from `day`, so many sheets further on.
    LocalDate turn(LocalDate day, int sheets);

    /// Which sheet `day` is on, in words.
    String told(LocalDate day);

    /// Turns to the sheet that `day` is on.
    void show(LocalDate day);

    /// Lets its days leave, until it is drawn what they show.
    void clear();

    /// How many events of a day it has room for; whoever wants more would see none of them.
    Room room();

    /// Draws these on it, in place of those before.
    void draw(Drawn drawn);
}
