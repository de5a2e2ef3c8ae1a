package io.calferry.desktop.preview;

import com.calendarfx.view.MonthView;

import impl.com.calendarfx.view.MonthViewSkin;

import io.calferry.desktop.Background;
import io.calferry.desktop.Kept;
import io.calferry.desktop.Texts;
import io.calferry.desktop.preview.Occurrences.Drawn;
import io.calferry.desktop.preview.Occurrences.Room;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Map;

/// A month, in six weeks.
final class MonthSheet implements Sheet {

    private static final int WEEKS = 6;
    private static final int DAYS = WEEKS * 7;

    /// Pixels that the number of a day takes, and an entry below it.
    private static final double HEAD = 24;

    private static final double ENTRY = 20;

    /// Below it a day has no room for more than a number.
    private static final double NARROW = 640;

    /// Marks what has been told how to speak.
    private static final String TOLD = "calferry.told";

    private final MonthView month = new MonthView();
    private final VBox box = new VBox();
    private final Texts texts;
    private final WeekFields weeks;

    /// How many of a day there are beside those that were handed to the control.
    private Map<LocalDate, Integer> others = Map.of();
    private final PlanEntries entries;

    private final DayFields fields;

    MonthSheet(Background background, Texts texts, WeekFields weeks, PlanEntries entries) {
        this.texts = texts;
        this.weeks = weeks;
        this.entries = entries;
        this.fields = new DayFields(background, 3, this::translate);
        month.getCalendarSources().setAll(List.of(entries.source()));
        CalendarNames.give(month);
        month.setShowWeekdays(false);
        // It would name the days of this week, in the language of the system.
        month.setShowCurrentWeek(false);
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
    public void build() {
        month.setSkin(new MonthViewSkin(month));
        clear();
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
    public Room room() {
        // More than fits, so that the control says that there are more. What fits is known but
        // roughly: two entries more, since one that is left out and fits would never be told.
        var most = 2 + (int) Math.clamp((month.getHeight() / WEEKS - HEAD) / ENTRY, 1, 12);
        return new Room(most, most);
    }

    @Override
    public void show(LocalDate day) {
        var other = !first(day).equals(first(month.getDate()));
        month.setDate(day);
        if (other) {
            clear();
        }
    }

    /// CalendarFX makes the days anew for each month, and all that is in them for each change.
    @Override
    public void clear() {
        var grid = (GridPane) month.getChildrenUnmodifiable().getFirst();
        var days =
                grid.getChildren().stream()
                        .map(it -> it instanceof Kept place ? place.away() : it)
                        .map(Region.class::cast)
                        .toList();
        fields.takeAway(days, grid);
        // Each of the weeks has its place before its days are there.
        var rows = grid.getRowConstraints();
        rows.subList(rows.size() - WEEKS, rows.size())
                .forEach(row -> row.setPercentHeight(100.0 / WEEKS));
    }

    @Override
    public void draw(Drawn drawn) {
        if (!drawn.others().equals(others) || !entries.has(drawn.shown())) {
            clear();
            others = drawn.others();
            // Else it makes all its entries anew for each calendar.
            month.setSuspendUpdates(true);
            entries.show(drawn.shown());
            month.setSuspendUpdates(false);
        }
        fields.bringBack();
        translate();
    }

    /// CalendarFX tells how many more entries a day has in the language of the system, whenever it
    /// is laid out.
    private void translate() {
        for (var node : month.lookupAll(".more-label")) {
            if (node instanceof Label label && label.getProperties().put(TOLD, "") == null) {
                label.textProperty().addListener((_, _, _) -> tell(label));
                tell(label);
            }
        }
    }

    private void tell(Label more) {
        var told = more.getText();
        var digits = new StringBuilder();
        told.codePoints()
                .filter(Character::isDigit)
                .forEach(it -> digits.append(Character.digit(it, 10)));
        if (!digits.isEmpty() && !told.equals(more.getProperties().get(TOLD))) {
            long all = Long.parseLong(digits + "") + others.getOrDefault(day(more), 0);
            var text = texts.get(isNarrow() ? "calendar.more.short" : "calendar.more", all);
            more.getProperties().put(TOLD, text);
            more.setText(text);
            more.setAccessibleText(texts.get("calendar.more", all));
        }
    }

    private boolean isNarrow() {
        return month.getWidth() < NARROW;
    }

    /// On whose field of the month it stands.
    private LocalDate day(Node within) {
        var field = within;
        while (field.getParent() != null && GridPane.getRowIndex(field) == null) {
            field = field.getParent();
        }
        var row = GridPane.getRowIndex(field);
        var column = GridPane.getColumnIndex(field);
        return row == null || column == null
                ? LocalDate.MIN
                // The names of the days would be in the row before the first.
                : first(month.getDate()).plusDays((row - 1) * 7L + column);
    }
}
