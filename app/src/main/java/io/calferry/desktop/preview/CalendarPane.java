package io.calferry.desktop.preview;

import static java.util.stream.Collectors.joining;

import com.calendarfx.view.DateControl;
import com.calendarfx.view.RequestEvent;

import io.calferry.desktop.Desk;
import io.calferry.desktop.Texts;
import io.calferry.desktop.preview.Occurrences.Drawn;
import io.calferry.desktop.preview.Occurrences.Occurrence;
import io.calferry.desktop.preview.Occurrences.Room;
import io.calferry.desktop.preview.Seeker.Query;

import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.WeekFields;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// The events of a plan in a week or a month, with a way from one to the next. Nothing can be
/// changed in it.
final class CalendarPane {

    /// Pixels; somebody who drags the edge of a window does not get so far from one drawing to the
    /// next. It is maximised, or made small again: without a graphics processor all that it shows
    /// would take long to be drawn in another size at once.
    private static final double JUMP = 150;

    private final Desk desk;
    private final Texts texts;
    private final PreviewModel model;
    private final Consumer<Row> select;
    private final Consumer<Extent> lead;
    private final ZoneId zone;
    private final RowWords words;
    private final WeekFields weeks;

    /// Each made when somebody wants to see it: that takes a moment.
    private final Map<Extent, Sheet> sheets = new EnumMap<>(Extent.class);

    private final CalendarFrame frame;
    private final BorderPane pane;

    /// Those of the window. Such values are told of changes only as long as somebody holds them.
    private final List<ObservableValue<Number>> sizes;

    private final Seeker seeker;
    private Occurrences occurrences;
    private Extent extent = Extent.WEEK;
    private LocalDate day;
    private Room room = new Room(0, 0);

    /// Whether it is still being found out where something happens.
    private boolean finding;

    /// How much is seen at a time.
    enum Extent {
        WEEK,
        MONTH
    }

    /// @param select is told which event a person points at
    /// @param lead is told what a person wants to see who points at a day
    CalendarPane(
            Desk desk,
            PreviewModel model,
            RowWords words,
            Consumer<Row> select,
            Consumer<Extent> lead) {
        this.desk = desk;
        this.texts = desk.texts(CalendarPane.class);
        this.model = model;
        this.words = words;
        this.select = select;
        this.lead = lead;
        this.zone = desk.office().clock().getZone();
        this.seeker = new Seeker(desk.background(), this::seeking);
        this.occurrences = new Occurrences(zone, words);
        // A language alone does not say where one lives.
        this.weeks =
                desk.locale().getCountry().isEmpty()
                        ? WeekFields.ISO
                        : WeekFields.of(desk.locale());
        this.day = today();
        this.frame =
                new CalendarFrame(
                        texts,
                        () -> go(sheet().turn(day, -1)),
                        () -> go(today()),
                        () -> go(sheet().turn(day, 1)));
        this.pane = frame.node();
        this.sizes =
                List.of(
                        pane.sceneProperty().flatMap(Scene::widthProperty),
                        pane.sceneProperty().flatMap(Scene::heightProperty));
        model.lines().addListener((ListChangeListener<Line>) _ -> changed());
        model.untouchedProperty().addListener((_, _, _) -> changed());
        pane.sceneProperty().addListener((_, _, _) -> draw());
        sizes.forEach(size -> size.addListener((_, before, now) -> stretched(before, now)));
    }

    Region node() {
        return pane;
    }

    private Sheet sheet() {
        return sheets.computeIfAbsent(extent, this::make);
    }

    private Sheet make(Extent wanted) {
        var entries = new PlanEntries(words, zone);
        var background = desk.background();
        var made =
                switch (wanted) {
                    case WEEK -> new WeekSheet(background, texts, weeks, entries);
                    case MONTH -> new MonthSheet(background, texts, weeks, entries);
                };
        prepare(made.control());
        made.build();
        made.control().heightProperty().addListener((_, _, _) -> resized());
        return made;
    }

    private void prepare(DateControl control) {
        control.setWeekFields(weeks);
        control.setZoneId(zone);
        control.setToday(today());
        control.setTime(now().toLocalTime());
        control.setEntryFactory(_ -> null);
        control.setEntryEditPolicy(_ -> false);
        control.setContextMenuCallback(_ -> null);
        control.setEntryContextMenuCallback(_ -> null);
        control.setDateDetailsCallback(_ -> true);
        control.addEventHandler(RequestEvent.REQUEST_DATE, it -> lead(it.getDate()));
        control.setEntryDetailsCallback(
                it -> {
                    if (it.getEntry().getUserObject() instanceof Occurrence occurrence) {
                        select.accept(occurrence.row());
                    }
                    return true;
                });
    }

    /// To the week of a day of which a person wants to see more.
    private void lead(LocalDate to) {
        day = to;
        lead.accept(Extent.WEEK);
    }

    private void go(LocalDate to) {
        day = to;
        draw();
    }

    /// Shows the week or the month of the day that was shown last, once it is in a window.
    void show(Extent wanted) {
        extent = wanted;
        if (sheets.containsKey(wanted)) {
            sheet().clear();
            pane.setCenter(sheet().node());
            draw();
        } else {
            pane.setCenter(null);
            desk.background().putOff(this::sheet);
            desk.background().putOff(this::bringIn);
        }
        desk.background().putOff(model::readUntouched);
    }

    /// What is in it is looked for once it is drawn: both at a time would be slow to be seen.
    private void bringIn() {
        pane.setCenter(sheet().node());
        desk.background().putOff(this::draw);
    }

    /// Goes to where something happens, at the first sight of a plan.
    void goToFirst(List<Row> rows) {
        finding = true;
        seeker.forget();
        occurrences = new Occurrences(zone, words);
        desk.background().putOff(() -> find(rows));
    }

    private void find(List<Row> rows) {
        var today = today();
        desk.background()
                .fetch(
                        () ->
                                rows.stream()
                                        .flatMap(it -> it.when(zone).stream())
                                        .map(Start::day)
                                        .filter(it -> !it.isBefore(today))
                                        .min(LocalDate::compareTo)
                                        .orElse(today),
                        it -> {
                            finding = false;
                            go(it);
                        });
    }

    /// There are other rows to be shown.
    private void changed() {
        seeker.forget();
        draw();
    }

    private void draw() {
        if (pane.getScene() == null || pane.getCenter() == null || finding) {
            return;
        }
        var shown = sheet();
        shown.show(day);
        frame.range(shown.told(day));
        tell("");
        var first = shown.first(day);
        room = shown.room();
        seeker.ask(
                new Query(first, first.plusDays(shown.days()), room),
                it -> {
                    shown.draw(it);
                    tell(crowded(it));
                });
    }

    private Function<Query, Drawn> seeking() {
        var rows = model.occurring();
        var all = occurrences;
        return it -> all.between(rows, it.first(), it.end(), it.room());
    }

    /// The window has become larger or smaller.
    private void stretched(@Nullable Number before, @Nullable Number now) {
        if (before != null
                && now != null
                && Math.abs(now.doubleValue() - before.doubleValue()) > JUMP
                && sheets.containsKey(extent)) {
            sheet().clear();
            draw();
        }
    }

    /// There is room for more, or for less.
    private void resized() {
        if (!sheet().room().equals(room)) {
            draw();
        }
    }

    private void tell(String more) {
        frame.note(Stream.of(note(), more).filter(it -> !it.isEmpty()).collect(joining(" ")));
    }

    /// A month says so in each of its fields.
    private String crowded(Drawn drawn) {
        return extent == Extent.MONTH || drawn.others().isEmpty()
                ? ""
                : texts.get("calendar.crowded", room.most(), room.whole());
    }

    private String note() {
        return switch (model.untouchedProperty().get().reach()) {
            case NOT_YET, ALL -> "";
            case UNDER_WAY -> texts.get("untouched.reading");
            case NOT_TO_BE_HAD -> texts.get("untouched.unknown");
            case THE_FIRST -> texts.get("untouched.first", Stays.MOST);
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
