package io.calferry.desktop.preview;

import com.calendarfx.view.MonthView;

import io.calferry.desktop.Texts;
import io.calferry.desktop.preview.Occurrences.Occurrence;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.List;

/// A month, in six weeks.
final class MonthSheet implements Sheet {

    private static final int DAYS = 6 * 7;

    /// Marks what has been told how to speak.
    private static final String TOLD = "calferry.told";

    private final MonthView month = new MonthView();
    private final VBox box = new VBox();
    private final Texts texts;
    private final WeekFields weeks;
    private final PlanEntries entries;

    MonthSheet(Texts texts, WeekFields weeks, PlanEntries entries, CalendarNames names) {
        this.texts = texts;
        this.weeks = weeks;
        this.entries = entries;
        month.getCalendarSources().setAll(List.of(entries.source()));
        names.give(month);
        month.setShowWeekdays(false);
        // It would name the days of this week, in the language of the system.
        month.setShowCurrentWeek(false);
        month.skinProperty().addListener((_, _, _) -> translate());
        VBox.setVgrow(month, Priority.ALWAYS);
        box.getChildren().setAll(weekdays(), month);
    }

    /// The names of the days over a month.
    private HBox weekdays() {
        var names = new HBox();
        names.getStyleClass().add("weekdays");
        for (int i = 0; i < 7; i++) {
            var name =
                    new Label(
                            weeks.getFirstDayOfWeek()
                                    .plus(i)
                                    .getDisplayName(TextStyle.SHORT, texts.locale()));
            name.setMaxWidth(Double.MAX_VALUE);
            name.setMinWidth(0);
            name.setPrefWidth(10);
            HBox.setHgrow(name, Priority.ALWAYS);
            names.getChildren().add(name);
        }
        return names;
    }

    @Override
    public Region node() {
        return box;
    }

    @Override
    public MonthView control() {
        return month;
    }

    @Override
    public LocalDate first(LocalDate day) {
        return day.withDayOfMonth(1).with(weeks.dayOfWeek(), 1);
    }

    @Override
    public int days() {
        return DAYS;
    }

    @Override
    public LocalDate turn(LocalDate day, int sheets) {
        return day.plusMonths(sheets);
    }

    @Override
    public String told(LocalDate day) {
        return DateTimeFormatter.ofLocalizedPattern("yMMMM").withLocale(texts.locale()).format(day);
    }

    @Override
    public void show(LocalDate day) {
        month.setDate(day);
        translate();
    }

    @Override
    public void draw(List<Occurrence> occurrences) {
        entries.show(occurrences);
        translate();
    }

    /// CalendarFX tells how many more entries a day has in the language of the system, whenever it
    /// is laid out.
    private void translate() {
        for (var node : month.lookupAll(".more-label")) {
            if (node instanceof Label label && label.getProperties().put(TOLD, TOLD) == null) {
                label.textProperty().addListener((_, _, _) -> tell(label));
                tell(label);
            }
        }
    }

    private void tell(Label more) {
        var digits = new StringBuilder();
        more.getText()
                .codePoints()
                .filter(Character::isDigit)
                .forEach(it -> digits.append(Character.digit(it, 10)));
        if (!digits.isEmpty()) {
            more.setText(texts.get("calendar.more", Long.valueOf(digits.toString())));
        }
    }
}
