package io.calferry.desktop.preview;

import com.calendarfx.model.Calendar;
import com.calendarfx.model.CalendarSource;
import com.calendarfx.model.Entry;
import com.calendarfx.view.DateControl;
import com.calendarfx.view.DayViewBase;
import com.calendarfx.view.DetailedWeekView;
import com.calendarfx.view.MonthView;
import com.calendarfx.view.WeekDayHeaderView.WeekDayHeaderCell;

import io.calferry.desktop.Desk;
import io.calferry.desktop.Keys;
import io.calferry.desktop.Texts;
import io.calferry.desktop.preview.Occurrences.Look;
import io.calferry.desktop.preview.Occurrences.Occurrence;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The events of a plan in a week or a month. Nothing can be changed in it.
final class CalendarPane {

    /// How many hours of a day are seen at a time, and from when on at first.
    private static final int HOURS = 12;

    private static final LocalTime MORNING = LocalTime.of(7, 0);

    private final Desk desk;
    private final Texts texts;
    private final RowWords words;
    private final PreviewModel model;
    private final Consumer<Row> select;
    private final ZoneId zone;
    private final WeekFields weeks;
    private final DetailedWeekView week = new DetailedWeekView();
    private final MonthView month = new MonthView();
    private final VBox monthBox = new VBox();
    private final Map<Look, Calendar<Occurrence>> calendars = new EnumMap<>(Look.class);
    private final BorderPane pane = new BorderPane();
    private final Label range = new Label();
    private final Label note = new Label();
    private Extent extent = Extent.WEEK;
    private LocalDate day;
    private long asked;

    /// How much is seen at a time.
    enum Extent {
        WEEK,
        MONTH
    }

    /// @param select is told which event a person points at
    CalendarPane(Desk desk, PreviewModel model, RowWords words, Consumer<Row> select) {
        this.desk = desk;
        this.texts = desk.texts(CalendarPane.class);
        this.words = words;
        this.model = model;
        this.select = select;
        this.zone = desk.office().clock().getZone();
        // A language alone does not say where one lives.
        this.weeks =
                desk.locale().getCountry().isEmpty()
                        ? WeekFields.ISO
                        : WeekFields.of(desk.locale());
        this.day = today();
        var source = new CalendarSource("plan");
        for (var look : Look.values()) {
            var calendar = new Calendar<Occurrence>(look.name());
            calendar.setReadOnly(true);
            calendar.setStyle("look-" + Keys.of(look));
            calendars.put(look, calendar);
            source.getCalendars().add(calendar);
        }
        week.setNumberOfDays(7);
        week.setAdjustToFirstDayOfWeek(true);
        week.getWeekDayHeaderView().setCellFactory(this::headerCell);
        week.getTimeScaleView()
                .setTimeFormatter(
                        DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                                .withLocale(desk.locale()));
        week.setHoursLayoutStrategy(DayViewBase.HoursLayoutStrategy.FIXED_HOUR_COUNT);
        week.setVisibleHours(HOURS);
        week.setRequestedTime(LocalTime.MIDNIGHT);
        week.skinProperty().addListener((_, _, _) -> begin());
        month.setShowWeekdays(false);
        // It would name the days of this week, in the language of the system.
        month.setShowCurrentWeek(false);
        monthBox.getChildren().setAll(weekdays(), month);
        VBox.setVgrow(month, Priority.ALWAYS);
        new CalendarNames(words).give(week, month);
        prepare(week, source);
        prepare(month, source);
        note.getStyleClass().add("quiet");
        note.setWrapText(true);
        pane.getStyleClass().add("plan-calendar");
        pane.setTop(bar());
        pane.setBottom(new VBox(6, legend(), note));
        model.lines().addListener((javafx.collections.ListChangeListener<Line>) _ -> draw());
    }

    Region node() {
        return pane;
    }

    private WeekDayHeaderCell headerCell(com.calendarfx.view.WeekDayHeaderView header) {
        var cell = new WeekDayHeaderCell(header);
        cell.setFormatter(DateTimeFormatter.ofLocalizedPattern("Ed").withLocale(desk.locale()));
        return cell;
    }

    /// The control takes this word from the language of the system; and it scrolls only when it
    /// has been laid out, to another time than before.
    private void begin() {
        Platform.runLater(() -> week.setRequestedTime(MORNING));
        if (week.lookup(".all-day-label") instanceof Label label) {
            label.setText(texts.get("calendar.all-day"));
        }
    }

    /// The names of the days over a month.
    private HBox weekdays() {
        var box = new HBox();
        box.getStyleClass().add("weekdays");
        for (int i = 0; i < 7; i++) {
            var name =
                    new Label(
                            weeks.getFirstDayOfWeek()
                                    .plus(i)
                                    .getDisplayName(TextStyle.SHORT, desk.locale()));
            name.setMaxWidth(Double.MAX_VALUE);
            name.setMinWidth(0);
            name.setPrefWidth(10);
            HBox.setHgrow(name, Priority.ALWAYS);
            box.getChildren().add(name);
        }
        return box;
    }

    private void prepare(DateControl control, CalendarSource source) {
        control.getCalendarSources().setAll(List.of(source));
        control.setWeekFields(weeks);
        control.setZoneId(zone);
        control.setToday(today());
        control.setTime(now().toLocalTime());
        control.setEntryFactory(_ -> null);
        control.setEntryEditPolicy(_ -> false);
        control.setContextMenuCallback(_ -> null);
        control.setEntryContextMenuCallback(_ -> null);
        control.setDateDetailsCallback(_ -> true);
        control.setEntryDetailsCallback(
                it -> {
                    if (it.getEntry().getUserObject() instanceof Occurrence occurrence) {
                        select.accept(occurrence.row());
                    }
                    return true;
                });
    }

    private HBox bar() {
        var back = button("calendar.back", "\u2039", () -> go(-1));
        var today = new Button(texts.get("calendar.today"));
        today.setOnAction(
                _ -> {
                    day = today();
                    draw();
                });
        var on = button("calendar.on", "\u203a", () -> go(1));
        range.getStyleClass().add("range");
        var bar = new HBox(8, back, today, on, range);
        bar.getStyleClass().add("calendar-bar");
        return bar;
    }

    private Button button(String key, String sign, Runnable act) {
        var button = new Button(sign);
        button.setId(key.replace('.', '-'));
        button.setAccessibleText(texts.get(key));
        button.setOnAction(_ -> act.run());
        return button;
    }

    private Node legend() {
        var box = new HBox(14);
        box.getStyleClass().add("legend");
        for (var look : Look.values()) {
            var swatch = new Region();
            swatch.getStyleClass().addAll("swatch", "look-" + Keys.of(look) + "-entry");
            var name = new Label(texts.get("look." + Keys.of(look)), swatch);
            name.setMinWidth(0);
            box.getChildren().add(name);
        }
        return box;
    }

    private void go(int by) {
        day = extent == Extent.WEEK ? day.plusWeeks(by) : day.plusMonths(by);
        draw();
    }

    /// Shows the week or the month of the day that was shown last.
    void show(Extent wanted) {
        extent = wanted;
        pane.setCenter(
                switch (wanted) {
                    case WEEK -> week;
                    case MONTH -> monthBox;
                });
        model.readUntouched();
        draw();
    }

    /// Goes to where something happens, at the first sight of a plan.
    void goToFirst(List<Row> rows) {
        var today = today();
        day =
                rows.stream()
                        .flatMap(it -> it.when().stream())
                        .map(
                                it ->
                                        switch (it.moment()) {
                                            case Start.Moment.Day(var date) -> date;
                                            case Start.Moment.Hour(var local) ->
                                                    local.toLocalDate();
                                        })
                        .filter(it -> !it.isBefore(today))
                        .min(LocalDate::compareTo)
                        .orElse(today);
    }

    private void draw() {
        if (pane.getScene() == null || !pane.isVisible()) {
            return;
        }
        week.setDate(day);
        month.setDate(day);
        var first =
                switch (extent) {
                    case WEEK -> day.with(weeks.dayOfWeek(), 1);
                    case MONTH -> day.withDayOfMonth(1).with(weeks.dayOfWeek(), 1);
                };
        var last = extent == Extent.WEEK ? first.plusDays(7) : first.plusDays(42);
        range.setText(told(first));
        note.setText(note());
        note.setManaged(!note.getText().isEmpty());
        var rows = model.occurring();
        var turn = ++asked;
        desk.background()
                .fetch(
                        () -> Occurrences.between(rows, first, last, zone),
                        it -> {
                            if (turn == asked) {
                                paint(it);
                            }
                        });
    }

    private String told(LocalDate first) {
        return switch (extent) {
            case WEEK ->
                    texts.get("calendar.week", texts.date(first), texts.date(first.plusDays(6)));
            case MONTH ->
                    DateTimeFormatter.ofLocalizedPattern("yMMMM")
                            .withLocale(desk.locale())
                            .format(day);
        };
    }

    private String note() {
        return switch (model.untouchedProperty().get().reach()) {
            case NOT_YET, ALL -> "";
            case UNDER_WAY -> texts.get("untouched.reading");
            case NOT_TO_BE_HAD -> texts.get("untouched.unknown");
            case THE_FIRST -> texts.get("untouched.first", PreviewModel.UNTOUCHED);
        };
    }

    private void paint(List<Occurrence> occurrences) {
        for (var look : Look.values()) {
            var calendar = calendars.get(look);
            if (calendar == null) {
                continue;
            }
            calendar.setReadOnly(false);
            calendar.clear();
            var entries = new ArrayList<Entry<?>>();
            occurrences.stream()
                    .filter(it -> it.look() == look)
                    .forEach(it -> entries.add(entry(it)));
            calendar.addEntries(entries);
            calendar.setReadOnly(true);
        }
    }

    private Entry<Occurrence> entry(Occurrence it) {
        var entry = new Entry<Occurrence>(sign(it.look()) + words.title(it.row()));
        entry.setUserObject(it);
        var start = it.start().atZone(zone);
        var end = it.end().atZone(zone);
        switch (it.extent()) {
            case HOURS -> {
                // One without length would not be seen.
                var least = start.plusMinutes(15);
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

    private LocalDate today() {
        return now().toLocalDate();
    }

    private LocalDateTime now() {
        var clock = desk.office().clock();
        return LocalDateTime.ofInstant(clock.instant(), clock.getZone());
    }
}
